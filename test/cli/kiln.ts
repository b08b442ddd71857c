import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { afterEach } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;

export const KILN = join(ROOT, 'dist', 'kiln.cjs');

/** One JSON object that Kiln printed. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
export type Printed = Record<string, any>;

export interface KilnEnd {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What stdout says, a JSON object a line. */
  readonly objects: readonly Printed[];
}

export interface KilnOptions {
  /** All of standard input; without it there is none (/dev/null). `open`: it stays open, see `stdin`. */
  readonly input?: string | Uint8Array | 'open';
  /** Opens a pipe as descriptor 3, see `codes`. */
  readonly codePipe?: boolean;
  /** Beside what this process has; the terminal's language is English unless said. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where Kiln keeps its things; a folder of its own unless said. */
  readonly data?: string;
}

const folders: string[] = [];
const running = new Set<ChildProcess>();

afterEach(async () => {
  for (const child of running)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  running.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder, gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-cli-'));
  folders.push(folder);
  return folder;
}

/** Runs one command line to its end. */
export async function kiln(args: readonly string[], options: KilnOptions = {}): Promise<KilnEnd> {
  return new KilnProcess(args, options).ended;
}

/** The one JSON object a command prints. */
export async function kilnObject(
  args: readonly string[],
  options: KilnOptions = {},
): Promise<Printed & { status: number | null }> {
  const { objects, status, stdout, stderr } = await kiln(args, options);
  if (objects.length !== 1) throw new Error(`not one object: ${stdout}${stderr}`);
  return { ...objects[0], status };
}

/** A running `kiln`, in a session of its own so that it finds no terminal to ask at. Killed after the test. */
export class KilnProcess {
  readonly child: ChildProcess;
  readonly data: string;
  readonly ended: Promise<KilnEnd>;
  #stdout = '';
  #stderr = '';
  readonly #waiting = new Set<() => void>();

  constructor(args: readonly string[], { input, codePipe, env, data = newFolder() }: KilnOptions = {}) {
    this.data = data;
    const { KILN_DATA, ...inherited } = process.env;
    this.child = spawn(process.execPath, [KILN, ...args], {
      detached: true,
      env: { ...inherited, LC_ALL: 'C', KILN_DATA: data, HOME: data, ...env },
      stdio: [
        input === undefined ? 'ignore' : 'pipe',
        'pipe',
        'pipe',
        ...(codePipe ? (['pipe'] as const) : []),
      ],
    });
    running.add(this.child);
    const hear = (stream: Readable | null, take: (text: string) => void) =>
      stream?.setEncoding('utf8').on('data', (text: string) => {
        take(text);
        this.#wake();
      });
    hear(this.child.stdout, (text) => {
      this.#stdout += text;
    });
    hear(this.child.stderr, (text) => {
      this.#stderr += text;
    });
    // A Kiln that has ended reads no more: that is for its exit status to say.
    for (const stream of [this.stdin, this.codes]) stream?.on('error', () => {});
    this.ended = once(this.child, 'close').then(([status, signal]) => {
      running.delete(this.child);
      this.#wake();
      return { status, signal, stdout: this.#stdout, stderr: this.#stderr, objects: this.objects };
    });
    if (input !== undefined && input !== 'open') this.stdin?.end(input);
  }

  get stdin(): Writable | null {
    return this.child.stdin;
  }

  /** The writing end of descriptor 3. */
  get codes(): Writable | undefined {
    return (this.child.stdio[3] as Writable | null) ?? undefined;
  }

  get stdout(): string {
    return this.#stdout;
  }

  get objects(): Printed[] {
    const lines = this.#stdout.split('\n').slice(0, -1);
    return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  }

  /** The first object that `isWanted`, printed by now or later. */
  async object(isWanted: (object: Printed) => boolean): Promise<Printed> {
    await this.until(() => this.objects.some(isWanted));
    return this.objects.find(isWanted) as Printed;
  }

  /** Resolves when `isSo`; rejects when Kiln ends before. */
  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const hasEnded = !running.has(this.child);
        if (!isSo() && !hasEnded) return;
        this.#waiting.delete(look);
        if (isSo()) resolve();
        else reject(new Error(`kiln ended before:\n${this.#stdout}${this.#stderr}`));
      };
      this.#waiting.add(look);
      look();
    });
  }

  #wake(): void {
    for (const look of [...this.#waiting]) look();
  }
}

/** For `object`: an event of this name. */
export function eventIs(name: string): (object: Printed) => boolean {
  return ({ event }) => event === name;
}
