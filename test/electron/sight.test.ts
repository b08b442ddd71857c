import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import type { ScreenCapture } from '../../src/ipc/capture.ts';
import { call, stateOf, until } from './in-page.ts';
import { isRealElectron, leave, type RunningApp, startApp } from './running-app.ts';

vi.setConfig({ testTimeout: 60_000 });

interface WithSight {
  readonly kiln: {
    captureScreens(): Promise<ScreenCapture>;
    onScan(listener: (capture: ScreenCapture) => void): () => void;
    onShortcut(listener: (standing: string) => void): () => void;
    suspendShortcut(isSuspended: boolean): Promise<void>;
    openCaptureSettings(what: unknown): Promise<boolean>;
    wishCapture(what: unknown): Promise<void>;
  };
  /** What a test of this file notes down in the page. */
  noted: unknown[];
}

/** What the app takes its operating system for. */
const SYSTEMS = {
  macos: { STAND_IN_PLATFORM: 'darwin' },
  windows: { STAND_IN_PLATFORM: 'win32', STAND_IN_KERNEL: '10.0.19041' },
  'windows-old': { STAND_IN_PLATFORM: 'win32', STAND_IN_KERNEL: '10.0.18363' },
  x11: { XDG_SESSION_TYPE: 'x11' },
  wayland: { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' },
} as const;

type Answer = 'white' | 'black' | 'empty' | 'nothing' | 'failure' | 'late failure';

interface Captures {
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** How the window was while each was taken. */
  readonly window: readonly object[];
}

/** Screens that look as told: two of them, of which the second is the larger. Remembers how it was asked. */
async function screens(app: RunningApp, answer: Answer): Promise<void> {
  await app.evaluate(({ BrowserWindow, desktopCapturer, screen }, how) => {
    const display = (id: number, x: number, width: number, height: number, scaleFactor: number) => ({
      ...{ id, label: `Monitor ${id}`, scaleFactor, size: { width, height } },
      ...{ bounds: { x, y: 0, width, height }, workArea: { x, y: 0, width, height } },
    });
    screen.getAllDisplays = () => [display(7, 0, 40, 30, 1), display(8, 40, 40, 30, 1.5)] as never;
    const taken = { sizes: [] as object[], window: [] as object[] };
    Object.assign(desktopCapturer, { taken });
    const image = ({ width, height }: { width: number; height: number }) => ({
      isEmpty: () => how === 'empty',
      getSize: () => ({ width, height }),
      toBitmap: () => Buffer.alloc(width * height * 4, how === 'black' ? Buffer.of(0, 0, 0, 255) : 255),
    });
    desktopCapturer.getSources = async ({ thumbnailSize }) => {
      const [window] = BrowserWindow.getAllWindows();
      taken.sizes.push(thumbnailSize ?? {});
      taken.window.push({
        visible: window?.isVisible(),
        opacity: window?.getOpacity(),
        protected: window?.isContentProtected(),
      });
      if (how === 'late failure') await new Promise((resolve) => setTimeout(resolve, 600));
      if (how.includes('failure')) throw new Error('Failed to get sources.');
      const source = (id: number) => ({
        ...{ id: `screen:${id}:0`, name: `Screen ${id}`, display_id: String(id), appIcon: null },
        thumbnail: image(thumbnailSize ?? { width: 0, height: 0 }),
      });
      return (how === 'nothing' ? [] : [source(7), source(8)]) as never;
    };
  }, answer);
}

function capturesOf(app: RunningApp): Promise<Captures> {
  return app.evaluate(({ desktopCapturer }) => (desktopCapturer as unknown as { taken: Captures }).taken);
}

function windowOf(app: RunningApp) {
  return app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return {
      visible: window?.isVisible(),
      opacity: window?.getOpacity(),
      protected: window?.isContentProtected(),
    };
  });
}

const AS_IT_WAS = { visible: true, opacity: 1, protected: false };

