import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export const MONITOR = { width: 1920, height: 1080 } as const;

export type Rectangle = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

const run = promisify(execFile);

/** An X server of the tests' own with two monitors side by side, `left` and `right`, and a window manager. */
export class TwoMonitors {
  /** For the environment variable DISPLAY. */
  readonly display: string;
  readonly #processes: readonly ChildProcess[];

  private constructor(display: string, processes: readonly ChildProcess[]) {
    this.display = display;
    this.#processes = processes;
  }

  static async start(): Promise<TwoMonitors> {
    const { width, height } = MONITOR;
    // Without -noreset the monitors would be forgotten with the first client that leaves.
    const server = start('Xvfb', [
      ...['-displayfd', '3', '-noreset', '-nolisten', 'tcp'],
      ...['-screen', '0', `${2 * width}x${height}x24`],
    ]);
    const display = `:${await lineOf(server)}`;
    const randr = (...args: string[]) => run('xrandr', args, { env: { ...process.env, DISPLAY: display } });
    const size = `${width}/508x${height}/286`;
    await randr('--setmonitor', 'left', `${size}+0+0`, 'screen');
    await randr('--setmonitor', 'right', `${size}+${width}+0`, 'none');
    const manager = start('openbox', ['--sm-disable'], { DISPLAY: display });
    return new TwoMonitors(display, [manager, server]);
  }

  /** The pixels of a part of the display, RGB, as an independent program sees them. */
  async pixels({ x, y, width, height }: Rectangle): Promise<Buffer> {
    const crop = `${width}x${height}+${x}+${y}`;
    const { stdout } = await run(
      'import',
      ['-silent', '-window', 'root', '-crop', crop, '-depth', '8', 'rgb:-'],
      {
        env: { ...process.env, DISPLAY: this.display },
        encoding: 'buffer',
        maxBuffer: 4 * width * height + 1024,
      },
    );
    return stdout;
  }

  async close(): Promise<void> {
    for (const process of this.#processes) {
      process.kill('SIGKILL');
      while (process.exitCode === null && process.signalCode === null) await sleep(10);
    }
  }
}

/** Ends with this process, even when a test run is killed. Its fourth stream is a pipe. */
function start(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
}

/** What the X server writes to its -displayfd once it listens. */
async function lineOf(server: ChildProcess): Promise<string> {
  let said = '';
  server.stdio[3]?.on('data', (text: Buffer) => {
    said += text;
  });
  while (!said.includes('\n')) {
    if (server.exitCode !== null) throw new Error(`Xvfb ended with ${server.exitCode}`);
    await sleep(10);
  }
  return said.trim();
}
