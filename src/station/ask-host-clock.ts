import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type HostClockState, hostClockState } from './host-clock.ts';
import { isKernelClockKept } from './kernel-clock.ts';

/** What the question about the clock can be asked of. */
export interface ClockWitnesses {
  readonly platform: NodeJS.Platform;
  /** Undefined where the kernel cannot be asked. */
  readonly isKernelClockKept: () => boolean | undefined;
  readonly exists: (path: string) => boolean;
  /** As PATH has them. */
  readonly programFolders: readonly string[];
  /** By the system's own programs. */
  readonly askPrograms: () => Promise<HostClockState>;
}

/** There while systemd runs the machine (sd_booted(3)). */
const SYSTEMD = '/run/systemd/system';

const here: ClockWitnesses = {
  platform: process.platform,
  isKernelClockKept,
  exists: existsSync,
  programFolders: (process.env['PATH'] ?? '').split(delimiter),
  askPrograms: () => hostClockState(),
};

/**
 * What `hostClockState` finds out, for somebody who burns: on Linux without starting its programs wherever they would say
 * no more than the kernel does. That is all that timedatectl passes on, and it can only be asked where systemd runs;
 * chrony may keep a clock of which the kernel does not know. Never rejects.
 */
export async function askHostClock(witnesses: ClockWitnesses = here): Promise<HostClockState> {
  const { platform, exists, programFolders, askPrograms } = witnesses;
  const isKept = platform === 'linux' ? witnesses.isKernelClockKept() : undefined;
  if (isKept === undefined) return askPrograms();
  if (isKept) return 'synchronised';
  if (programFolders.some((folder) => exists(join(folder, 'chronyc')))) return askPrograms();
  return exists(SYSTEMD) ? 'unsynchronised' : 'unknown';
}
