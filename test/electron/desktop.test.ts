import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { call, stateOf, until, type WithKiln } from './in-page.ts';
import { isRealElectron, leave, newDataDirectory, type RunningApp, startApp } from './running-app.ts';

// Several starts of an app in a test, on a machine that others use, too.
vi.setConfig({ testTimeout: 30_000 });

const SEED = { room: 'practice', text: 'otpauth://totp/Example:ann?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' };

/** Starts a burn on the practice desk; it takes some hundred milliseconds. */
async function burnOnPracticeDesk(page: Page): Promise<void> {
  await call(page, 'takeSeed', SEED);
  await call(page, 'practise', { hand: { do: 'press' } });
  await call(page, 'practise', { hand: { do: 'lay' } });
  await until(async () => (await stateOf(page)).practice.readers[0]?.token !== undefined);
  expect(await call(page, 'burn', { room: 'practice', allowUnlisted: false })).toBeUndefined();
}

function isProtected(app: RunningApp): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isContentProtected() ?? false);
}

describe('the window', () => {
  it('shows our page and nothing of Electron or Node in it', async () => {
    const app = await startApp();
    const page = await app.page();
    await page.waitForLoadState();
    expect(await page.title()).toBe('Kiln');
    const inPage = await page.evaluate(() => {
      const scope = globalThis as unknown as Record<string, unknown>;
      const isThere = (name: string) => typeof scope[name] !== 'undefined';
      return {
        kiln: Object.keys(scope['kiln'] as object).sort(),
        others: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', '__dirname'].filter(
          isThere,
        ),
      };
    });
    const [calls, sight] = [
      ['call', 'on'],
      ['captureScreens', 'onScan', 'onShortcut', 'openCaptureSettings', 'suspendShortcut', 'wishCapture'],
    ];
    expect(inPage).toEqual({ kiln: [...calls, ...sight].sort(), others: [] });
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return JSON.parse(JSON.stringify(contents.getLastWebPreferences()));
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
  });

  it('is never smaller than the interface can be, and keeps its menu out of sight', async () => {
    const app = await startApp();
    await app.page();
    expect(
      await app.evaluate(({ BrowserWindow, Menu }) => {
        const [window] = BrowserWindow.getAllWindows();
        return {
          least: window?.getMinimumSize(),
          bar: window?.isMenuBarVisible(),
          menus: Menu.getApplicationMenu()?.items.map(({ label }) => label),
        };
      }),
    ).toEqual({ least: [900, 640], bar: false, menus: ['Edit', 'View', 'Window'] });
  });

  it('has menus in the language of the settings', async () => {
    const app = await startApp();
    const page = await app.page();
    const { settings } = await stateOf(page);
    await call(page, 'saveSettings', { ...settings, language: 'de' });
    await until(() =>
      app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.label === 'Bearbeiten'),
    );
  });

  it('is where it was when it was closed', async () => {
    const dataDirectory = newDataDirectory();
    const bounds = { x: 210, y: 130, width: 1000, height: 700 };
    const first = await startApp({ dataDirectory });
    await first.page();
    await first.evaluate(
      ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
      bounds,
    );
    await leave(first, 'close');
    expect(await first.ended).toBe(0);
    const second = await startApp({ dataDirectory });
    await second.page();
    expect(
      await second.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
    ).toEqual(bounds);
  });

  it.skipIf(isRealElectron)(
    'opens in the middle when its screen is gone, or the file is no place',
    async () => {
      const dataDirectory = newDataDirectory();
      for (const text of [
        '{"x":3000,"y":100,"width":1000,"height":700,"isMaximised":false}',
        '{"x":null}',
        'not JSON',
      ]) {
        writeFileSync(join(dataDirectory, 'window.json'), text);
        const app = await startApp({ dataDirectory });
        await app.page();
        const bounds = await app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.getBounds(),
        );
        expect(bounds).toMatchObject({ x: 40, y: 40, width: 1280, height: 800 });
        app.kill();
        await app.ended;
      }
    },
  );
});

