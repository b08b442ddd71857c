// @module-tag chromium
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pageTasks } from './page-tasks.ts';
import { at, atShell, inBrowser, screenWith, uriOf } from './scan-desk.ts';
import { screenPixels } from './screen-pixels.ts';
import { showOnShared, standInForSharing } from './screen-sharing.ts';

describe('a screen of 5120 by 2880', () => {
  const [WIDTH, HEIGHT] = [5120, 2880];
  /** Longer, and a person notices that the window stands still. */
  const LONGEST_TASK_MS = 50;

  /** Looks, until what came of it is drawn. */
  async function find(page: Page, words: string): Promise<void> {
    await page.keyboard.press('F2');
    await page.getByText(words).first().waitFor({ timeout: 15_000 });
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 200)))');
  }

  /** Once before, at a small screen: the first drawing of a panel takes a page longer than anything a large screen adds. */
  async function findBefore(page: Page, words: string): Promise<void> {
    await find(page, words);
    await page.keyboard.press('Escape');
    await page.getByText(words).first().waitFor({ state: 'detached' });
  }

  const isBusy = (page: Page) =>
    page.evaluate('{ const end = performance.now() + 300; while (performance.now() < end); }');

  it.each([
    [
      'with codes to choose from',
      [at(uriOf('ada'), 4000, 2000), at(uriOf('bob'), 300, 300)],
      'Which code is it?',
    ],
    ['with nothing on it', [], 'No code was found'],
  ])('%s, photographed by the shell, leaves the page free', async (_what, codes, words) => {
    const { page, shell } = await atShell();
    shell.show([await screenWith(...codes.map(({ text }, index) => at(text, 100 + 900 * index)))]);
    await findBefore(page, words);
    shell.show([await screenPixels(WIDTH, HEIGHT, codes)]);
    const tasks = await pageTasks(page, () => find(page, words));
    expect(tasks.length).toBeGreaterThan(10);
    expect(tasks.filter((milliseconds) => milliseconds > LONGEST_TASK_MS)).toEqual([]);
    // A page that is not free would be noticed.
    const [longest] = await pageTasks(page, async () => void (await isBusy(page)));
    expect(longest).toBeGreaterThan(LONGEST_TASK_MS);
  });

  it('shared by the browser leaves the page free', async () => {
    const { page, station } = await inBrowser();
    await standInForSharing(page);
    const codes = [at(uriOf('ada'), 4000, 2000), at(uriOf('bob'), 300, 300)];
    const screen = await screenPixels(WIDTH, HEIGHT, codes);
    station.captures.set('/captures/shared', screen.bytes);
    const small = await screenWith(at(uriOf('ada'), 100), at(uriOf('bob'), 1000));
    station.captures.set('/captures/small', small.bytes);
    await showOnShared(page, '/captures/small', small);
    await findBefore(page, 'Which code is it?');
    await showOnShared(page, '/captures/shared', screen);
    const tasks = await pageTasks(page, () => find(page, 'Which code is it?'));
    expect(tasks.length).toBeGreaterThan(10);
    expect(tasks.filter((milliseconds) => milliseconds > LONGEST_TASK_MS)).toEqual([]);
  });
});
