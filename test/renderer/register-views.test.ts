// @module-tag chromium
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, scrollers } from './browser.ts';
import { stateWith, token, WORKS } from './fixtures.ts';
import { answerRegister } from './register-fixtures.ts';
import { row } from './register-room.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

/** Goes through everything there is to see, and looks at each. */
async function eachView(
  options: BrowserContextOptions,
  language: 'en' | 'de',
  look: (page: Page) => Promise<string[]>,
) {
  const state = stateWith(WORKS['ready']?.() ?? { readers: [] }, { language });
  const { page, station, complaints } = await stand.open(state, options);
  const found: string[] = [];
  const press = (en: string, de: string) =>
    page.getByRole('button', { name: language === 'de' ? de : en, exact: true }).click();
  const see = async (view: string) => {
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    for (const each of await look(page)) found.push(`${view}: ${each}`);
  };
  answerRegister(station, 100_000);
  await press('Register', 'Register');
  await row(page, 0).getByText(token.serial).waitFor();
  await see('table');
  await row(page, 0).click();
  await page.locator('ol').waitFor();
  await see('token');
  await press('Mark as …', 'Vermerken …');
  await see('mark');
  await press('Cancel', 'Abbrechen');
  await press('Handover slip', 'Übergabezettel');
  await page.locator('textarea').first().waitFor();
  await see('slip');
  await press('Back', 'Zurück');
  await press('Back', 'Zurück');
  await press('Export, check …', 'Export, Prüfung …');
  await page.getByRole('table').first().waitFor();
  await see('book');
  await press('Back', 'Zurück');
  await row(page, 0).click();
  await page.locator('ol').waitFor();
  await press('Show this user', 'Diese Person zeigen');
  await page.getByRole('table').waitFor();
  await see('user');
  await press('Forget this person …', 'Diese Person vergessen …');
  await see('forget');
  await page.context().close();
  return [...found, ...complaints];
}

describe('every view', () => {
  it('is right by axe, in light and in dark', async () => {
    const found = await Promise.all([
      eachView({ colorScheme: 'light' }, 'en', axeViolations),
      eachView({ colorScheme: 'dark' }, 'de', axeViolations),
    ]);
    expect(found.flat()).toEqual([]);
  });

  it('scrolls nothing but the table at 1280 by 800, in English and in German', async () => {
    const scrolling = async (page: Page) => {
      const table = await page.evaluate("document.querySelector('[role=grid]')?.className");
      return (await scrollers(page)).filter((each) => each !== `DIV.${table}`);
    };
    const found = await Promise.all([eachView({}, 'en', scrolling), eachView({}, 'de', scrolling)]);
    expect(found.flat()).toEqual([]);
  });

  it('is never wider than the window: small, or at 200 % zoom', async () => {
    const wider = async (page: Page) => {
      const [width, window] = (await page.evaluate(
        '[document.documentElement.scrollWidth, innerWidth]',
      )) as number[];
      return width === window ? [] : [`${width} in ${window}`];
    };
    const zoomed = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };
    const found = await Promise.all([
      eachView({ viewport: { width: 900, height: 640 } }, 'en', wider),
      eachView(zoomed, 'de', wider),
    ]);
    expect(found.flat()).toEqual([]);
  });
});
