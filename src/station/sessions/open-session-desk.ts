import { randomInt } from 'node:crypto';
import { hostname } from 'node:os';
import { type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import { PcscReaders } from '../../readers/pcsc/pcsc-readers.ts';
import type { Readers } from '../../readers/readers.ts';
import { SimulatedReaders } from '../../readers/simulated-readers.ts';
import { Register } from '../../register/register.ts';
import type { SealingOptions } from '../../sessions/file/session-file.ts';
import { askHostClock } from '../ask-host-clock.ts';
import { modelsNow, readConfig } from '../config.ts';
import { openShared } from '../desk-register/shared-desk.ts';
import { atMost, tellOthers } from '../open-station.ts';
import { operatingSystemUser } from '../operating-system-user.ts';
import { TokenWatch } from '../service/token-watch.ts';
import { openJournal } from '../station.ts';
import { systemClock } from '../system-clock.ts';
import { SessionDesk } from './session-desk.ts';
import { SessionRun } from './session-run.ts';

export interface OpenSessionDeskOptions {
  readonly dataDirectory: string;
  /** Over what the settings say. */
  readonly operator?: string;
  /** The readers that tokens are looked at on; the desk closes them. Without, there are none. */
  readonly readers?: Readers;
  /** Which of them a session is burned on; all unless said. */
  readonly isWanted?: (reader: string) => boolean;
  readonly onChange?: () => void;
  /** `staysOpen`: sessions are not closed for good here. */
  readonly sealing?: SealingOptions;
}

export interface OpenedSessionDesk {
  readonly desk: SessionDesk;
  /** Which readers there are, and what lies on them. */
  readonly watch: TokenWatch;
  /** Leaves the session, truthfully. */
  close(): Promise<void>;
}

/** This machine's readers, for `readers` above. `hostFile`: the built reader host. */
export function machineReaders(hostFile: string): Readers {
  return new PcscReaders({ hostFile });
}

/** The session desk of a data folder, for a shell that does one thing and ends. Close it, or the process lives on. */
export function openSessionDesk(options: OpenSessionDeskOptions): Result<OpenedSessionDesk, Failure> {
  const config = readConfig(options.dataDirectory);
  if (!config.ok) return config;
  const settings = config.value;
  const { dataDirectory, onChange = () => {} } = options;
  const clock = systemClock;
  const models = modelsNow(dataDirectory, settings);
  const operator = options.operator ?? (settings.operator || operatingSystemUser());
  const desk = () => ({ operator, host: hostname() });
  const log = openJournal(dataDirectory);
  const register = new Register(log.path);
  const shared = openShared(log, desk);
  if (!shared.ok) return shared;
  // What other desks did meanwhile counts, too: who has a token, say.
  const heard = shared.value && atMost(shared.value.sync());
  // Whoever burns does so for hours, and others meanwhile.
  if (options.readers) shared.value?.follow(clock);
  const readers = options.readers ?? new SimulatedReaders({ clock, readerNames: [] });
  const lastBurn = async (serial: string) => {
    await heard;
    return register.lastBurn(serial);
  };
  const watch = new TokenWatch({ readers, clock, models, lastBurn, onChange });
  const run = {
    readers,
    models,
    clock,
    desk,
    log,
    lastBurn,
    onChange,
    random: () => randomInt(2 ** 32) / 2 ** 32,
  };
  const sessions = new SessionDesk({
    dataDirectory,
    ...(options.sealing && { sealing: options.sealing }),
    clock,
    models,
    desk,
    log,
    holders: async (accounts) => {
      await heard;
      return register.holders(accounts);
    },
    newWork: (file) =>
      new SessionRun({
        ...run,
        file,
        ...(options.isWanted && { isWanted: options.isWanted }),
        hostClock: () => askHostClock(),
        claim: (reader) => watch.pause(reader),
        release: (reader) => watch.resume(reader),
      }),
    readers: () => watch.views(),
    onChange,
  });
  return succeed({
    desk: sessions,
    watch,
    close: async () => {
      await sessions.close();
      watch.close();
      await Promise.all([readers.close(), register.close()]);
      await log.close();
      if (shared.value) await tellOthers(shared.value);
    },
  });
}
