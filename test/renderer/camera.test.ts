// @module-tag chromium
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations, scrollers } from './browser.ts';
import { camera, expectOff, hide, OTHER, open, openCamera, PARTS, PUSH, panel, URI } from './camera-desk.ts';
import { hold, picturesLookedAt, trackStates } from './camera-double.ts';
import { pageTasks } from './page-tasks.ts';
import { SPLIT_TEXT, splitPicture } from './qr-picture.ts';
import { look } from './scan-desk.ts';

type Box = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

/** Where the camera's picture and the outline in it are, at one moment. */
function outlinePlace(page: Page): Promise<{ readonly picture: Box; readonly found: Box }> {
  return page.evaluate(`({
    picture: document.querySelector('dialog video').getBoundingClientRect().toJSON(),
    found: document.querySelector('[data-standing=wrong] polygon').getBoundingClientRect().toJSON(),
  })`);
}

describe('a code in front of the camera', () => {
  it('is taken at once, and the camera is off', async () => {
    const { page, station, complaints } = await openCamera({ text: URI });
    await expect.poll(() => station.callsOf('takeSeed')).toEqual([{ text: URI, room: 'burn' }]);
    await expect.poll(() => panel(page).count()).toBe(0);
    await expectOff(page);
    expect(complaints).toEqual([]);
    expect(await page.evaluate('window.cameras.wishes.every((wish) => !("audio" in wish))')).toBe(true);
  });

  it.each([
    [undefined, 'as in a mirror'],
    ['environment', 'as it is'],
  ])('is outlined where it lies (facing: %s, %s)', async (facingMode, _how) => {
    const { page } = await open();
    await page.evaluate(
      `window.cameras.devices = [{ deviceId: 'desk', label: '', facingMode: ${JSON.stringify(facingMode)} }]`,
    );
    await hold(page, { text: PUSH, x: 100, y: 150, size: 300 });
    await page.keyboard.press('F3');
    await page.locator('[data-standing=wrong] polygon').waitFor();
    const { picture, found } = await outlinePlace(page);
    const scale = picture.width / 1280;
    // The picture has a quiet zone of four modules around the code, of which it has 33 at most.
    const left = facingMode ? 100 : 1280 - 400;
    expect((found.x - picture.x) / scale).toBeGreaterThan(left);
    expect((found.x + found.width - picture.x) / scale).toBeLessThan(left + 300);
    expect(found.width / scale).toBeGreaterThan(200);
    expect((found.y - picture.y) / scale).toBeGreaterThan(150);
  });

  it('is named when it is a wrong one, while reading goes on', async () => {
    const { page, station } = await openCamera({ text: PUSH });
    await panel(page).getByText('code for push messages').waitFor();
    const where = panel(page).getByRole('button', { name: 'Where is the code?' });
    expect(await where.count()).toBe(1);
    await where.click();
    await page.getByRole('tab', { name: 'Microsoft 365', selected: true }).waitFor();
    await page.keyboard.press('Escape');
    expect(await trackStates(page)).toEqual(['live']);
    await hold(page, { text: URI });
    await expect.poll(() => station.callsOf('takeSeed')).toEqual([{ text: URI, room: 'burn' }]);
    await expectOff(page);
  });

  it('is chosen by its number where there are several', async () => {
    const { page, station } = await openCamera({ text: URI, x: 90 }, { text: OTHER, x: 800 });
    await camera(page, 'choosing').waitFor();
    await expectOff(page);
    expect(await panel(page).getByRole('button').allInnerTexts()).toEqual([
      '',
      expect.stringContaining('1'),
      expect.stringContaining('2'),
    ]);
    const second = await panel(page).getByRole('button').nth(2).innerText();
    expect(await page.locator('dialog svg text').allTextContents()).toEqual(
      expect.arrayContaining(['1', '2']),
    );
    await page.keyboard.press('2');
    const text = second.includes('bob@fabrikam.example') ? OTHER : URI;
    await expect.poll(() => station.callsOf('takeSeed')).toEqual([{ text, room: 'burn' }]);
    await expect.poll(() => panel(page).count()).toBe(0);
  });

  it('is a right one beside a wrong one', async () => {
    const { station } = await openCamera({ text: PUSH, x: 90 }, { text: URI, x: 800 });
    await expect.poll(() => station.callsOf('takeSeed')).toEqual([{ text: URI, room: 'burn' }]);
  });

  it('is joined with the others of a transfer, over time', async () => {
    const { page, station } = await openCamera({ text: PARTS[1] ?? '' });
    await panel(page).getByText('1 of 3 pictures').waitFor();
    await hold(page, { text: PARTS[0] ?? '' });
    await panel(page).getByText('2 of 3 pictures').waitFor();
    expect(await trackStates(page)).toEqual(['live']);
    await hide(page);
    await panel(page).getByRole('button', { name: 'Go on' }).click();
    await panel(page).getByText('2 of 3 pictures').waitFor();
    await hold(page, { text: PARTS[2] ?? '' });
    await expect.poll(() => station.callsOf('takeSeed')).toHaveLength(1);
    const [call] = station.callsOf('takeSeed') as [{ readonly text: string }];
    expect(call.text.split('\n').toSorted()).toEqual(PARTS);
    await expectOff(page, 2);
  });
});

