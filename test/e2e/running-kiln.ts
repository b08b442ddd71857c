import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;

/** Where the built programs lie; elsewhere while other people build in the same checkout (a folder `dist`). */
export const DIST = process.env['KILN_DIST'] ?? join(ROOT, 'dist');

export interface KilnOptions {
  /** A data folder that an earlier Kiln of the test used. */
  readonly dataDirectory?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A running `kiln serve`. */
export interface RunningKiln {
  /** Lets in the browser that opens it first. */
  readonly url: string;
  readonly dataDirectory: string;
  /** Resolves with the exit status; null when it was killed. */
  readonly ended: Promise<number | null>;
  /** As Ctrl-C does. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
  errors(): string;
}

/** Starts the built `kiln serve --no-open --print-url` with a data folder of its own, and ends it with the test. */
export async function startKiln(options: KilnOptions = {}): Promise<RunningKiln> {
  const dataDirectory = options.dataDirectory ?? newDataDirectory();
  const child = spawn(process.execPath, [join(DIST, 'kiln.cjs'), 'serve', '--no-open', '--print-url'], {
    env: {
      ...process.env,
      KILN_DATA: dataDirectory,
      // No PC/SC service, unless the test has one.
      PCSCLITE_CSOCK_NAME: join(dataDirectory, 'no-pcscd'),
      // For a dist that lies elsewhere.
      NODE_PATH: join(createRequire(import.meta.url).resolve('esbuild/package.json'), '../..'),
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (text: Buffer) => {
    errors += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return {
    url: await firstLine(child, () => errors),
    dataDirectory,
    ended,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
    kill,
    errors: () => errors,
  };
}

function newDataDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'kiln-e2e-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  return directory;
}

function firstLine(child: ChildProcess, errors: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (text: Buffer) => {
      said += text;
      if (said.includes('\n')) resolve(said.slice(0, said.indexOf('\n')));
    });
    child.once('exit', (status) => reject(new Error(`kiln serve ended (${status}): ${errors()}`)));
  });
}
