// @module-tag chromium
import { describe, expect, it } from 'vitest';
import { call, stateOf, type WithKiln } from './in-page.ts';
import { startApp } from './running-app.ts';

const SEED = { room: 'practice', text: 'otpauth://totp/Example:ann?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' };

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
    const shown = await app.page();
    await shown.getByRole('main').waitFor();
    // Some answer a page only where a person has just acted.
    await shown.keyboard.press('Shift');
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
      'kiln:copy',
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

  it('makes no element and no script of a text, but for style sheets and the own worker', async () => {
    const app = await startApp();
    const page = await app.page();
    await page.getByRole('main').waitFor();
    const made = await page.evaluate(() => {
      type Element = { innerHTML: string };
      type View = {
        document: { readonly baseURI: string; createElement(name: string): Element };
        URL: new (address: string, base: string) => { readonly href: string };
        Worker: new (address: string) => { terminate(): void };
      };
      const view = globalThis as unknown as View;
      const outcome = (work: () => void) => {
        try {
          work();
          return 'made';
        } catch (error) {
          return (error as Error).name;
        }
      };
      const set = (text: string) => () => {
        view.document.createElement('div').innerHTML = text;
      };
      return {
        element: outcome(set('<img src=x onerror=alert(1)>')),
        text: outcome(set('.a { color: red }')),
        elsewhere: outcome(() => new view.Worker('https://example.com/worker.js')),
        own: outcome(() =>
          new view.Worker(new view.URL('/decoder-worker.js', view.document.baseURI).href).terminate(),
        ),
      };
    });
    expect(made).toEqual({ element: 'TypeError', text: 'made', elsewhere: 'TypeError', own: 'made' });
  });

  it('lets nothing out over WebRTC, which no policy and no filter sees', async () => {
    const app = await startApp();
    await app.page();
    const policy = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getWebRTCIPHandlingPolicy(),
    );
    expect(policy).toBe('disable_non_proxied_udp');
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