describe('the bridge', () => {
  it('answers calls and tells what changes', async () => {
    const app = await startApp();
    const page = await app.page();
    const { about, burn } = await stateOf(page);
    expect(about.dataDirectory).toBe(app.dataDirectory);
    expect(burn.seed).toBeUndefined();
    const told = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const end = (globalThis as unknown as WithKiln).kiln.on('state', (state) => {
            if (state.practice.seed === undefined) return;
            end();
            resolve(state.practice.seed.description.account);
          });
        }),
    );
    await call(page, 'takeSeed', SEED);
    expect(await told).toBe('ann');
  });

  it('refuses what the station does not take, and says nothing of it', async () => {
    const app = await startApp();
    const page = await app.page();
    for (const [name, args] of [
      ['nothing', undefined],
      ['constructor', undefined],
      ['takeSeed', { room: 'attic', text: 'JBSWY3DPEHPK3PXP' }],
      ['giveCode', 'JBSWY3DPEHPK3PXP'],
    ] as const) {
      await expect(call(page, name, args)).rejects.toThrow('the call was refused');
    }
    expect(app.errors()).toBe('');
  });

  it('refuses frames that are not our page, whatever they ask', async () => {
    const app = await startApp();
    // Drawn: its first call was answered, so the app knows the page's address by now.
    await (await app.page()).getByRole('main').waitFor();
    const replies = await app.evaluate(async ({ BrowserWindow, ipcMain, desktopCapturer }) => {
      desktopCapturer.getSources = () => Promise.reject(new Error('nobody may get here'));
      type Handler = (...all: unknown[]) => Promise<{ ok: boolean }>;
      // What Electron keeps of ipcMain.handle.
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
      const page = BrowserWindow.getAllWindows()[0]?.webContents;
      const ask = async (senderFrame: unknown) => {
        const replies = [...handlers].map(async ([channel, handle]) => {
          const { ok } = await handle(
            { sender: page, senderFrame },
            channel === 'kiln:call' ? 'state' : 'camera',
          );
          return `${channel} ${ok}`;
        });
        return (await Promise.all(replies)).sort();
      };
      return {
        strangers: [
          await ask(null),
          await ask({ url: 'app://kiln/' }),
          await ask({ url: 'https://evil.example/' }),
        ],
        own: await ask(page?.mainFrame),
      };
    });
    const channels = [
      'kiln:call',
      'kiln:capture-screens',
      'kiln:open-capture-settings',
      'kiln:shortcut-standing',
      'kiln:suspend-shortcut',
      'kiln:take-scan',
      'kiln:wish-camera',
    ];
    const refused = channels.map((channel) => `${channel} false`);
    expect(replies.strangers).toEqual([refused, refused, refused]);
    expect(replies.own).toEqual(channels.map((channel) => `${channel} true`));
  });
});

