import type { ClockFinding, DataFinding } from '../../ipc/finding.ts';
import type { Facts, LinuxFacts } from './facts.ts';
import { installCommands } from './linux-commands.ts';

export function judgeClock(facts: Facts): ClockFinding {
  switch (facts.clock) {
    case 'synchronised':
      return { check: 'clock', state: 'ok', code: 'clock-ok' };
    case 'unknown':
      return { check: 'clock', state: 'unknown', code: 'clock-unknown' };
    case 'unsynchronised':
      return { check: 'clock', state: 'warning', code: 'clock-unsynchronised', ...clockCommands(facts) };
  }
}

function clockCommands({ system }: Facts): Pick<ClockFinding, 'commands' | 'shell'> {
  switch (system.name) {
    case 'linux':
      return { commands: linuxClockCommands(system) };
    case 'windows':
      return {
        commands: ['Set-Service W32Time -StartupType Automatic', 'Start-Service W32Time', 'w32tm /resync'],
        shell: 'administrator',
      };
    case 'macos':
      return {
        commands: ['sudo systemsetup -setusingnetworktime on', 'sudo sntp -sS time.apple.com'],
      };
    default:
      return {};
  }
}

/** `timedatectl set-ntp` switches on whatever time client is there, and fails when none is. */
function linuxClockCommands(system: LinuxFacts): readonly string[] {
  const install = system.canSynchronise === true ? [] : installCommands(system, 'time');
  switch (system.init) {
    case 'systemd':
      return [...install, 'sudo timedatectl set-ntp true'];
    case 'openrc':
      return [...install, 'sudo rc-update add chronyd', 'sudo rc-service chronyd start'];
    default:
      return [];
  }
}

const MEGABYTE = 1_000_000;

/** A journal entry has less than a kilobyte; below this, a burn might still not find room for its own. */
const FULL_BYTES = MEGABYTE;
const NEARLY_FULL_BYTES = 100 * MEGABYTE;

/** What keeps Kiln from writing first; then what it reads. */
export function judgeData({ data, system }: Facts): readonly DataFinding[] {
  const { path, unwritable, config, freeBytes = Number.POSITIVE_INFINITY } = data;
  const found: DataFinding[] = [];
  const isFull = freeBytes < FULL_BYTES || isFullReason(unwritable?.reason);
  if (isFull) found.push({ check: 'data', state: 'problem', code: 'disk-full', path });
  else if (unwritable !== undefined) {
    const commands = isDenied(unwritable.reason) ? ownCommands(system.name, unwritable.path) : [];
    found.push({
      check: 'data',
      state: 'problem',
      code: 'data-unwritable',
      ...unwritable,
      ...(commands.length > 0 && { commands }),
    });
  }
  if (config !== undefined) {
    found.push({
      check: 'data',
      state: 'problem',
      code: 'bad-config',
      path: config.path,
      place: config.place,
    });
  }
  if (!isFull && freeBytes < NEARLY_FULL_BYTES) {
    const freeMegabytes = Math.floor(freeBytes / MEGABYTE);
    found.push({ check: 'data', state: 'warning', code: 'disk-nearly-full', path, freeMegabytes });
  }
  return found.length > 0 ? found : [{ check: 'data', state: 'ok', code: 'data-ok', path }];
}

function isFullReason(reason: string | undefined): boolean {
  return reason === 'ENOSPC' || reason === 'EDQUOT';
}

function isDenied(reason: string): boolean {
  return reason === 'EACCES' || reason === 'EPERM';
}

function ownCommands(system: Facts['system']['name'], path: string): readonly string[] {
  if (system === 'windows') return [`icacls "${path}" /grant "\${env:USERNAME}:(OI)(CI)M" /T`];
  return [`sudo chown -R "$(id -un)" '${path.replaceAll("'", "'\\''")}'`];
}
