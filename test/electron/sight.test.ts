// @module-tag chromium
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { call, until } from './in-page.ts';
import { isRealElectron } from './running-app.ts';
import {
  type Answer,
  AS_IT_WAS,
  capture,
  capturesOf,
  decide,
  pressAnything,
  screens,
  start,
  type WithSight,
  windowOf,
} from './staged-screens.ts';

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
    await pressAnything(page);
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

  it('is refused to a page that nobody has touched, and to one that was touched a while ago', async () => {
    const { app, page } = await start('x11', 'white');
    const ask = () =>
      page.evaluate(() => {
        const { kiln } = globalThis as unknown as WithSight;
        return Promise.all(
          [kiln.captureScreens(), kiln.wishCapture('camera')].map((asked) => outcome(asked)),
        );
        function outcome(asked: Promise<unknown>): Promise<string> {
          return asked.then(
            () => 'given',
            () => 'refused',
          );
        }
      });
    expect(await ask()).toEqual(['refused', 'refused']);
    expect((await capturesOf(app)).sizes).toEqual([]);
    // What a page makes up itself is nobody's act.
    await page.evaluate(() => {
      type Page = { dispatchEvent(event: unknown): void; KeyboardEvent: new (type: string) => unknown };
      const view = globalThis as unknown as Page;
      view.dispatchEvent(new view.KeyboardEvent('keydown'));
    });
    expect(await ask()).toEqual(['refused', 'refused']);
    await pressAnything(page);
    expect(await ask()).toEqual(['given', 'given']);
    await app.evaluate(() => {
      const { now } = performance;
      performance.now = () => now.call(performance) + 5000;
    });
    expect(await ask()).toEqual(['refused', 'refused']);
    expect(app.errors()).toBe('');
  });

  it('is given to who presses with assistive technology, which is no input', async () => {
    const { app, page } = await start('x11', 'white');
    await app.evaluate(({ app: electronApp }) => {
      electronApp.accessibilitySupportEnabled = true;
    });
    const taken = await page.evaluate(() => (globalThis as unknown as WithSight).kiln.captureScreens());
    expect(taken.ok).toBe(true);
  });

  it('waits for the one before it', async () => {
    const { app, page } = await start('x11', 'white');
    await pressAnything(page);
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
    await pressAnything(page);
    expect(await look(page)).toBe('NotAllowedError');
    for (const what of ['screen', 'microphone', undefined])
      await expect(wish(what)).rejects.toThrow('refused');
    expect(await look(page)).toBe('NotAllowedError');
    await wish('camera');
    expect(await look(page)).toBe('seen');
  });
});
