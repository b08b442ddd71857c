import { type CommandOutput, type RunCommand, runCommand } from './doctor/run-command.ts';

/** Whether the operating system keeps its clock right by a time server, as it says itself. */
export type HostClockState = 'synchronised' | 'unsynchronised' | 'unknown';

const LIMIT_MILLISECONDS = 1000;
/** Shorter, so that one program that hangs does not hide what another one said. */
const COMMAND_LIMIT_MILLISECONDS = 800;

/** Asks the operating system, within a second. Never rejects; no network is used. */
export async function hostClockState(
  run: RunCommand = runCommand,
  platform: NodeJS.Platform = process.platform,
): Promise<HostClockState> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<HostClockState>((resolve) => {
    timer = setTimeout(resolve, LIMIT_MILLISECONDS, 'unknown');
  });
  try {
    return await Promise.race([ask(run, platform), tooLate]);
  } catch {
    return 'unknown';
  } finally {
    clearTimeout(timer);
  }
}

async function ask(run: RunCommand, platform: NodeJS.Platform): Promise<HostClockState> {
  const output = (command: string, ...args: string[]) => run(command, args, COMMAND_LIMIT_MILLISECONDS);
  switch (platform) {
    case 'linux':
      return fromLinux(
        ...(await Promise.all([
          output('timedatectl', 'show', '-p', 'NTPSynchronized', '--value'),
          output('chronyc', '-c', 'tracking'),
        ])),
      );
    case 'darwin':
      return fromMacos(
        ...(await Promise.all([
          output('/usr/sbin/systemsetup', '-getusingnetworktime'),
          output('/usr/bin/defaults', 'read', TIMED_PREFERENCES, 'TMAutomaticTimeOnlyEnabled'),
        ])),
      );
    case 'win32':
      return fromWindows(await output('w32tm', '/query', '/status'));
    default:
      return 'unknown';
  }
}

/**
 * timedatectl passes on what the kernel says (STA_UNSYNC), which chrony only sets with `rtcsync`: its own word
 * (`Normal`, or a leap second to come) comes last in a line of its CSV.
 */
function fromLinux(
  timedatectl: CommandOutput | undefined,
  chronyc: CommandOutput | undefined,
): HostClockState {
  const kernel = timedatectl?.status === 0 ? timedatectl.stdout.trim() : '';
  const chrony = chronyc?.status === 0 ? (chronyc.stdout.trim().split(',').at(-1) ?? '') : '';
  if (kernel === 'yes' || /^(Normal|Insert second|Delete second)$/.test(chrony)) return 'synchronised';
  return kernel === 'no' || chrony === 'Not synchronised' ? 'unsynchronised' : 'unknown';
}

/** Where macOS' timed keeps "Set time and date automatically". */
const TIMED_PREFERENCES = '/private/var/db/timed/Library/Preferences/com.apple.timed';

/**
 * macOS only says whether it is told to keep its clock by a time server, and not every user may ask: systemsetup wants
 * an administrator and prints a sentence otherwise, with status 0.
 */
function fromMacos(
  systemsetup: CommandOutput | undefined,
  preference: CommandOutput | undefined,
): HostClockState {
  const spoken = /^Network Time: (On|Off)\s*$/m.exec(systemsetup?.stdout ?? '')?.[1];
  const kept = preference?.status === 0 ? preference.stdout.trim() : '';
  if (spoken === 'On' || (spoken === undefined && kept === '1')) return 'synchronised';
  return spoken === 'Off' || kept === '0' ? 'unsynchronised' : 'unknown';
}

/** HRESULT of ERROR_SERVICE_NOT_ACTIVE: the Windows Time service does not run. */
const SERVICE_NOT_ACTIVE = /0x80070426/i;

/** Windows' own clock as the source: "LOCL", in the reference id. */
const LOCAL_CLOCK = /0x4C4F434C/i;

/**
 * w32tm speaks the user's language, but keeps order and numbers: leap indicator (3: not synchronised) in the first
 * line, stratum (0: none) in the second, each before a bracket.
 */
function fromWindows(w32tm: CommandOutput | undefined): HostClockState {
  if (w32tm === undefined) return 'unknown';
  if (SERVICE_NOT_ACTIVE.test(w32tm.stdout + w32tm.stderr)) return 'unsynchronised';
  const lines = w32tm.stdout.split('\n').filter((line) => line.trim() !== '');
  const [leapIndicator, stratum] = lines.slice(0, 2).map((line) => /(\d+) ?\(/.exec(line)?.[1]);
  if (w32tm.status !== 0 || leapIndicator === undefined || stratum === undefined) return 'unknown';
  const isDoubtful = leapIndicator === '3' || stratum === '0' || LOCAL_CLOCK.test(w32tm.stdout);
  return isDoubtful ? 'unsynchronised' : 'synchronised';
}
