import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallArgs } from '../../src/ipc/contract.ts';
import type { TokenPage } from '../../src/ipc/register.ts';
import { axeViolations, scrollers } from './browser.ts';
import { stateWith, token, WORKS } from './fixtures.ts';
import {
  ADA,
  page as adasToken,
  answerRegister,
  assignments,
  drifting,
  rowAt,
  tokensOf,
} from './register-fixtures.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start(), 60_000);
afterEach(() => stand.clear());
afterAll(() => stand.end());

const works = (name: string) => stateWith(WORKS[name]?.() ?? { readers: [] });
const noSeed = stateWith({ readers: [] });

/** The Register room, over so many tokens. */
async function open(total: number, options: BrowserContextOptions = {}, state = noSeed) {
  const opened = await stand.open(state, options);
  answerRegister(opened.station, total);
  await opened.page.getByRole('button', { name: 'Register' }).click();
  await grid(opened.page).waitFor();
  if (total > 0) await row(opened.page, 0).getByText(token.serial).waitFor();
  return opened;
}

const grid = (page: Page) => page.getByRole('grid');
const row = (page: Page, index: number) => page.locator(`[role=row][aria-rowindex="${index + 2}"]`);
const search = (page: Page) => page.getByLabel('Find');
const activeRow = (page: Page) =>
  page.evaluate(`document.getElementById(
    document.querySelector('[role=grid]').getAttribute('aria-activedescendant'))?.getAttribute('aria-rowindex')`);

async function openAda(total = 3, options: BrowserContextOptions = {}) {
  const opened = await open(total, options);
  await row(opened.page, 0).click();
  await opened.page.getByRole('heading', { name: token.serial }).waitFor();
  return opened;
}

describe('the table', () => {
  it('draws of 100,000 tokens only those in sight, and asks for no others', async () => {
    const { page, station, complaints } = await open(100_000);
    await page.getByText('100,000 tokens').waitFor();
    expect(await grid(page).getAttribute('aria-rowcount')).toBe('100001');
    expect(await page.locator('[role=row]').count()).toBeLessThan(50);
    await grid(page).evaluate((element) => {
      element.scrollTop = 50_000 * 38;
    });
    await row(page, 50_005).getByText(rowAt(50_005).serial).waitFor();
    expect(await page.locator('[role=row]').count()).toBeLessThan(50);
    const asked = (station.callsOf('listTokens') as CallArgs<'listTokens'>[]).map(({ from }) => from);
    expect(new Set(asked)).toEqual(new Set([0, 49_900, 50_000]));
    expect(asked).toHaveLength(3);
    expect(complaints).toEqual([]);
  });

  it('is walked through with the keys, and Enter opens', async () => {
    const { page, station } = await open(100_000);
    await search(page).press('ArrowDown');
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe('grid');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => activeRow(page)).toBe('2');
    await page.keyboard.press('End');
    await row(page, 99_999).getByText(rowAt(99_999).serial).waitFor();
    await expect.poll(() => activeRow(page)).toBe('100001');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => activeRow(page)).toBe('100001');
    await page.keyboard.press('ArrowUp');
    expect(await row(page, 99_998).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: rowAt(99_998).serial }).waitFor();
    expect(station.callsOf('showToken')).toEqual([{ serial: rowAt(99_998).serial }]);
    await page.keyboard.press('Escape');
    await row(page, 99_998).getByText(rowAt(99_998).serial).waitFor();
    await expect.poll(() => activeRow(page)).toBe('100000');
    await grid(page).press('Home');
    await expect.poll(() => activeRow(page)).toBe('2');
  });

  it('is searched once typing rests', async () => {
    const { page, station } = await open(3);
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await search(page).pressSequentially('ada');
    await page.clock.runFor(110);
    expect(station.callsOf('listTokens')).toHaveLength(1);
    const asked = page.waitForResponse((response) => response.url().endsWith('/call/listTokens'));
    await page.clock.runFor(20);
    await asked;
    expect(station.callsOf('listTokens').slice(1)).toEqual([{ query: { text: 'ada' }, from: 0, count: 100 }]);
  });

  it('drops a late answer to what was typed before', async () => {
    const { page, station } = await open(3);
    const answers = new Map<string, () => void>();
    station.answers.listTokens = ({ query, ...part }) =>
      new Promise((resolve) => {
        const total = query.text === 'ad' ? 77 : 1;
        answers.set(query.text ?? '', () => resolve(tokensOf(total, part)));
      });
    const asked = (text: string) => expect.poll(() => answers.has(text)).toBe(true);
    await search(page).fill('ad');
    await asked('ad');
    await search(page).fill('ada');
    await asked('ada');
    // Not yet: what stands there does not answer what is typed.
    await search(page).press('Enter');
    answers.get('ada')?.();
    await page.getByText('1 token', { exact: true }).waitFor();
    const late = page.waitForResponse((response) => response.url().endsWith('/call/listTokens'));
    answers.get('ad')?.();
    await late;
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    expect(await page.getByRole('status').getByText('1 token', { exact: true }).count()).toBe(1);
    expect(station.callsOf('showToken')).toEqual([]);
    await search(page).press('Enter');
    await page.getByRole('heading', { name: drifting.serial }).waitFor();
  });

  it('shows those of one standing, and those that drift', async () => {
    const { page, station } = await open(3);
    for (const only of ['lost', 'drifting']) {
      const asked = page.waitForResponse((response) => response.url().endsWith('/call/listTokens'));
      await page.getByLabel('Show').selectOption(only);
      await asked;
    }
    expect(station.callsOf('listTokens').map((args) => (args as CallArgs<'listTokens'>).query)).toEqual([
      {},
      { standing: 'lost' },
      { refusedWithinDays: 90 },
    ]);
  });

  it('says what is so where there is nothing, or no answer', async () => {
    const { page, station } = await open(0);
    await page.getByText('The register is empty.').waitFor();
    await search(page).fill('nobody');
    await page.getByText('No token fits.').waitFor();
    station.answers.listTokens = () => ({
      ok: false,
      failure: { code: 'register-unreachable', reason: 'ECONNREFUSED' },
    });
    await search(page).fill('nobody else');
    await page.getByText('The shared register cannot be reached').waitFor();
  });
});