function capture(page: Page): Promise<ScreenCapture> {
  return page.evaluate(() => (globalThis as unknown as WithSight).kiln.captureScreens());
}

async function start(system: keyof typeof SYSTEMS, answer: Answer) {
  const app = await startApp({ environment: SYSTEMS[system] });
  const page = await app.page();
  await page.getByRole('main').waitFor();
  await screens(app, answer);
  return { app, page };
}

describe.skipIf(isRealElectron)('a capture', () => {
  it('is of each screen at its true resolution', async () => {
    const { app, page } = await start('x11', 'white');
    const taken = await capture(page);
    const url = expect.stringMatching(/^\/captures\/[0-9a-f]{32}$/);
    expect(taken).toEqual({
      ok: true,
      screens: [
        { id: 'screen:7:0', label: 'Monitor 7', width: 40, height: 30, url },
        { id: 'screen:8:0', label: 'Monitor 8', width: 60, height: 45, url },
      ],
    });
    expect((await capturesOf(app)).sizes).toEqual([
      { width: 40, height: 30 },
      { width: 60, height: 45 },
    ]);
  });

  it('can be fetched once, by nobody who does not know where, and not after the next one', async () => {
    const { page } = await start('x11', 'white');
    const fetched = await page.evaluate(async () => {
      const { kiln } = globalThis as unknown as WithSight;
      const look = async (url: string) => {
        const response = await fetch(url);
        return { status: response.status, bytes: (await response.arrayBuffer()).byteLength };
      };
      const urls = async () => {
        const taken = await kiln.captureScreens();
        return taken.ok ? taken.screens.map(({ url }) => url) : [];
      };
      const [first = '', second = ''] = await urls();
      const looked = [
        await look(first),
        await look(first),
        await look('/captures/'),
        await look(`${second}/..`),
      ];
      await urls();
      return [...looked, await look(second)];
    });
    const missing = { status: 404, bytes: 0 };
    expect(fetched).toEqual([{ status: 200, bytes: 40 * 30 * 4 }, missing, missing, missing, missing]);
  });

  const away = { visible: true, opacity: 1, protected: false };
  it.each([
    ['x11', { ...away, visible: false }],
    ['wayland', { ...away, visible: false }],
    ['macos', { ...away, opacity: 0 }],
    ['windows-old', { ...away, opacity: 0 }],
    ['windows', { ...away, protected: true }],
  ] as const)(
    'is taken without our window on %s, which is as it was afterwards',
    async (system, meanwhile) => {
      const { app, page } = await start(system, 'white');
      for (const answer of ['white', 'failure', 'black'] as const) {
        await screens(app, answer);
        expect((await capture(page)).ok).toBe(answer === 'white');
        expect((await capturesOf(app)).window[0]).toEqual(meanwhile);
        expect(await windowOf(app)).toEqual(AS_IT_WAS);
      }
    },
  );

  it('leaves a shown secret protected', async () => {
    const { app, page } = await start('windows', 'white');
    const text = 'otpauth://totp/Example:ann?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    await call(page, 'takeSeed', { room: 'practice', text });
    await call(page, 'showSeed', { room: 'practice' });
    await capture(page);
    expect(await windowOf(app)).toEqual({ ...AS_IT_WAS, protected: true });
    await call(page, 'hideSeed', { room: 'practice' });
    expect(await windowOf(app)).toEqual(AS_IT_WAS);
  });

  it('gives the focus back to nobody who did not have it', async () => {
    const { app, page } = await start('x11', 'white');
    const isFocused = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused());
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
    await capture(page);
    expect(await isFocused()).toBe(false);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
    await capture(page);
    expect(await isFocused()).toBe(true);
  });

  it('waits for the one before it', async () => {
    const { app, page } = await start('x11', 'white');
    const both = await page.evaluate(() => {
      const { kiln } = globalThis as unknown as WithSight;
      return Promise.all([kiln.captureScreens(), kiln.captureScreens()]);
    });
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await windowOf(app)).toEqual(AS_IT_WAS);
  });

  it('asks a person once where the system asks, and takes whatever they choose', async () => {
    const { app, page } = await start('wayland', 'white');
    expect((await capture(page)).ok).toBe(true);
    // Around both monitors: each of them fits in.
    expect((await capturesOf(app)).sizes).toEqual([{ width: 120, height: 45 }]);
  });

  const UNAVAILABLE = { code: 'screen-unavailable' };
  it.each([
    ['x11', { failure: UNAVAILABLE, nothing: UNAVAILABLE, empty: UNAVAILABLE, black: UNAVAILABLE }],
    ['macos', { failure: UNAVAILABLE, black: { code: 'screen-refused', system: 'macos' } }],
    // Nobody can have answered so soon: there is no portal.
    ['wayland', { failure: UNAVAILABLE, 'late failure': { code: 'screen-nothing-chosen' } }],
  ] as const)('that comes to nothing on %s is said', async (system, failures) => {
    const { app, page } = await start(system, 'white');
    for (const [answer, failure] of Object.entries(failures)) {
      await screens(app, answer as Answer);
      expect(await capture(page)).toEqual({ ok: false, failure });
    }
  });

  it('is asked for on macOS, and not taken when it is refused', async () => {
    const { app, page } = await start('macos', 'white');
    await decide(app, 'denied');
    expect(await capture(page)).toEqual({ ok: false, failure: { code: 'screen-refused', system: 'macos' } });
    // The look that makes macOS ask.
    expect((await capturesOf(app)).sizes).toEqual([{ width: 1, height: 1 }]);
    await decide(app, 'granted');
    expect((await capture(page)).ok).toBe(true);
  });
});

