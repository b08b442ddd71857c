import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallArgs } from '../../src/ipc/contract.ts';
import type { TokenPage } from '../../src/ipc/register.ts';
import type { LastBurn, State } from '../../src/ipc/state.ts';
import { axeViolations, overflowing, scrollers } from './browser.ts';
import { stateWith, token, WORKS } from './fixtures.ts';
import { pdfText } from './pdf-text.ts';
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

  it('says that entries are left out because they were changed, and what to do', async () => {
    const { page, station } = await open(0);
    station.answers.listTokens = () => ({ ok: true, value: { total: 0, rows: [], passedOver: 2 } });
    await search(page).fill('ada');
    await page.getByText('2 entries of the register are not as they were written').waitFor();
    await page.getByText('it names the first of them').waitFor();
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
    await page.getByText('Until then the token of').waitFor();
    await page.getByRole('button', { name: 'grace.hopper@contoso.example, Contoso Ltd' }).click();
    await page.getByRole('heading', { name: 'grace.hopper@contoso.example', exact: true }).waitFor();
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

  it('is asked for again when the register has changed, and leaves a form alone meanwhile', async () => {
    const { page, station } = await openAda();
    await page.getByRole('button', { name: 'Mark as …' }).click();
    await page.getByLabel('Note').fill('half a sen');
    station.push({ ...noSeed, register: { changes: 1 } });
    await expect.poll(() => station.callsOf('showToken').length).toBe(2);
    expect(await page.getByLabel('Note').inputValue()).toBe('half a sen');
    // A token that comes changes nothing in the register by itself.
    station.push({ ...works('several-readers'), register: { changes: 1 } });
    await page.getByText('On the reader: C301 86596017654321').waitFor();
    expect(station.callsOf('showToken')).toHaveLength(2);
  });

  it('says in plain words why a burn failed, and for whom it was exported', async () => {
    const { page, station } = await open(3);
    const [first, , , last] = adasToken.events;
    if (first?.kind !== 'burn' || !last) throw new Error('fixtures');
    const failed = (number: number, failure: string) =>
      ({ ...first, number, outcome: 'blank', failure }) as const;
    const { time, operator, host, account, forgotten } = last;
    const common = { desk: '', time, operator, host, account, forgotten, kind: 'export' } as const;
    const events = [
      failed(1, 'link-lost'),
      failed(2, 'of-a-later-kiln'),
      { ...common, number: 3, provider: 'entra-csv', protection: 'sealed' },
      { ...common, number: 4, provider: 'duo', protection: 'plain-text' },
    ];
    station.answers.showToken = () => ({ ok: true, value: { ...adasToken, events } });
    await row(page, 0).click();
    await page.locator('ol').waitFor();
    const happened = await page.locator('ol > li > p:first-child').allTextContents();
    expect(happened.slice(0, 2)).toEqual(['Exported to Duo, in plain text', 'Exported to Entra ID']);
    expect(happened[2]).toMatch(/left no seed that works: of-a-later-kiln$/);
    expect(happened[3]).toMatch(
      /left no seed that works: the token was lifted, or moved, and did not come back/,
    );
    await page
      .getByText(/by helpdesk · at desk-3$/)
      .first()
      .waitFor();
  });

  it('is burned again: Burn has account and issuer filled in, until that is taken back', async () => {
    const { page, station } = await openAda();
    station.answers.intend = ({ account, issuer }) => {
      const burn = account ? { ...noSeed.burn, intended: { account, issuer } } : noSeed.burn;
      station.push({ ...noSeed, burn });
      return undefined;
    };
    await page.getByRole('button', { name: 'Burn again' }).click();
    const filled = page.locator('[data-stage=seed]').getByRole('region', { name: 'Burn again for' });
    await filled.getByText(ADA).waitFor();
    await filled.getByText('Contoso Ltd').waitFor();
    expect(station.callsOf('intend')).toEqual([{ room: 'burn', account: ADA, issuer: 'Contoso Ltd' }]);
    await page.reload();
    await filled.getByText(ADA).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // A key alone is judged as that person's.
    const bare = { ...works('seed-taken').burn.seed?.description, kind: 'base32' } as const;
    station.answers.judgeSeed = () => ({ ok: true, description: bare as never, warnings: [] });
    await page.locator('textarea').first().fill('JBSWY3DPEHPK3PXP');
    await expect
      .poll(() => station.callsOf('judgeSeed'))
      .toEqual([{ text: 'JBSWY3DPEHPK3PXP', room: 'burn' }]);
    await filled.getByRole('button', { name: 'For somebody else' }).click();
    await filled.waitFor({ state: 'detached' });
    expect(station.callsOf('intend').at(-1)).toEqual({ room: 'burn', account: '', issuer: '' });
  });

  it('whose seed names somebody else says so plainly', async () => {
    const taken = works('seed-taken').burn;
    if (!taken.seed) throw new Error('fixtures');
    const difference = { wanted: `${ADA}, Contoso Ltd`, named: 'kim, Contoso Ltd' };
    const seed = { ...taken.seed, warnings: [{ code: 'other-than-intended', ...difference } as const] };
    const { page } = await stand.open({ ...noSeed, burn: { ...taken, seed } });
    await page
      .getByText(`The token was to be burned for ${ADA}, Contoso Ltd, but this seed is for kim, Contoso Ltd.`)
      .waitFor();
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

describe('a token on a reader', () => {
  const offer = (page: Page) => page.getByRole('button', { name: 'Show this token' });

  it('is offered in Settings, where nothing moves when it comes, and opens its page', async () => {
    const { page, station } = await stand.open(noSeed);
    answerRegister(station, 3);
    await page.getByRole('button', { name: 'Settings' }).click();
    const heading = page.getByRole('heading', { name: 'Burning' });
    const before = await heading.boundingBox();
    expect(await offer(page).count()).toBe(0);
    station.push(works('ready'));
    await page.getByText(`On the reader: C301 ${token.serial}`).waitFor();
    expect(await heading.boundingBox()).toEqual(before);
    expect(await axeViolations(page)).toEqual([]);
    await offer(page).click();
    await page.getByRole('heading', { name: token.serial }).waitFor();
    // Back leads to the table, and the rail to the table as well.
    await page.keyboard.press('Escape');
    await grid(page).waitFor();
  });

  it('is not offered in Practice, and in Burn by its stage, also once it is burned', async () => {
    const { page, station } = await stand.open(works('ready'));
    answerRegister(station, 3);
    const link = page.getByRole('button', { name: 'Show it in the register' });
    await link.waitFor();
    expect(await offer(page).count()).toBe(0);
    station.push(works('verified'));
    await link.click();
    await page.getByRole('heading', { name: token.serial }).waitFor();
    await page.getByRole('button', { name: 'Practice' }).click();
    await page.locator('[data-desk]').waitFor();
    expect(await offer(page).count()).toBe(0);
    expect(await link.count()).toBe(0);
  });
});

describe('a token taken from somebody', () => {
  it('is burned only with its serial, once that was asked', async () => {
    const { page, station } = await stand.open(works('ready-wipes'));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Wipe it and burn' }).click();
    await expect
      .poll(() => station.callsOf('burn'))
      .toEqual([{ room: 'burn', allowUnlisted: false, reassign: token.serial }]);
  });

  it('of a forgotten person is asked about under the pseudonym', async () => {
    const ready = works('ready-wipes');
    const wipes = { ...ready.burn.wipes, account: 'person-7f3a', forgotten: true } as LastBurn;
    const { page } = await stand.open({ ...ready, burn: { ...ready.burn, wipes } });
    await page.keyboard.press('Enter');
    await page.getByText('was burned for somebody who was forgotten (person-7f3a), Contoso Ltd').waitFor();
  });

  it.each(['verified', 'not-verified'])('is said to have been theirs: %s', async (name) => {
    const state = works(name);
    const { burn } = state.burn;
    if (!burn?.result) throw new Error('fixtures');
    const result = { ...burn.result, reassignedFrom: { account: 'kim', issuer: 'Contoso' } };
    const { page } = await stand.open({ ...state, burn: { ...state.burn, burn: { ...burn, result } } });
    await page.getByText('Until now this token belonged to kim, Contoso.').waitFor();
    expect(await overflowing(page)).toEqual([]);
  });
});

describe('a register that is shared', () => {
  const away = (waiting: number): State => ({
    ...noSeed,
    register: {
      changes: 1,
      shared: { waiting, failure: { code: 'register-unreachable', reason: 'ECONNREFUSED' } },
    },
  });

  it('says quietly, in every room, that other desks cannot be reached, until they can', async () => {
    const { page, station } = await stand.open(noSeed);
    answerRegister(station, 3);
    const line = page.getByRole('banner').getByRole('status');
    expect(await line.textContent()).toBe('');
    station.push(away(3));
    await line
      .getByText('Kiln works on alone, and catches up by itself. 3 entries wait to be sent.')
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Register' }).click();
    const main = page.getByRole('main');
    await main.getByText('Other desks cannot be reached.').waitFor();
    await main.getByText('3 entries wait to be sent.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    station.push({ ...noSeed, register: { changes: 2, shared: { waiting: 0 } } });
    await main.getByText('Other desks cannot be reached.').waitFor({ state: 'detached' });
    expect(await line.textContent()).toBe('');
  });

  it('says what to do where waiting does not help', async () => {
    const failure = { code: 'register-forked', number: 4 } as const;
    const { page, station } = await stand.open({
      ...noSeed,
      register: { changes: 0, shared: { waiting: 2, failure } },
    });
    answerRegister(station, 3);
    await page.getByText('This desk’s register stays behind.').waitFor();
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByRole('main').getByText('another history').waitFor();
  });

  it('asks again for what is seen when it has changed, and keeps the rest in sight meanwhile', async () => {
    const { page, station } = await open(100_000);
    station.answers.listTokens = (part) => {
      const answer = tokensOf(100_001, part);
      const rows = answer.value.rows.map((each) => ({ ...each, model: 'OTPC-P2' }));
      return { ok: true, value: { ...answer.value, rows } };
    };
    station.push({ ...noSeed, register: { changes: 1 } });
    await page.getByText('100,001 tokens').waitFor();
    await row(page, 0).getByText('OTPC-P2').waitFor();
    expect(station.callsOf('listTokens')).toEqual([
      { query: {}, from: 0, count: 100 },
      { query: {}, from: 0, count: 100 },
    ]);
  });
});

describe('export, check, desks', () => {
  const DESKS = {
    operators: [
      { name: 'a.meyer', burns: 1234, first: '2026-01-02T08:00:00Z', last: '2026-11-20T08:00:00Z' },
      { name: 'b.santos', burns: 1, first: '2026-03-02T08:00:00Z', last: '2026-03-02T08:00:00Z' },
    ],
    machines: [{ name: 'desk-3', burns: 1235, first: '2026-01-02T08:00:00Z', last: '2026-11-20T08:00:00Z' }],
  };

  async function openBook(options: BrowserContextOptions = {}) {
    const opened = await open(3, options);
    opened.station.answers.listDesks = () => ({ ok: true, value: DESKS });
    await opened.page.getByRole('button', { name: 'Export, check …' }).click();
    await opened.page.getByText('a.meyer').waitFor();
    return opened;
  }

  it('gives a table as a file, byte for byte as the station made it', async () => {
    const { page, station } = await openBook({ acceptDownloads: true });
    const csv = "\ufeffserial;account\r\n'00987;'=ä\r\n";
    station.answers.exportRegister = () => ({ ok: true, value: csv });
    await page.getByLabel('One row for each').selectOption('assignments');
    await page.getByLabel('Between cells').selectOption('semicolon');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^kiln-assignments-\d{4}-\d\d-\d\d\.csv$/);
    expect(readFileSync(await file.path(), 'utf8')).toBe(csv);
    expect(station.callsOf('exportRegister')).toEqual([{ kind: 'assignments', query: {}, delimiter: ';' }]);
    await page.getByText('Saved: kiln-assignments').waitFor();
  });

  it('proves the register, or names the first broken entry', async () => {
    const { page, station } = await openBook();
    const head = 'a1'.repeat(32);
    station.answers.verifyRegister = () => ({
      ok: true,
      value: { entries: 12_345, head, torn: ['/data/journal.jsonl.torn-7'] },
    });
    const check = page.getByRole('button', { name: 'Check the register' });
    await check.click();
    await page.getByText('12,345 entries, each as it was written.').waitFor();
    await page.getByText(head).waitFor();
    await page.getByText('/data/journal.jsonl.torn-7').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const fault = { path: '/data/journal.jsonl', line: 3, fault: 'hash-differs' } as const;
    station.answers.verifyRegister = () => ({ ok: false, failure: { code: 'journal-broken', ...fault } });
    await check.click();
    await page.getByText('Entry 3 of the journal').waitFor();
    expect(await page.getByText(head).count()).toBe(0);
  });

  it('says who burned where, how often, first and last', async () => {
    const { page } = await openBook();
    const rows = await page.getByRole('row').allTextContents();
    expect(rows.slice(1, 3)).toEqual(['a.meyer1,2342 Jan 202620 Nov 2026', 'b.santos12 Mar 20262 Mar 2026']);
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
    const pages = await pdfText(await page.pdf({ format: 'A4' }));
    expect(pages).toHaveLength(1);
    for (const text of [
      'C301',
      token.serial,
      ADA,
      'Contoso Ltd',
      'Press the button on the token',
      'Ring 4711.',
    ]) {
      expect(pages[0]).toContain(text);
    }
    expect(pages[0]).not.toMatch(/Tell the helpdesk|Settings|Back|otpauth/);
    expect(complaints).toEqual([]);
  });

  it('keeps its texts in the settings, until they are put back', async () => {
    const { page, station } = await openAda();
    station.answers.saveSettings = (settings) => {
      station.push({ ...noSeed, settings });
      return undefined;
    };
    const slip = page.getByRole('button', { name: 'Handover slip' });
    const field = page.getByLabel('Lost, broken, or not working?');
    await slip.click();
    await field.fill('Ring 4711.');
    // Left at once: kept all the same.
    await page.getByRole('button', { name: 'Back' }).click();
    const saved = () =>
      station.callsOf('saveSettings').map((args) => (args as CallArgs<'saveSettings'>).slip);
    await expect.poll(saved).toEqual([{ call: 'Ring 4711.' }]);
    await slip.click();
    expect(await field.inputValue()).toBe('Ring 4711.');
    await page.getByRole('button', { name: 'Texts as they were' }).click();
    expect(await field.inputValue()).toMatch(/^Tell the helpdesk/);
    await expect.poll(saved).toEqual([{ call: 'Ring 4711.' }, {}]);
  });

  it('leaves out what was emptied, and says where texts could not be kept', async () => {
    const { page, station } = await openAda();
    station.answers.saveSettings = () => ({
      code: 'settings-unwritable',
      path: '/data/config.json',
      reason: 'EACCES',
    });
    await page.getByRole('button', { name: 'Handover slip' }).click();
    await page.getByLabel('What the code is for').fill('');
    await page.getByText('/data/config.json').first().waitFor();
    const [printed] = await pdfText(await page.pdf({ format: 'A4' }));
    expect(printed).not.toContain('What the code is for');
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