describe('a token', () => {
  it('has its facts, a warning of its clock, and its history, newest first', async () => {
    const { page } = await openAda();
    await page.getByText('about 40 days until the code is refused').waitFor();
    const happened = await page.locator('ol > li > p:first-child').allTextContents();
    expect(happened).toEqual([
      `Burned for ${ADA}, Contoso Ltd and verified`,
      'Marked as returned',
      'Seen on a reader',
      'Burned for grace.hopper@contoso.example, Contoso Ltd and compared by eye',
    ]);
    await page.getByText('Came back by post, scratched.').waitFor();
    await page.getByText('at least 799 days in use').waitFor();
  });

  it('is marked, with a note', async () => {
    const { page, station } = await openAda();
    await page.getByRole('button', { name: 'Mark as …' }).click();
    const mark = page.getByRole('button', { name: 'Mark', exact: true });
    expect(await mark.isDisabled()).toBe(true);
    await page.getByLabel('Lost').check();
    await page.getByLabel('Note').fill('  On the train ');
    await mark.click();
    await page.getByText('Marked as lost').waitFor();
    expect(station.callsOf('markToken')).toEqual([
      { serial: token.serial, as: 'lost', note: 'On the train' },
    ]);
    expect(await page.getByRole('button', { name: 'Handover slip' }).count()).toBe(0);
    await page.getByText('On the train').waitFor();
  });

  it('leaves a form alone while tokens come and go', async () => {
    const { page, station } = await openAda();
    await page.getByRole('button', { name: 'Mark as …' }).click();
    await page.getByLabel('Note').fill('half a sen');
    station.push(works('ready'));
    await expect.poll(() => station.callsOf('showToken').length).toBe(2);
    expect(await page.getByLabel('Note').inputValue()).toBe('half a sen');
  });

  it('is burned again: Burn says for whom, until a seed is taken', async () => {
    const { page, station } = await openAda();
    await page.getByRole('button', { name: 'Burn again' }).click();
    const reminder = page.getByText(`Burn again for ${ADA}, Contoso Ltd`);
    await reminder.waitFor();
    station.push(works('seed-taken'));
    await reminder.waitFor({ state: 'detached' });
    station.push(noSeed);
    await page.getByText('From a seed to a checked token').waitFor();
    expect(await reminder.count()).toBe(0);
  });

  it('of a forgotten person is not offered to be burned for a pseudonym', async () => {
    const { page, station } = await open(3);
    const forgotten: TokenPage = {
      ...adasToken,
      token: { ...drifting, account: 'person-7f3a', forgotten: true },
    };
    station.answers.showToken = () => ({ ok: true, value: forgotten });
    await row(page, 0).click();
    await page.getByText('person-7f3a (forgotten)').waitFor();
    expect(await page.getByRole('button', { name: 'Burn again' }).count()).toBe(0);
  });

  it('that lies on a reader is offered, also when it is not in the register', async () => {
    const { page, station } = await open(3);
    const offer = page.getByRole('button', { name: 'Show this token' });
    expect(await offer.count()).toBe(0);
    station.push(works('ready'));
    station.answers.showToken = () => ({
      ok: false,
      failure: { code: 'not-in-register', what: 'token', wanted: token.serial },
    });
    await page.getByText(`On the reader: C301 ${token.serial}`).waitFor();
    await offer.click();
    await page.getByText('The register has no token with the serial').waitFor();
    await offer.waitFor({ state: 'detached' });
  });
});

