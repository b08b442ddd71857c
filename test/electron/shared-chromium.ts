import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { chromiumPath } from '../parts/parts.ts';

export interface Chromium {
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
});

/** One Chromium for all apps of a test file, which run one after the other; it ends with this process. */
export function sharedChromium(display: string | undefined): Promise<Chromium> {
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
