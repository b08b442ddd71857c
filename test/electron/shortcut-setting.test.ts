// @module-tag chromium
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from '../renderer/browser.ts';
import { call, stateOf, until } from './in-page.ts';
import { isRealElectron, type RunningApp, startApp } from './running-app.ts';

const PICTURES = process.env['KILN_TEST_PICTURES'];

async function look(page: Page, name: string): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

async function openSettings(): Promise<{ readonly app: RunningApp; readonly page: Page }> {
  const app = await startApp();
  const page = await app.page();
  // Colours change at once.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('main').waitFor();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  return { app, page };
}

const recorder = (page: Page) => page.getByRole('button', { name: /Find a code from any program/ });

async function untilSet(page: Page, shortcut: string): Promise<void> {
  await until(async () => (await stateOf(page)).settings.screenShortcut === shortcut);
}

describe.skipIf(isRealElectron)('the shortcut in the settings', () => {
  it('is what is pressed', async () => {
    const { app, page } = await openSettings();
    const isHeard = (keys: string) =>
      app.evaluate(({ globalShortcut }, which) => globalShortcut.isRegistered(which), keys);
    expect(await recorder(page).innerText()).toBe('Set keys');
    await recorder(page).click();
    await recorder(page).getByText('Press the keys').waitFor();
    await page.keyboard.down('Control');
    await recorder(page).getByText('Ctrl').waitFor();
    await look(page, 'shortcut-recording');
    // One of them held is not enough.
    await page.keyboard.press('K');
    await recorder(page).getByText('at least three together').waitFor();
    await page.keyboard.down('Alt');
    await page.keyboard.press('K');
    await page.keyboard.up('Alt');
    await page.keyboard.up('Control');
    await untilSet(page, 'Control+Alt+K');
    expect(await isHeard('Control+Alt+K')).toBe(true);
    await until(async () => (await recorder(page).innerText()).replaceAll('\n', ' ') === 'Ctrl Alt K');
    await look(page, 'shortcut-set');

    // The old keys are free to be pressed again, and nothing else in the window hears any.
    await recorder(page).click();
    await until(async () => !(await isHeard('Control+Alt+K')));
    await page.keyboard.press('F2');
    await untilSet(page, 'F2');
    expect(await isHeard('F2')).toBe(true);
    await page.getByRole('button', { name: 'Turn off' }).click();
    await untilSet(page, '');
    expect(await isHeard('F2')).toBe(false);
  });

  it.each(['Escape', 'Tab'])('stays as it is with %s', async (key) => {
    const { page } = await openSettings();
    const { settings } = await stateOf(page);
    await call(page, 'saveSettings', { ...settings, screenShortcut: 'F9' });
    await recorder(page).getByText('F9').waitFor();
    await recorder(page).focus();
    await page.keyboard.press('Enter');
    await recorder(page).getByText('Press the keys').waitFor();
    await page.keyboard.press(key);
    await recorder(page).getByText('F9').waitFor();
    expect((await stateOf(page)).settings.screenShortcut).toBe('F9');
    const hasFocus = await recorder(page).evaluate(
      (button) =>
        (button as { ownerDocument?: { activeElement: unknown } }).ownerDocument?.activeElement === button,
    );
    expect(hasFocus).toBe(key === 'Escape');
  });

  it('says that another program has the keys, in German, too', async () => {
    const { app, page } = await openSettings();
    await app.evaluate(({ globalShortcut }) => {
      (globalShortcut as unknown as { taken: Set<string> }).taken.add('Control+Shift+F9');
    });
    await recorder(page).click();
    await page.keyboard.press('Control+Shift+F9');
    await page.getByText('Another program has these keys.').waitFor();
    await page.getByText('Choose others, or free them there.').waitFor();
    await look(page, 'shortcut-taken');
    const { settings } = await stateOf(page);
    await call(page, 'saveSettings', { ...settings, language: 'de', colours: 'dark' });
    await page.getByText('Ein anderes Programm hat diese Tasten.').waitFor();
    await page.getByText('Umschalt').waitFor();
    await look(page, 'shortcut-taken-de');
    await call(page, 'saveSettings', { ...settings, screenShortcut: '' });
    await page.getByText('Another program has these keys.').waitFor({ state: 'detached' });
  });
});
