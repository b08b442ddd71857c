import { hostname } from 'node:os';
import { type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import { forgetAccount } from '../../register/forget-account.ts';
import type { Journal } from '../../register/journal.ts';
import { Register } from '../../register/register.ts';
import type { Desk } from '../burn-record.ts';
import { readConfig } from '../config.ts';
import { operatingSystemUser } from '../operating-system-user.ts';
import { openJournal } from '../station.ts';
import { RegisterDesk } from './register-desk.ts';
import { openShared, type SharedDesk } from './shared-desk.ts';

export interface OpenedRegister {
  readonly desk: RegisterDesk;
  /** Where the register is shared with other desks. */
  readonly shared?: SharedDesk;
  close(): Promise<void>;
}

/** The register of a data folder, for a shell that has no readers open. Close it. */
export function openRegister(
  dataDirectory: string,
  operator: string | undefined,
): Result<OpenedRegister, Failure> {
  const config = readConfig(dataDirectory);
  if (!config.ok) return config;
  const journal = openJournal(dataDirectory);
  const register = new Register(journal.path);
  const desk = () => ({
    operator: operator ?? (config.value.operator || operatingSystemUser()),
    host: hostname(),
  });
  const opened = openShared(journal, desk);
  if (!opened.ok) return opened;
  const shared = opened.value;
  return succeed({
    desk: registerDesk(journal, register, desk, shared),
    ...(shared && { shared }),
    close: async () => {
      await Promise.all([shared?.close(), register.close(), journal.close()]);
    },
  });
}

/** The register's desk over a journal that is open. */
export function registerDesk(
  journal: Journal,
  register: Register,
  desk: () => Desk,
  shared?: SharedDesk,
): RegisterDesk {
  return new RegisterDesk({
    journal,
    register,
    desk,
    forget: async (account, who) => {
      if (shared === undefined) {
        const forgotten = await forgetAccount(journal, account, who);
        if (!forgotten.ok) return forgotten;
        return succeed({ person: forgotten.value.person, entries: forgotten.value.entries.length });
      }
      // Only whom somebody here knows of: a slip of the pen is not sent to every desk.
      const known = await register.names(account);
      return known ? shared.forget(account) : succeed({ person: '', entries: 0 });
    },
  });
}
