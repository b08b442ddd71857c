import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Electron from 'electron';
import { build } from 'esbuild';
import { _electron, type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';
import { chromiumPath } from '../parts/parts.ts';

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

interface Chromium {
  readonly address: string;
  /** The page of the app with this process id. */
  page(app: number | undefined): Promise<Page>;
  closePages(): Promise<void>;
  close(): Promise<void>;
}

const PARENT_DEATH = ['setpriv', '--pdeathsig', 'KILL'];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
  // Large bodies come from this machine: see stand-in/large-bodies.ts.
  '--disable-features=LocalNetworkAccessChecks',
];

const shared = new Map<string | undefined, Promise<Chromium>>();

// Registered with the file: a hook that is added while tests run is never called.
afterAll(async () => {
  await Promise.all([...shared.values()].map(async (chromium) => (await chromium).close()));
  shared.clear();
  const built = await standIn;
  if (built !== undefined) rmSync(dirname(built), { recursive: true, force: true });
});

/** One Chromium for all apps of a test file, which run one after the other; it ends with this process. */
function sharedChromium(display: string | undefined): Promise<Chromium> {
  const chromium = shared.get(display) ?? startChromium(display);
  shared.set(display, chromium);
  return chromium;
}

/** A Chromium that the app and the test both hold. */
async function startChromium(display: string | undefined): Promise<Chromium> {
  const profile = mkdtempSync(join(tmpdir(), 'kiln-chromium-'));
  const executable = process.env['CHROMIUM'] ?? chromiumPath(display !== undefined);
  // Ends with this process, even when a test run is killed.
  const command = [...(process.platform === 'linux' ? PARENT_DEATH : []), executable];
  const [program = executable, ...first] = command;
  const where = display === undefined ? ['--headless'] : ['--ozone-platform=x11'];
  const child = spawn(program, [...first, ...where, ...ARGUMENTS, `--user-data-dir=${profile}`], {
    env: { ...process.env, ...(display !== undefined && { DISPLAY: display }) },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  // It may end before anybody asks it to: with the X server that it is seen on.
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`Chromium ended: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  return {
    address,
    page: (app) => windowPage(browser, app),
    closePages: async () => {
      // Not page.close(), which waits for pages whose app is gone.
      const devtools = await browser.newBrowserCDPSession();
      const { targetInfos } = await devtools.send('Target.getTargets');
      for (const { targetId, type, url } of targetInfos) {
        if (type !== 'page' || !url.startsWith(OUR_PAGES)) continue;
        // It may have gone by itself meanwhile.
        await devtools.send('Target.closeTarget', { targetId }).catch(() => {});
      }
      await devtools.detach();
    },
    close: async () => {
      await browser.close().catch(() => {});
      if (child.exitCode === null && child.signalCode === null && child.pid !== undefined)
        process.kill(-child.pid, 'SIGKILL');
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The stand-in's `app://kiln/`. */
const OUR_PAGES = 'http://kiln.app.localhost/';

/** The pages at the app's address; Chromium has an empty one of its own. */
function ourPages(browser: Browser): Page[] {
  const pages = browser.contexts().flatMap((context) => context.pages());
  return pages.filter((page) => page.url().startsWith(OUR_PAGES));
}

async function windowPage(browser: Browser, app: number | undefined): Promise<Page> {
  for (;;) {
    for (const page of ourPages(browser).reverse()) {
      const owner = page.evaluate(() => (globalThis as { __kilnStandInApp?: number }).__kilnStandInApp);
      if ((await owner.catch(() => undefined)) === app) return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