describe('a user', () => {
  async function openUser() {
    const opened = await openAda();
    await opened.page.getByRole('button', { name: 'Show this user' }).click();
    await opened.page.getByRole('heading', { name: ADA, exact: true }).waitFor();
    return opened;
  }

  it('has the tokens they have and had, each a way to its page', async () => {
    const { page, station } = await openUser();
    expect(station.callsOf('showUser')).toEqual([{ account: ADA }]);
    await page.getByText('has it now').waitFor();
    await page.getByRole('button', { name: assignments[1]?.serial ?? '' }).click();
    await page.getByText('about 40 days').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('has it now').waitFor();
  });

  it('is forgotten only once their account is typed, whole', async () => {
    const { page, station } = await openUser();
    await page.getByRole('button', { name: 'Forget this person …' }).click();
    const forget = page.getByRole('button', { name: 'Forget for good' });
    const field = page.getByLabel('Type the account to confirm');
    for (const typed of ['', 'ada', ADA.toUpperCase()]) {
      await field.fill(typed);
      await field.press('Enter');
      expect(await forget.isDisabled()).toBe(true);
    }
    expect(station.callsOf('forgetUser')).toEqual([]);
    await field.fill(ADA);
    await forget.click();
    await page.getByRole('heading', { name: 'person-7f3a', exact: true }).waitFor();
    await page.getByText('Forgotten, in 3 entries.').waitFor();
    expect(station.callsOf('forgetUser')).toEqual([{ account: ADA }]);
    await page.getByRole('button', { name: 'Back' }).click();
    await grid(page).waitFor();
  });
});

describe('the handover slip', () => {
  it('prints itself and nothing else, on one page, with the texts as they were changed', async () => {
    const { page, complaints } = await openAda();
    await page.getByRole('button', { name: 'Handover slip' }).click();
    await page.getByLabel('Lost, broken, or not working?').fill('Ring 4711.');
    await page.evaluate('window.print = () => { window.printed = (window.printed ?? 0) + 1 }');
    await page.getByRole('button', { name: 'Print' }).click();
    expect(await page.evaluate('window.printed')).toBe(1);
    await page.emulateMedia({ media: 'print' });
    const printed = String(await page.evaluate('document.body.innerText'));
    for (const text of [
      'C301',
      token.serial,
      ADA,
      'Contoso Ltd',
      'Press the button on the token',
      'Ring 4711.',
    ]) {
      expect(printed).toContain(text);
    }
    expect(printed).not.toMatch(/Tell the helpdesk|Settings|Back|otpauth/);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it('keeps its texts, until they are put back', async () => {
    const { page } = await openAda();
    const slip = page.getByRole('button', { name: 'Handover slip' });
    const field = page.getByLabel('Lost, broken, or not working?');
    await slip.click();
    await field.fill('Ring 4711.');
    await page.getByRole('button', { name: 'Back' }).click();
    await slip.click();
    expect(await field.inputValue()).toBe('Ring 4711.');
    await page.getByRole('button', { name: 'Texts as they were' }).click();
    expect(await field.inputValue()).toMatch(/^Tell the helpdesk/);
  });
});

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
  }, 60_000);

  it('scrolls nothing but the table at 1280 by 800, in English and in German', async () => {
    const scrolling = async (page: Page) => {
      const table = await page.evaluate("document.querySelector('[role=grid]')?.className");
      return (await scrollers(page)).filter((each) => each !== `DIV.${table}`);
    };
    const found = await Promise.all([eachView({}, 'en', scrolling), eachView({}, 'de', scrolling)]);
    expect(found.flat()).toEqual([]);
  }, 60_000);

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
  }, 60_000);
});
