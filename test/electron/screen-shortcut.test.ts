// @module-tag chromium
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { call, stateOf, until } from './in-page.ts';
import { isRealElectron, leave, type RunningApp } from './running-app.ts';
import { start, type WithSight } from './staged-screens.ts';

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
