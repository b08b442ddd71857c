// @module-tag chromium
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { call, stateOf, until } from './in-page.ts';
import { isRealElectron, leave, newDataDirectory, type RunningApp, startApp } from './running-app.ts';

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
      [
        'captureScreens',
        'copy',
        'onScan',
        'onShortcut',
        'openCaptureSettings',
        'suspendShortcut',
        'wishCapture',
      ],
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
