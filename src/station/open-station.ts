import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { type Result, succeed } from '../base/result.ts';
import type { Settings } from '../ipc/settings.ts';
import { hostForCommand } from '../readers/pcsc/host-inside.ts';
import { PcscReaders } from '../readers/pcsc/pcsc-readers.ts';
import { SIMULATED_READER, SimulatedReaders } from '../readers/simulated-readers.ts';
import { Register } from '../register/register.ts';
import type { SharedFailure } from '../register/register-failure.ts';
import { SimulatedToken } from '../simulator/simulated-token.ts';
import { askHostClock } from './ask-host-clock.ts';
import { type ConfigFailure, modelsNow, readConfig } from './config.ts';
import { openShared, type SharedDesk } from './desk-register/shared-desk.ts';
import { operatingSystemUser } from './operating-system-user.ts';
import { openJournal, Station } from './station.ts';
import { systemClock } from './system-clock.ts';

export interface OpenStationOptions {
  readonly dataDirectory: string;
  /** Who burns; the operating system's user unless said. */
  readonly operator?: string;
  /** The built reader host (dist/reader-host.cjs). */
  readonly hostFile: string;
  /** Use the simulated reader with its token instead of this machine's. */
  readonly simulated?: boolean;
}

export interface OpenedStation {
  readonly station: Station;
  readonly settings: Settings;
  /** The token on the simulated reader, where that was asked for: somebody has to press its button. */
  readonly simulatedToken?: SimulatedToken;
  close(): Promise<void>;
}

/** The serial of the token that lies on the simulated reader: a C301, which erases its seed when its clock is set. */
export const SIMULATED_SERIAL = '86596100000017';

/** How long a command may take to hear of other desks, and to tell them what it did. */
const SHARING_MILLISECONDS = 1500;
/** How long it may take to leave them. */
const GOODBYE_MILLISECONDS = 1000;

/** Puts a station together from what this machine has. Close it, or the process lives on. */
export function openStation(
  options: OpenStationOptions,
): Result<OpenedStation, ConfigFailure | SharedFailure> {
  const config = readConfig(options.dataDirectory);
  if (!config.ok) return config;
  const journal = openJournal(options.dataDirectory);
  const common = {
    models: modelsNow(options.dataDirectory, config.value),
    desk: () => ({
      operator: options.operator ?? (config.value.operator || operatingSystemUser()),
      host: hostname(),
    }),
    clock: systemClock,
    log: journal,
    hostClock: () => askHostClock(),
  };
  const shared = openShared(journal, common.desk);
  if (!shared.ok) return shared;
  const register = new Register(journal.path);
  // What other desks did meanwhile counts, too: whose token this is, say.
  const heard = shared.value && atMost(shared.value.sync());
  const desk = options.simulated ? simulatedDesk() : undefined;
  const readers = desk?.readers ?? new PcscReaders({ hostFile: options.hostFile, fork: hostForCommand });
  const lastBurn = async (serial: string) => {
    await heard;
    return register.lastBurn(serial);
  };
  const readAhead = () => {
    void register.lastBurn('').catch(() => {});
    void journal.prepare();
  };
  const station = new Station({ ...common, readers, lastBurn, readAhead });
  return succeed({
    station,
    settings: config.value,
    ...(desk && { simulatedToken: desk.token }),
    close: async () => {
      await Promise.all([readers.close(), journal.close(), register.close()]);
      if (shared.value) await tellOthers(shared.value);
    },
  });
}

/** Other desks hear now what this one did, or from the next Kiln that runs here. */
export async function tellOthers(shared: SharedDesk): Promise<void> {
  await atMost(shared.sync());
  await atMost(shared.close(), GOODBYE_MILLISECONDS);
}

/** Waits for other desks no longer than a command may. */
export async function atMost(sharing: Promise<unknown>, milliseconds = SHARING_MILLISECONDS): Promise<void> {
  const done = new AbortController();
  await Promise.race([sharing.finally(() => done.abort()), systemClock.sleep(milliseconds, done.signal)]);
}

/** A simulated reader with a simulated token on it, switched on. */
export function simulatedDesk(serial = SIMULATED_SERIAL, clockErrorSeconds = 0) {
  const token = new SimulatedToken({
    serial,
    clock: systemClock,
    randomBytes: (length) => randomBytes(length),
    clockErrorSeconds,
    switchedOn: true,
    staysOn: true,
  });
  const readers = new SimulatedReaders({ clock: systemClock });
  readers.lay(SIMULATED_READER, token);
  return { readers, token };
}