describe('a split code in front of the camera', () => {
  it('is joined over time, and no part of it is judged or taken', async () => {
    const { page, station } = await openCamera({ picture: splitPicture(2) });
    await panel(page).getByText('Part 2 of 3 of a split QR code: a part alone is no seed.').waitFor();
    await panel(page).getByText('Show the rest of it, too. Missing: part 1, 3.').waitFor();
    await page.locator('[data-standing=part] polygon').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await look(page, 'camera-split');
    await hold(page, { picture: splitPicture(1) });
    await panel(page).getByText('Part 1, 2 of 3').waitFor();
    expect(station.callsOf('judgeSeed')).toEqual([]);
    await hold(page, { picture: splitPicture(3) });
    await expect.poll(() => station.callsOf('takeSeed')).toEqual([{ text: SPLIT_TEXT, room: 'burn' }]);
    await expectOff(page);
  });
});

describe('the window stays quick while a camera runs', () => {
  it('at most eight pictures a second, one at a time, and no task over 50 ms', async () => {
    const { page } = await open();
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    await hold(page, { text: PUSH });
    await panel(page).getByText('code for push messages').waitFor();
    const [before, began] = [await picturesLookedAt(page), performance.now()];
    const tasks = await pageTasks(page, () => page.waitForTimeout(3000));
    const looked = (await picturesLookedAt(page)) - before;
    const seconds = (performance.now() - began) / 1000;
    expect(looked).toBeGreaterThan(0);
    expect(looked).toBeLessThanOrEqual(8 * seconds + 1);
    expect(await page.evaluate('window.cameras.mostAtOnce')).toBe(1);
    expect(tasks.length).toBeGreaterThan(10);
    expect(tasks.filter((milliseconds) => milliseconds > 50)).toEqual([]);
  });
});

describe.each([
  ['light', 'en', 1280, 800],
  ['dark', 'de', 900, 600],
] as const)('the camera in %s, %s', (colours, language, width, height) => {
  it('breaks no rule of axe, and fits', async () => {
    const { page } = await open({ colours, language }, { viewport: { width, height } });
    const check = async () => {
      expect(await axeViolations(page)).toEqual([]);
      expect((await scrollers(page)).filter((each) => each.startsWith('DIALOG'))).toEqual([]);
    };
    await page.keyboard.press('F3');
    await camera(page, 'live').waitFor();
    await check();
    await hold(page, { text: PUSH });
    await panel(page).locator('[data-kind=bad]').waitFor();
    await check();
    await hold(page, { text: PARTS[0] ?? '' });
    await panel(page)
      .getByText(/1 (of|von) 3/)
      .waitFor();
    await check();
    await hold(page, { text: URI, x: 90 }, { text: OTHER, x: 800 });
    await camera(page, 'choosing').waitFor();
    await check();
  });
});
