import { hostname } from 'node:os';
import { type Result, succeed } from '../../base/result.ts';
import { forgetAccount } from '../../register/forget-account.ts';
import type { Journal } from '../../register/journal.ts';
import { Register } from '../../register/register.ts';
import type { Desk } from '../burn-record.ts';
import { type ConfigFailure, readConfig } from '../config.ts';
import { operatingSystemUser } from '../operating-system-user.ts';
import { openJournal } from '../station.ts';
import { RegisterDesk } from './register-desk.ts';

export interface OpenedRegister {
  readonly desk: RegisterDesk;
  close(): Promise<void>;
}

/** The register of a data folder, for a shell that has no readers open. Close it. */
export function openRegister(
  dataDirectory: string,
  operator: string | undefined,
): Result<OpenedRegister, ConfigFailure> {
  const config = readConfig(dataDirectory);
  if (!config.ok) return config;
  const journal = openJournal(dataDirectory);
  const register = new Register(journal.path);
  const desk = () => ({
    operator: operator ?? (config.value.operator || operatingSystemUser()),
    host: hostname(),
  });
  return succeed({
    desk: registerDesk(journal, register, desk),
    close: async () => {
      await Promise.all([register.close(), journal.close()]);
    },
  });
}

/** The register's desk over a journal that is open. */
export function registerDesk(journal: Journal, register: Register, desk: () => Desk): RegisterDesk {
  return new RegisterDesk({
    journal,
    register,
    desk,
    forget: (account, who) => forgetAccount(journal, account, who),
  });
}
