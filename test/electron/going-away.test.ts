// @module-tag chromium
import { describe, expect, it } from 'vitest';
import type { State } from '../../src/ipc/state.ts';
import { call, stateOf, until } from './in-page.ts';
import { isRealElectron, type RunningApp, startApp } from './running-app.ts';

const SEED = { room: 'burn', text: 'otpauth://totp/Example:ann?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' };

/** What the system tells. */
function tell(app: RunningApp, what: string): Promise<void> {
  return app.evaluate(({ powerMonitor }, event) => {
    // Of Electron's own events some have an argument, and some are there on one system alone.
    (powerMonitor as unknown as { emit(name: string, event: object): void }).emit(event, {
      preventDefault() {},
    });
  }, what);
}

describe.skipIf(isRealElectron)('when the person goes away', () => {
  it.each([
    ['lock-screen', 'en', 'The screen was locked: the seed was erased.'],
    ['lock-screen', 'de', 'Der Bildschirm wurde gesperrt: Der Seed ist gelöscht.'],
    ['suspend', 'en', 'The computer went to sleep: the seed was erased.'],
    ['suspend', 'de', 'Der Computer ging schlafen: Der Seed ist gelöscht.'],
  ] as const)(
    '(%s) a seed that was not burned goes, and the window says so (%s)',
    async (event, language, what) => {
      const app = await startApp();
      const page = await app.page();
      await page.getByRole('main').waitFor();
      const { settings } = await stateOf(page);
      await call(page, 'saveSettings', { ...settings, language } satisfies State['settings']);
      await call(page, 'takeSeed', SEED);
      await page.locator('[data-stage=seed]').getByText('ann').waitFor();
      await call(page, 'showSeed', { room: 'burn' });
      await tell(app, event);
      await page.locator('[data-stage=seed]').getByText(what).waitFor();
      expect(await call(page, 'showSeed', { room: 'burn' })).toBeUndefined();
      expect((await stateOf(page)).burn.dropped).toEqual({
        why: event === 'suspend' ? 'sleep' : 'lock',
        burned: false,
      });
      const isProtected = () =>
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isContentProtected());
      await until(async () => (await isProtected()) === false);
      expect(app.errors()).toBe('');
    },
  );

  it('a copied secret leaves the clipboard, and what else is in it stays', async () => {
    const app = await startApp();
    const page = await app.page();
    await page.getByRole('main').waitFor();
    const copy = (text: unknown, isSecret?: unknown) =>
      page.evaluate(
        ([what, is]) =>
          (globalThis as unknown as { kiln: { copy(text: unknown, is: unknown): Promise<void> } }).kiln.copy(
            what,
            is,
          ),
        [text, isSecret],
      );
    const held = () => app.evaluate(({ clipboard }) => clipboard.readText());
    await copy('492039', true);
    expect(await held()).toBe('492039');
    await tell(app, 'lock-screen');
    await until(async () => (await held()) === '');
    await copy('86596101234567', false);
    await tell(app, 'lock-screen');
    expect(await held()).toBe('86596101234567');
    await copy('492039', true);
    await app.evaluate(({ clipboard }) => clipboard.writeText('something else'));
    await tell(app, 'suspend');
    expect(await held()).toBe('something else');
    for (const wrong of [undefined, 5, 'x'.repeat(1001)]) {
      await expect(copy(wrong, true)).rejects.toThrow('the call was refused');
    }
    expect(app.errors()).toBe('');
  });

  it.each(['shutdown', 'session-end'] as const)('the app ends by itself (%s)', async (event) => {
    const app = await startApp();
    const page = await app.page();
    await call(page, 'takeSeed', SEED);
    const told =
      event === 'shutdown'
        ? tell(app, event)
        : app.evaluate(({ BrowserWindow }) => {
            BrowserWindow.getAllWindows()[0]?.emit('session-end', { preventDefault() {} });
          });
    // It may be gone before it can answer.
    await told.catch(() => {});
    expect(await app.ended).toBe(0);
    expect(app.errors()).toBe('');
  });
});
