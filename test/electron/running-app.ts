import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Electron from 'electron';
import { build } from 'esbuild';
import { _electron, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';
import { sharedChromium } from './shared-chromium.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What was built; elsewhere while other people build in the same checkout. */
export const DIST = process.env['KILN_DIST'] ?? join(ROOT, 'dist');
const REAL_ELECTRON = process.env['KILN_ELECTRON'];

export const isRealElectron = REAL_ELECTRON !== undefined;

type InMain<Argument, Answer> = (electron: typeof Electron, argument: Argument) => Answer | Promise<Answer>;

/** The desktop app as a test holds it, in the stand-in or in a real Electron. */
export interface RunningApp {
  /** Runs a function in the main process. It may use nothing but its arguments, which travel as JSON. */
  evaluate<Answer, Argument = undefined>(
    work: InMain<Argument, Answer>,
    ...argument: Argument extends undefined ? [] : [Argument]
  ): Promise<Answer>;
  /** The page of the window as it is now. */
  page(): Promise<Page>;
  /** Resolves with the exit status. */
  readonly ended: Promise<number | null>;
  kill(): void;
  /** What it wrote to standard error. */
  errors(): string;
  readonly dataDirectory: string;
}

export interface AppOptions {
  /** A folder that another app of the test uses or used, too. */
  readonly dataDirectory?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** The X display that its windows are on; on none unless said. */
  readonly display?: string;
  /** The folder that holds electron/ and renderer/, where it is not dist. */
  readonly dist?: string;
}

/** A data folder that is removed when the test is over. */
export function newDataDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'kiln-app-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  return directory;
}

/** Starts dist/electron/main.cjs, and ends it with the test. */
export async function startApp(options: AppOptions = {}): Promise<RunningApp> {
  const dataDirectory = options.dataDirectory ?? newDataDirectory();
  const environment = {
    ...process.env,
    KILN_DATA: dataDirectory,
    // No service: what is tested here is the shell.
    PCSCLITE_CSOCK_NAME: join(dataDirectory, 'no-pcscd'),
    ...(options.display !== undefined && { DISPLAY: options.display, STAND_IN_DISPLAY: options.display }),
    ...options.environment,
  } as Record<string, string>;
  const main = join(options.dist ?? DIST, 'electron', 'main.cjs');
  return REAL_ELECTRON === undefined
    ? startStandIn(main, dataDirectory, environment, options.display)
    : startReal(REAL_ELECTRON, main, dataDirectory, environment);
}

/** Quits the app, or closes its window; it may be gone before it can answer. */
export async function leave(app: RunningApp, how: 'quit' | 'close'): Promise<void> {
  const asked = app.evaluate(({ app: electronApp, BrowserWindow }, what) => {
    if (what === 'quit') electronApp.quit();
    else BrowserWindow.getAllWindows()[0]?.close();
  }, how);
  await asked.catch(() => {});
}

/** A mistake of Kiln's own in the main process, caught by nobody; or a promise's that nobody looks after. */
export async function throwInMain(app: RunningApp, how: 'error' | 'promise' = 'error'): Promise<void> {
  await app.evaluate((_electron, kind) => {
    setTimeout(() => {
      const error = new Error('made for this test');
      if (kind === 'error') throw error;
      void Promise.reject(error);
    });
  }, how);
}

async function startReal(
  executablePath: string,
  main: string,
  dataDirectory: string,
  env: Record<string, string>,
): Promise<RunningApp> {
  const app = await _electron.launch({ executablePath, args: [main], env });
  let errors = '';
  app.process().stderr?.on('data', (text: Buffer) => {
    errors += text;
  });
  const ended = new Promise<number | null>((resolve) => app.process().once('exit', resolve));
  onTestFinished(async () => {
    app.process().kill('SIGKILL');
    await ended;
  });
  return {
    evaluate: (work, ...argument) => app.evaluate(work as never, argument[0] as never) as never,
    page: () => app.firstWindow(),
    ended,
    kill: () => void app.process().kill('SIGKILL'),
    errors: () => errors,
    dataDirectory,
  };
}

async function startStandIn(
  main: string,
  dataDirectory: string,
  env: Record<string, string>,
  display: string | undefined,
): Promise<RunningApp> {
  const [standIn, browser] = await Promise.all([builtStandIn(), sharedChromium(display)]);
  const child = spawn(process.execPath, ['-r', standIn, main], {
    cwd: ROOT,
    env: { ...env, STAND_IN_CHROMIUM: browser.address, NODE_OPTIONS: '' },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (text: Buffer) => {
    errors += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    await browser.closePages();
  });
  const endedTooSoon = () => ended.then(() => Promise.reject(new Error(`the app ended: ${errors}`)));
  return {
    evaluate: (work, ...argument) => askInMain(child, String(work), argument[0]) as never,
    page: () => Promise.race([browser.page(child.pid), endedTooSoon()]),
    ended,
    kill: () => void child.kill('SIGKILL'),
    errors: () => errors,
    dataDirectory,
  };
}

let questions = 0;

function askInMain(child: ChildProcess, text: string, argument: unknown): Promise<unknown> {
  const id = ++questions;
  return new Promise((resolve, reject) => {
    const end = () => {
      child.off('message', hear);
      child.off('exit', leave);
    };
    const hear = (answer: { id: number; value?: unknown; error?: string }) => {
      if (answer.id !== id) return;
      end();
      if (answer.error === undefined) resolve(answer.value);
      else reject(new Error(answer.error));
    };
    const leave = () => {
      end();
      reject(new Error('the app has ended'));
    };
    child.on('message', hear);
    child.on('exit', leave);
    child.send({ id, text, argument });
  });
}

let standIn: Promise<string> | undefined;

/** The stand-in as one file, beside what it stands in for, so that it finds playwright-core. */
function builtStandIn(): Promise<string> {
  // Other test files build theirs at the same time.
  const outdir = join(ROOT, 'dist', 'test', String(process.pid));
  const entry = (name: string) => join(ROOT, 'test', 'electron', 'stand-in', `${name}.ts`);
  standIn ??= build({
    entryPoints: [entry('index'), entry('utility-process-child')],
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    external: ['playwright-core'],
    logLevel: 'warning',
  }).then(() => join(outdir, 'index.cjs'));
  return standIn;
}

// Registered with the file: a hook that is added while tests run is never called.
afterAll(async () => {
  const built = await standIn;
  if (built !== undefined) rmSync(dirname(built), { recursive: true, force: true });
});
