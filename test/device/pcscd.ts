import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { canIsolate, MACHINE_SOCKET, namespaceFlags } from '../parts/isolation.ts';

/** A reader of vpcd: whoever connects to the port is the card on it. */
export interface VpcdReader {
  readonly name: string;
  readonly port: number;
}

export interface PcscdOptions {
  /** Names of reader entries; every entry makes two readers, `NAME 00 00` and `NAME 00 01`. */
  readonly entries?: readonly string[];
}

const DEFAULT_ENTRIES = ['Virtual PCD A', 'Virtual PCD B'];
const SLOTS_PER_ENTRY = 2;
const DRIVER_PATHS = [
  '/usr/lib/pcsc/drivers/serial/libifdvpcd.so',
  '/usr/lib64/pcsc/drivers/serial/libifdvpcd.so',
];

/** $1 is the folder of this pcscd, the rest the daemon and its arguments. /run/pcscd must be there to be covered. */
const ISOLATE =
  'mount -t tmpfs none /usr/lib/pcsc/drivers && (test -d /run/pcscd || mount -t tmpfs none /run) &&' +
  ' mkdir -p /run/pcscd && mount --bind "$1/run" /run/pcscd && shift && exec "$@"';

/**
 * A pcscd of the tests' own, with vpcd readers only. It runs in a mount namespace (as root or not): its socket lies
 * in a folder of its own, it sees no USB driver, and it leaves a pcscd that runs on this machine alone. Clients find
 * it by PCSCLITE_CSOCK_NAME, which `prepare` sets in this process. Where there are no namespaces (some containers)
 * it is the machine's pcscd, if none runs.
 */
export class Pcscd {
  readonly readers: readonly VpcdReader[];
  readonly socketPath: string;
  readonly #folder: string;
  readonly #entries: readonly string[];
  readonly #ports: readonly number[];
  #process: ChildProcess | undefined;

  private constructor(folder: string, entries: readonly string[], ports: readonly number[]) {
    this.#folder = folder;
    this.#entries = entries;
    this.#ports = ports;
    this.socketPath = canIsolate() ? join(folder, 'run', 'pcscd.comm') : MACHINE_SOCKET;
    this.readers = entries.flatMap((entry, index) =>
      Array.from({ length: SLOTS_PER_ENTRY }, (_, slot) => ({
        name: `${entry} 00 0${slot}`,
        port: (ports[index] ?? 0) + slot,
      })),
    );
  }

  /** Prepares a pcscd without starting it: a machine whose service is stopped. */
  static async prepare({ entries = DEFAULT_ENTRIES }: PcscdOptions = {}): Promise<Pcscd> {
    const folder = mkdtempSync(join(tmpdir(), 'kiln-pcscd-'));
    for (const name of ['run', 'conf', 'lib']) mkdirSync(join(folder, name));
    const ports: number[] = [];
    for (const _ of entries) ports.push(await freePorts());
    const pcscd = new Pcscd(folder, entries, ports);
    process.env['PCSCLITE_CSOCK_NAME'] = pcscd.socketPath;
    return pcscd;
  }

  static async start(options: PcscdOptions = {}): Promise<Pcscd> {
    const pcscd = await Pcscd.prepare(options);
    await pcscd.start();
    return pcscd;
  }

  /** Starts it with the readers of these entries; resolves when it is ready. */
  async start(present: readonly string[] = this.#entries): Promise<void> {
    this.#configure(present);
    // Ends with this process, even when a test run is killed.
    const daemon = [
      'setpriv',
      '--pdeathsig',
      'KILL',
      '/usr/sbin/pcscd',
      '--foreground',
      '--info',
      '--config',
      join(this.#folder, 'conf'),
    ];
    const [command = '', ...args] = canIsolate()
      ? ['unshare', ...namespaceFlags(), 'sh', '-c', ISOLATE, 'sh', this.#folder, ...daemon]
      : daemon;
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = child;
    await readiness(child);
    while (!(await answers(this.socketPath))) await sleep(5);
  }

  /** Stops the service the way an administrator does. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** Ends it without a chance to clean up: its socket file stays behind and refuses. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Stops it and leaves nothing behind. */
  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
    if (process.env['PCSCLITE_CSOCK_NAME'] === this.socketPath) delete process.env['PCSCLITE_CSOCK_NAME'];
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  /** vpcd's driver keeps its state by slot number: each entry needs a copy of its own. */
  #configure(present: readonly string[]): void {
    const configuration = this.#entries.map((entry, index) => {
      if (!present.includes(entry)) return '';
      const library = join(this.#folder, 'lib', `vpcd${index}.so`);
      if (!existsSync(library)) copyFileSync(driverPath(), library);
      const port = `0x${(this.#ports[index] ?? 0).toString(16)}`;
      return `FRIENDLYNAME "${entry}"\nDEVICENAME /dev/null:${port}\nLIBPATH ${library}\nCHANNELID ${port}\n`;
    });
    writeFileSync(join(this.#folder, 'conf', 'vpcd'), configuration.join('\n'));
  }
}

function driverPath(): string {
  const path = DRIVER_PATHS.find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error('libifdvpcd.so is missing');
  return path;
}

function readiness(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('daemon ready')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`pcscd did not start:\n${output}`)));
  });
}

/** The daemon says that it is ready a moment before it listens. */
function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ path: socketPath }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/**
 * Ports below those that the system hands out: while a pcscd is stopped, nobody gets its ports by chance, not even a
 * token's own attempt to connect to one. Test files that run at the same time begin at different ones.
 */
const PORTS = { first: 10_000, count: 20_000, aProcess: 40 } as const;
let portsTried = process.pid * PORTS.aProcess;

/** The first of as many free ports in a row as an entry has slots. */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = PORTS.first + (portsTried % PORTS.count);
    portsTried += SLOTS_PER_ENTRY;
    const slots = Array.from({ length: SLOTS_PER_ENTRY }, (_, slot) => isFree(port + slot));
    if ((await Promise.all(slots)).every(Boolean)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