describe.skipIf(isRealElectron)('a person', () => {
  it.each([
    ['x11', 'failure', 'The screen cannot be looked at here.', 'paste it here'],
    ['wayland', 'late failure', 'No screen was chosen.', 'choose the screen that shows the code'],
    ['macos', 'black', 'Kiln may not look at the screen.', 'Screen & System Audio Recording'],
  ] as const)(
    'on %s that presses F2 and gets a %s reads why, and what to do',
    async (system, answer, what, now) => {
      const { app, page } = await start(system, answer);
      await page.keyboard.press('F2');
      const main = page.getByRole('main');
      await main.getByText(what).waitFor();
      await main.getByText(now).waitFor();
      const settings = main.getByRole('button', { name: 'Open the settings' });
      expect(await settings.count()).toBe(system === 'macos' ? 1 : 0);
      if (system !== 'macos') return;
      await settings.click();
      await until(() =>
        app.evaluate(({ shell }) => (shell as unknown as { opened: string[] }).opened.length === 1),
      );
    },
  );
});

/** What a person answered macOS. */
function decide(app: RunningApp, access: string): Promise<void> {
  return app.evaluate(({ systemPreferences }, decided) => {
    Object.assign((systemPreferences as unknown as { access: object }).access, {
      screen: decided,
      camera: decided,
    });
  }, access);
}

describe.skipIf(isRealElectron)("the system's own settings", () => {
  function open(page: Page, what: unknown): Promise<boolean> {
    return page.evaluate(
      (sight) => (globalThis as unknown as WithSight).kiln.openCaptureSettings(sight),
      what,
    );
  }

  const PRIVACY = 'x-apple.systempreferences:com.apple.preference.security?Privacy';
  it.each([
    ['macos', { screen: [`${PRIVACY}_ScreenCapture`], camera: [`${PRIVACY}_Camera`] }],
    ['windows', { screen: [], camera: ['ms-settings:privacy-webcam'] }],
    ['x11', { screen: [], camera: [] }],
  ] as const)('of %s are opened where Kiln can be allowed to look', async (system, addresses) => {
    const { app, page } = await start(system, 'white');
    for (const what of ['screen', 'camera'] as const) {
      expect(await open(page, what)).toBe(addresses[what].length > 0);
      const opened = await app.evaluate(({ shell }) =>
        (shell as unknown as { opened: string[] }).opened.splice(0),
      );
      expect(opened).toEqual(addresses[what]);
    }
    for (const what of ['constructor', 'https://example.com/', undefined, {}]) {
      await expect(open(page, what)).rejects.toThrow('refused');
    }
    expect(app.errors()).toBe('');
  });
});

