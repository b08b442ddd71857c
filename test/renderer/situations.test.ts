// @module-tag chromium
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { State, Work } from '../../src/ipc/state.ts';
import { axeViolations, overflowing, scrollers } from './browser.ts';
import { desk, stateWith, WORKS } from './fixtures.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

const STAGES = ['seed', 'token', 'burn', 'verify'] as const;

/** Shows the next state, and waits until it is drawn. */
async function show(page: Page, push: () => void): Promise<void> {
  push();
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
}

async function eachSituation(
  options: BrowserContextOptions,
  settings: Partial<State['settings']>,
  look: (page: Page, situation: string) => Promise<string[]>,
): Promise<string[]> {
  const { page, station, complaints } = await stand.open(stateWith({ readers: [] }, settings), options);
  const found: string[] = [];
  for (const [situation, work] of Object.entries(WORKS)) {
    await show(page, () => station.push(stateWith(work(), settings)));
    for (const each of await look(page, situation)) found.push(`${situation}: ${each}`);
  }
  await page.context().close();
  return [...found, ...complaints];
}

async function overflows(page: Page): Promise<string[]> {
  return [...(await scrollers(page)), ...(await overflowing(page))];
}

describe('every situation', () => {
  it('is right by axe, in light and in dark', async () => {
    const found = await Promise.all(
      (['light', 'dark'] as const).map((colorScheme) => eachSituation({ colorScheme }, {}, axeViolations)),
    );
    expect(found.flat()).toEqual([]);
  }, 90_000);

  it('needs no scrolling at 1280 by 800, in English and in German, and at 900 by 640', async () => {
    const small = { viewport: { width: 900, height: 640 } };
    const found = await Promise.all([
      eachSituation({}, {}, overflows),
      eachSituation({}, { language: 'de' }, overflows),
      eachSituation(small, {}, overflows),
    ]);
    expect(found.flat()).toEqual([]);
  });

  it('keeps each stage where it is', async () => {
    const places = new Set<string>();
    await eachSituation({}, {}, async (page) => {
      const boxes = await Promise.all(
        STAGES.map((stage) => page.locator(`[data-stage=${stage}]`).boundingBox()),
      );
      places.add(JSON.stringify(boxes));
      return [];
    });
    expect(places.size).toBe(1);
  });

  it('at 200 % zoom has nothing wider than the window', async () => {
    const zoomed = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };
    const found = await eachSituation(zoomed, {}, async (page) => {
      const width = await page.evaluate('document.documentElement.scrollWidth');
      return width === 640 ? [] : [`${width} wide`];
    });
    expect(found).toEqual([]);
  });
});

describe('the other rooms', () => {
  const practising = (work: Work): State => ({
    ...stateWith({ readers: [] }),
    practice: { ...work, desk },
  });

  it('are right by axe and need no scrolling', async () => {
    const models = [{ serialPrefix: '8659599', name: 'C300', clockWriteErasesSeed: true }];
    const { page, station, complaints } = await stand.open(stateWith({ readers: [] }, { models }));
    const found: string[] = [];
    const look = async () => found.push(...(await axeViolations(page)), ...(await overflows(page)));
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('heading', { name: 'Models you add' }).waitFor();
    await look();
    await page.keyboard.press('F1');
    await page.getByRole('dialog').waitFor();
    await look();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Practice' }).click();
    for (const work of ['empty', 'ready', 'writing', 'code', 'verified', 'failed-blank']) {
      await show(page, () => station.push(practising(WORKS[work]?.() ?? { readers: [] })));
      await look();
    }
    expect([...found, ...complaints]).toEqual([]);
  });

  it('show how the token is switched in still pictures, where motion is unwanted, however narrow', async () => {
    for (const viewport of [
      { width: 900, height: 640 },
      { width: 1280, height: 800 },
      { width: 1600, height: 900 },
    ]) {
      const { page, complaints } = await stand.open(practising(WORKS['code']?.() ?? { readers: [] }), {
        viewport,
      });
      await page.getByRole('button', { name: 'Practice' }).click();
      const stills = page.locator('[data-stage=verify] figure li svg');
      await stills.first().waitFor();
      const card = await page.locator('[data-stage=verify]').boundingBox();
      for (const still of await stills.all()) {
        const { x = 0, width = 0 } = (await still.boundingBox()) ?? {};
        expect(width).toBeGreaterThan(40);
        expect(x + width).toBeLessThan((card?.x ?? 0) + (card?.width ?? 0));
      }
      expect(await stills.count()).toBe(3);
      expect([...(await overflows(page)), ...complaints]).toEqual([]);
    }
  });
});
