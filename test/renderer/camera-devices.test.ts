// @module-tag chromium
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from './browser.ts';
import { camera, expectOff, open, panel } from './camera-desk.ts';
import { trackStates } from './camera-double.ts';
import { standInForShell } from './shell-stand-in.ts';

describe('a camera that cannot be used', () => {
  it.each([
    ['NotAllowedError', 'Permission denied', 'camera sign beside the address'],
    ['NotFoundError', '', 'There is no camera.'],
    ['NotReadableError', 'Could not start video source', 'Another program is using the camera.'],
    ['TypeError', '', 'cannot be used here'],
  ])('is explained (%s), and tried again', async (name, message, words) => {
    const { page } = await open();
    await page.evaluate(`window.cameras.failure = ${JSON.stringify({ name, message })}`);
    await page.keyboard.press('F3');
    await panel(page).getByText(words).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.evaluate('window.cameras.failure = undefined');
    await page.keyboard.press('Enter');
    await camera(page, 'live').waitFor();
    await page.keyboard.press('Escape');
    await expectOff(page);
  });

  it.each([
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'System Settings → Privacy & Security → Camera'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'Settings → Privacy & security → Camera'],
  ])('is allowed in the settings of the system where that refuses it: %s', async (userAgent, words) => {
    const { page } = await open({}, { userAgent });
    await page.evaluate(
      `window.cameras.failure = { name: 'NotAllowedError', message: 'Permission denied by system' }`,
    );
    await page.keyboard.press('F3');
    await panel(page).getByText(words).waitFor();
  });

  it('does not exist where a browser has none to give', async () => {
    const { page } = await open();
    await page.evaluate(`Object.defineProperty(navigator, 'mediaDevices', { value: undefined })`);
    await page.keyboard.press('F3');
    await panel(page).getByText('cannot be used here').waitFor();
  });
});

describe('around a desktop shell', () => {
  it('the shell hears of the wish before the camera is asked for, each time', async () => {
    const { page, station } = await open();
    await standInForShell(page, station);
    await page.addInitScript(`window.kiln.wishCapture = async (what) => {
      window.wished = [...(window.wished ?? []), [what, window.cameras.wishes.length]];
    }`);
    await page.reload();
    await page.getByRole('main').waitFor();
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => panel(page).count()).toBe(0);
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    expect(await page.evaluate('window.wished')).toEqual([
      ['camera', 0],
      ['camera', 1],
    ]);
  });
});

describe('of several cameras', () => {
  const two = `window.cameras.devices = [
    { deviceId: 'lid', label: 'Lid camera' }, { deviceId: 'desk', label: 'Desk camera', torch: true }]`;
  const choice = (page: Page) => panel(page).getByRole('combobox', { name: 'Which camera' });

  it('the chosen one is remembered by its name, and another one serves when it is gone', async () => {
    const { page, station } = await open();
    await page.evaluate(two);
    await page.keyboard.press('F3');
    expect(await choice(page).inputValue()).toBe('lid');
    await choice(page).selectOption('Desk camera');
    await expect.poll(() => trackStates(page)).toEqual(['ended', 'live']);
    expect(station.callsOf('saveSettings')).toMatchObject([{ camera: 'Desk camera' }]);
    await page.keyboard.press('Escape');
    await expectOff(page, 2);
    await page.keyboard.press('F3');
    await expect.poll(() => choice(page).inputValue()).toBe('desk');
    await page.keyboard.press('Escape');
    await expect.poll(() => panel(page).count()).toBe(0);
    await page.evaluate(`window.cameras.devices = [{ deviceId: 'lid', label: 'Lid camera' }]`);
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    expect(await choice(page).count()).toBe(0);
  });

  it('the one of last time is found again, although its id is another one, and named only once one is allowed', async () => {
    const { page } = await open({ camera: 'Desk camera' });
    await page.evaluate(two);
    await page.keyboard.press('F3');
    await expect.poll(() => choice(page).inputValue()).toBe('desk');
    expect(await trackStates(page)).toEqual(['ended', 'live']);
    await page.keyboard.press('Escape');
    await expect.poll(() => panel(page).count()).toBe(0);
    await page.keyboard.press('F3');
    await expect.poll(() => choice(page).inputValue()).toBe('desk');
    expect(await trackStates(page)).toEqual(['ended', 'ended', 'live']);
  });

  it('another one can be chosen where that is in use', async () => {
    const { page, station } = await open({ camera: 'Desk camera' });
    await page.evaluate(two);
    await page.evaluate('window.cameras.devices[1].isBusy = true');
    await page.keyboard.press('F3');
    await panel(page).getByText('Another program is using the camera.').waitFor();
    await expectOff(page);
    expect(await axeViolations(page)).toEqual([]);
    await choice(page).selectOption('Lid camera');
    await camera(page, 'live').waitFor();
    await expect.poll(() => station.callsOf('saveSettings')).toMatchObject([{ camera: 'Lid camera' }]);
  });

  it('one that has a light can switch it on and off', async () => {
    const { page } = await open();
    await page.evaluate(two);
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    expect(await panel(page).getByRole('button', { name: /Light/ }).count()).toBe(0);
    await choice(page).selectOption('Desk camera');
    await panel(page).getByRole('button', { name: 'Light on' }).click();
    await panel(page).getByRole('button', { name: 'Light off' }).click();
    await panel(page).getByRole('button', { name: 'Light on' }).waitFor();
    expect(await page.evaluate('window.cameras.torch')).toEqual([
      { advanced: [{ torch: true }] },
      { advanced: [{ torch: false }] },
    ]);
  });
});
