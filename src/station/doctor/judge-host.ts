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
  const install = system.canSynchronise === false ? installCommands(system, 'time') : [];
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

/** What keeps Kiln from writing first; then what it reads, which nobody can tell of a closed folder. */
export function judgeData(facts: Facts): readonly DataFinding[] {
  const { path, unwritable, config, freeBytes = Number.POSITIVE_INFINITY } = facts.data;
  const found = { check: 'data', state: 'problem' } as const;
  if (freeBytes < FULL_BYTES || isFullReason(unwritable?.reason)) {
    return [{ ...found, code: 'disk-full', path }];
  }
  if (unwritable !== undefined) {
    return [{ ...found, code: 'data-unwritable', ...unwritable, ...ownCommands(facts, unwritable) }];
  }
  if (config !== undefined) return [{ ...found, code: 'bad-config', path: config.path, place: config.place }];
  if (freeBytes >= NEARLY_FULL_BYTES) return [{ check: 'data', state: 'ok', code: 'data-ok', path }];
  const freeMegabytes = Math.floor(freeBytes / MEGABYTE);
  return [{ check: 'data', state: 'warning', code: 'disk-nearly-full', path, freeMegabytes }];
}

function isFullReason(reason: string | undefined): boolean {
  return reason === 'ENOSPC' || reason === 'EDQUOT';
}

/** Only for what lies in the user's home: nobody is told to make anything else their own. */
function ownCommands(
  { data, host, system }: Facts,
  { path, reason }: { readonly path: string; readonly reason: string },
): Pick<DataFinding, 'commands' | 'shell'> {
  const isDenied = reason === 'EACCES' || reason === 'EPERM';
  const separator = system.name === 'windows' ? '\\' : '/';
  if (!isDenied || host.isRoot || !path.startsWith(host.home + separator)) return {};
  const quoted = (text: string) => text.replaceAll("'", "''");
  const isWhole = path === data.path;
  if (system.name === 'windows') {
    const right = `'${quoted(host.user)}:${isWhole ? '(OI)(CI)M' : 'M'}'`;
    const commands = [`icacls '${quoted(path)}' /grant ${right}${isWhole ? ' /T' : ''}`];
    return { commands, shell: 'administrator' };
  }
  return { commands: [`sudo chown ${isWhole ? '-R ' : ''}"$(id -un)" '${path.replaceAll("'", "'\\''")}'`] };
}