describe('the lock', () => {
  it('serves the interface under the strict policy, and nothing else', async () => {
    const app = await startApp();
    const page = await app.page();
    const fetched = await page.evaluate(async () => {
      const ask = async (path: string) => {
        const response = await fetch(path);
        return { status: response.status, policy: response.headers.get('content-security-policy') ?? '' };
      };
      return {
        page: await ask('/'),
        outside: await Promise.all(['/../package.json', '/electron/main.cjs', '/nothing'].map(ask)),
      };
    });
    expect(fetched.page.policy).toMatch(
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-/,
    );
    expect(fetched.outside.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('lets no request out, whatever the page tries', async () => {
    const app = await startApp();
    const page = await app.page();
    const isOut = await app.evaluate(async ({ session }) => {
      // Past the page's own policy, which would stop it first.
      const load = (
        session.fromPartition('kiln') as unknown as { load?: (url: string, how: string) => unknown }
      ).load;
      const self = session.fromPartition('kiln');
      const urls = [
        'https://example.com/',
        'http://127.0.0.1:1/',
        'file:///etc/passwd',
        'ws://127.0.0.1:1/',
        'app://other/',
      ];
      if (load === undefined) return [];
      return Promise.all(urls.map(async (url) => (await load.call(self, url, 'GET')) !== undefined));
    });
    expect(isOut.filter(Boolean)).toEqual([]);
    for (const url of ['https://example.com/x', 'file:///etc/passwd', 'http://127.0.0.1:1/']) {
      expect(
        await page.evaluate(
          (address) =>
            fetch(address, { mode: 'no-cors' }).then(
              () => 'out',
              () => 'in',
            ),
          url,
        ),
      ).toBe('in');
    }
  });

  it('keeps the page where it is', async () => {
    const app = await startApp();
    const page = await app.page();
    const at = page.url();
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'http://127.0.0.1:1/']) {
      await page.evaluate((address) => {
        (globalThis as unknown as { location: { href: string } }).location.href = address;
      }, url);
    }
    expect(
      await page.evaluate(() =>
        (globalThis as unknown as { open(url: string): unknown }).open('https://example.com/'),
      ),
    ).toBeNull();
    expect(await stateOf(page)).toBeDefined();
    expect(page.url()).toBe(at);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('grants no permission', async () => {
    const app = await startApp();
    const page = await app.page();
    const granted = await page.evaluate(async () => {
      type Media = {
        getUserMedia(asked: object): Promise<unknown>;
        getDisplayMedia(asked: object): Promise<unknown>;
      };
      const { mediaDevices } = (globalThis as unknown as { navigator: { mediaDevices: Media } }).navigator;
      const { Notification } = globalThis as unknown as {
        Notification: { requestPermission(): Promise<string> };
      };
      const outcome = (asked: Promise<unknown>) =>
        asked.then(
          () => 'granted',
          (error: Error) => error.name,
        );
      return [
        await outcome(mediaDevices.getUserMedia({ video: true })),
        await outcome(mediaDevices.getUserMedia({ audio: true })),
        await outcome(mediaDevices.getDisplayMedia({ video: true })),
        await Notification.requestPermission(),
      ];
    });
    expect(granted).not.toContain('granted');
  });
});

describe('secrets', () => {
  it('are kept from screen captures while one is shown, and not when the page is new', async () => {
    const app = await startApp();
    const page = await app.page();
    await call(page, 'takeSeed', SEED);
    expect(await isProtected(app)).toBe(false);
    expect(await call(page, 'showSeed', { room: 'practice' })).toMatchObject({ base32: expect.any(String) });
    expect(await isProtected(app)).toBe(true);
    await call(page, 'hideSeed', { room: 'practice' });
    expect(await isProtected(app)).toBe(false);
    await call(page, 'showSeed', { room: 'practice' });
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
    await until(async () => !(await isProtected(app)));
  });
});

describe('one app', () => {
  it('a second start shows the first window and ends', async () => {
    const dataDirectory = newDataDirectory();
    const first = await startApp({ dataDirectory });
    await first.page();
    await first.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.minimize();
    });
    const second = await startApp({ dataDirectory });
    expect(await second.ended).toBe(0);
    await until(() =>
      first.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return window?.isMinimized() === false && window.isVisible();
      }),
    );
  });

  it('draws a page again that broke down, with the state as it is', async () => {
    const app = await startApp();
    const page = await app.page();
    await call(page, 'takeSeed', SEED);
    await call(page, 'showSeed', { room: 'practice' });
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await until(async () => !(await isProtected(app)));
    await until(async () => {
      const again = await app.page();
      const state = await stateOf(again).catch(() => undefined);
      return state?.practice.seed?.description.account === 'ann';
    });
  });

  it('a configuration that cannot be read is said, and nothing opens', async () => {
    const dataDirectory = newDataDirectory();
    writeFileSync(join(dataDirectory, 'config.json'), '{');
    const app = await startApp({ dataDirectory });
    expect(await app.ended).toBe(1);
    expect(app.errors()).toContain('config.json');
  });
});

describe('leaving', () => {
  it('closes at once when nothing is written', async () => {
    const app = await startApp();
    await app.page();
    await leave(app, 'quit');
    expect(await app.ended).toBe(0);
  });

  it('closes its station first also when the window is closed while a practice burn waits for its code', async () => {
    const app = await startApp();
    const page = await app.page();
    await burnOnPracticeDesk(page);
    await until(async () => (await stateOf(page)).practice.burn?.phase === 'code');
    await leave(app, 'close');
    expect(await app.ended).toBe(0);
    // Practice is never in the journal.
    const journal = join(app.dataDirectory, 'journal.jsonl');
    expect(existsSync(journal) ? readFileSync(journal, 'utf8') : '').toBe('');
  });
});