describe.skipIf(isRealElectron)('the camera', () => {
  function look(page: Page): Promise<string> {
    return page.evaluate(async () => {
      type Media = { getUserMedia(asked: object): Promise<unknown> };
      const { mediaDevices } = (globalThis as unknown as { navigator: { mediaDevices: Media } }).navigator;
      return mediaDevices.getUserMedia({ video: true }).then(
        () => 'seen',
        (error: Error) => error.name,
      );
    });
  }

  it('is given to who has just wished for it, and nothing else is', async () => {
    const { page } = await start('x11', 'white');
    const wish = (what: unknown) =>
      page.evaluate((sight) => (globalThis as unknown as WithSight).kiln.wishCapture(sight), what);
    expect(await look(page)).toBe('NotAllowedError');
    for (const what of ['screen', 'microphone', undefined])
      await expect(wish(what)).rejects.toThrow('refused');
    expect(await look(page)).toBe('NotAllowedError');
    await wish('camera');
    expect(await look(page)).toBe('seen');
  });
});

describe.skipIf(isRealElectron)('the shortcut', () => {
  const SHORTCUT = 'Control+Shift+K';

  async function set(page: Page, screenShortcut: string): Promise<void> {
    const { settings } = await stateOf(page);
    expect(await call(page, 'saveSettings', { ...settings, screenShortcut })).toBeUndefined();
  }

  /** Whether Kiln heard it. */
  function press(app: RunningApp, accelerator: string): Promise<boolean> {
    return app.evaluate(
      ({ globalShortcut }, keys) =>
        (globalShortcut as unknown as { press(keys: string): boolean }).press(keys),
      accelerator,
    );
  }

  function noteStanding(page: Page): Promise<void> {
    return page.evaluate(() => {
      const scope = globalThis as unknown as WithSight;
      scope.noted = [];
      scope.kiln.onShortcut((standing) => scope.noted.push(standing));
    });
  }

  function noted(page: Page): Promise<unknown[]> {
    return page.evaluate(() => (globalThis as unknown as WithSight).noted);
  }

  async function untilNoted(page: Page, count: number): Promise<unknown[]> {
    await until(async () => (await noted(page)).length >= count);
    return noted(page);
  }

  it('is off until it is set, and off again when it is taken away or Kiln ends', async () => {
    const { app, page } = await start('x11', 'white');
    const isHeard = () =>
      app.evaluate(({ globalShortcut }, keys) => globalShortcut.isRegistered(keys), SHORTCUT);
    await noteStanding(page);
    expect(await isHeard()).toBe(false);
    await set(page, SHORTCUT);
    expect(await isHeard()).toBe(true);
    await set(page, 'F9');
    expect(await isHeard()).toBe(false);
    await set(page, SHORTCUT);
    await set(page, '');
    expect(await isHeard()).toBe(false);
    expect(await untilNoted(page, 3)).toEqual(['off', 'on', 'off']);
    await set(page, SHORTCUT);
    await app.evaluate(({ globalShortcut }) => {
      const { unregister } = globalShortcut;
      globalShortcut.unregister = (keys) => {
        process.stderr.write(`released ${keys}`);
        unregister(keys);
      };
    });
    await leave(app, 'quit');
    expect(await app.ended).toBe(0);
    expect(app.errors()).toBe(`released ${SHORTCUT}`);
  });

  it('says that another program has it', async () => {
    const { app, page } = await start('x11', 'white');
    await noteStanding(page);
    await app.evaluate(({ globalShortcut }, keys) => {
      (globalShortcut as unknown as { taken: Set<string> }).taken.add(keys);
    }, SHORTCUT);
    await set(page, SHORTCUT);
    expect(await untilNoted(page, 2)).toEqual(['off', 'taken']);
    await set(page, 'F9');
    expect(await untilNoted(page, 3)).toEqual(['off', 'taken', 'on']);
  });

  it('is not heard while somebody sets it', async () => {
    const { app, page } = await start('x11', 'white');
    await set(page, SHORTCUT);
    const suspend = (isSuspended: boolean) =>
      page.evaluate((is) => (globalThis as unknown as WithSight).kiln.suspendShortcut(is), isSuspended);
    await suspend(true);
    expect(await press(app, SHORTCUT)).toBe(false);
    await set(page, 'F9');
    expect(await press(app, 'F9')).toBe(false);
    await suspend(false);
    expect(await press(app, 'F9')).toBe(true);
    // A page that breaks down in between does not keep it silent.
    await suspend(true);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
    await until(() => app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('F9')));
  });

  it('cannot be keys that people type with, nor what no keyboard has', async () => {
    const { page } = await start('x11', 'white');
    const { settings } = await stateOf(page);
    const wrong = ['K', 'Shift+K', 'Control+', 'Control+Control', 'Control+K+J', 'control+k', 'F25', ' '];
    for (const screenShortcut of wrong) {
      await expect(call(page, 'saveSettings', { ...settings, screenShortcut })).rejects.toThrow('refused');
    }
  });

  /** Notes what the page is handed from now on. */
  async function noteScans(app: RunningApp): Promise<void> {
    await app.evaluate(({ ipcMain }) => {
      type Handler = (...all: unknown[]) => Promise<{ answer?: unknown }>;
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
      const take = handlers.get('kiln:take-scan');
      const scans: unknown[] = [];
      Object.assign(ipcMain, { scans });
      handlers.set('kiln:take-scan', async (...all) => {
        const reply = (await take?.(...all)) ?? {};
        if (reply.answer !== undefined) scans.push(reply.answer);
        return reply;
      });
    });
  }

  async function untilScanned(app: RunningApp): Promise<unknown[]> {
    const scans = () => app.evaluate(({ ipcMain }) => (ipcMain as unknown as { scans: unknown[] }).scans);
    await until(async () => (await scans()).length > 0);
    return scans();
  }

  const BOTH = [{ ok: true, screens: [{ width: 40 }, { width: 60 }] }];

  it('captures first, and shows Kiln with what was found afterwards', async () => {
    const { app, page } = await start('x11', 'white');
    await set(page, SHORTCUT);
    await noteScans(app);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    expect(await press(app, SHORTCUT)).toBe(true);
    expect(await untilScanned(app)).toMatchObject(BOTH);
    expect(
      await app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return [window?.isMinimized(), window?.isFocused()];
      }),
    ).toEqual([false, true]);
  });

  it('says what went wrong, too', async () => {
    const { app, page } = await start('x11', 'failure');
    await set(page, SHORTCUT);
    await press(app, SHORTCUT);
    await page.getByRole('main').getByText('The screen cannot be looked at here.').waitFor();
  });

  it('opens the window where it was closed, and hands what was captured to its page, once', async () => {
    const { app, page } = await start('macos', 'white');
    await set(page, SHORTCUT);
    await leave(app, 'close');
    await until(() => page.isClosed());
    await noteScans(app);
    expect(await press(app, SHORTCUT)).toBe(true);
    const next = await app.page();
    await next.getByRole('main').waitFor();
    expect(await untilScanned(app)).toMatchObject(BOTH);
    const again = await next.evaluate(
      () =>
        new Promise((resolve) => {
          (globalThis as unknown as WithSight).kiln.onScan(resolve);
          setTimeout(resolve, 500, 'nothing');
        }),
    );
    expect(again).toBe('nothing');
  });
});
