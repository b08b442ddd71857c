import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallArgs } from '../../src/ipc/contract.ts';
import type { LaneView, SessionsView, SessionView } from '../../src/ipc/session.ts';
import type { PageOptions } from './browser.ts';
import {
  answerSessions,
  draft,
  draftRowAt,
  known,
  LANES,
  lane,
  session,
  sessionRowAt,
  stateWithSessions,
  summary,
} from './session-fixtures.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start(), 60_000);
afterEach(() => stand.clear());
afterAll(() => stand.end());

async function open(view: Partial<SessionsView>, options: PageOptions = {}) {
  const opened = await stand.open(stateWithSessions(view), options);
  answerSessions(opened.station);
  await opened.page.getByRole('button', { name: /^Sessions/ }).click();
  const push = (next: Partial<SessionsView>) => opened.station.push(stateWithSessions(next));
  return { ...opened, push };
}

const openSession = (change: Partial<SessionView> = {}, options: PageOptions = {}) =>
  open({ open: session(change) }, options);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const grid = (page: Page) => page.getByRole('grid');
const row = (page: Page, index: number) => page.locator(`[role=row][aria-rowindex="${index + 2}"]`);
const laneTile = (page: Page, number: number) => page.locator(`[data-lane="${number}"]`);
const at = (name: string, number: number): LaneView => LANES[name]?.(number) ?? lane(number);

async function transfer(page: Page, kind: 'drop' | 'paste', fill: string): Promise<void> {
  await page.evaluate(`{
    const transfer = new DataTransfer();
    ${fill}
    const common = { bubbles: true, cancelable: true };
    document.body.dispatchEvent(${
      kind === 'drop'
        ? "new DragEvent('drop', { ...common, dataTransfer: transfer })"
        : "new ClipboardEvent('paste', { ...common, clipboardData: transfer })"
    });
  }`);
}

const dropFile = (page: Page, name: string, content: string) =>
  transfer(
    page,
    'drop',
    `transfer.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)}));`,
  );
const pasteText = (page: Page, text: string) =>
  transfer(page, 'paste', `transfer.setData('text/plain', ${JSON.stringify(text)});`);

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a list', () => {
  it('that is dropped goes to the station as it is, umlauts and all', async () => {
    const { page, station } = await open({});
    await dropFile(page, 'Neue Kollegen.csv', 'upn\njörg@contoso.example\n');
    await expect
      .poll(() => station.callsOf('readList'))
      .toEqual([
        { fileName: 'Neue Kollegen.csv', content: base64('upn\njörg@contoso.example\n'), reading: {} },
      ]);
  });

  it('may be pasted, but not while something is being typed', async () => {
    const { page, station } = await open({ known });
    await button(page, 'A file from elsewhere …').click();
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '/media/usb');
      document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }`);
    await pasteText(page, 'upn\nada@contoso.example');
    await expect
      .poll(() => station.callsOf('readList'))
      .toEqual([{ fileName: 'Pasted list', content: base64('upn\nada@contoso.example'), reading: {} }]);
  });

  it('that is locked asks for its password, and goes with it; a wrong one is said', async () => {
    const { page, station } = await open({});
    station.answers.readList = ({ reading }) =>
      reading.pskc
        ? { code: 'pskc-wrong-key', needs: 'password' }
        : { code: 'pskc-locked', needs: 'password', name: '' };
    await dropFile(page, 'tokens.xml', '<KeyContainer/>');
    await page.getByLabel('Password of the file').fill('open sesame');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => station.callsOf('readList').at(-1))
      .toEqual({
        fileName: 'tokens.xml',
        content: base64('<KeyContainer/>'),
        reading: { pskc: { password: 'open sesame' } },
      });
    await page
      .getByText(/password/i)
      .nth(1)
      .waitFor();
    await button(page, 'Cancel').click();
    await button(page, 'Open a list').waitFor();
  });

  it('as a spreadsheet’s own file is told how to become one', async () => {
    const { page, station } = await open({});
    station.answers.readList = () => ({ code: 'list-not-text', looksLike: 'workbook' });
    await dropFile(page, 'list.xlsx', 'PK');
    await page.getByText('CSV UTF-8 (comma delimited)').waitFor();
  });

  it('that is too large is not even read', async () => {
    const { page, station } = await open({});
    await page.evaluate(`{
      const dataTransfer = new DataTransfer();
      const file = new File(['x'], 'big.csv');
      Object.defineProperty(file, 'size', { value: 80 * 1024 * 1024 });
      dataTransfer.items.add(file);
      const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
      Object.defineProperty(event, 'dataTransfer', { value: { files: [file], getData: () => '' } });
      document.body.dispatchEvent(event);
    }`);
    await page
      .getByRole('main')
      .getByText(/too large|too long/i)
      .first()
      .waitFor();
    expect(station.callsOf('readList')).toEqual([]);
  });
});

describe('a list that was read', () => {
  it('of 50,000 rows draws only those in sight', async () => {
    const { page, station, complaints } = await open({ draft });
    await row(page, 0).getByText(draftRowAt(0).user).waitFor();
    expect(await grid(page).getAttribute('aria-rowcount')).toBe('50001');
    expect(await page.locator('[role=row]').count()).toBeLessThan(60);
    await grid(page).evaluate((element) => {
      element.scrollTop = 30_000 * 36;
    });
    await row(page, 30_005).getByText(draftRowAt(30_005).user).waitFor();
    const asked = (station.callsOf('draftRows') as CallArgs<'draftRows'>[]).map(({ from }) => from);
    expect(new Set(asked)).toEqual(new Set([0, 29_900, 30_000]));
    expect(complaints).toEqual([]);
  });

  it('says what a column means, and takes another word for it', async () => {
    const { page, station } = await open({ draft });
    await page.getByLabel('What “department” means').selectOption('Issuer');
    await expect
      .poll(() => station.callsOf('readList'))
      .toEqual([
        {
          fileName: 'new-joiners.csv',
          reading: { columns: ['user', 'serial', 'secret', 'period', 'issuer'] },
        },
      ]);
    await page.getByLabel('What “serial number” means').selectOption('User');
    await expect
      .poll(() => station.callsOf('readList').at(-1))
      .toEqual({
        fileName: 'new-joiners.csv',
        reading: { columns: [null, 'user', 'secret', 'period', null] },
      });
  });

  it('leads from a kind of trouble to its rows, and shows what is wrong in its place', async () => {
    const { page, station } = await open({ draft });
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Serial number spoilt by a spreadsheet' })
      .getByRole('button')
      .click();
    await row(page, 0).getByText('8.65961E+13').first().waitFor();
    expect(station.callsOf('draftRows').at(-1)).toEqual({
      from: 0,
      count: 100,
      onlyProblems: true,
      only: 'serial-in-scientific-notation',
    });
    expect(await grid(page).getAttribute('aria-rowcount')).toBe('2');
  });

  it('is read anew with other choices, the issuer only once the field is left', async () => {
    const { page, station } = await open({ draft });
    await page.getByLabel('Serial numbers in the list').selectOption('ignore');
    await expect
      .poll(() => station.callsOf('readList').at(-1))
      .toMatchObject({ reading: { serials: 'ignore' } });
    const issuer = page.getByLabel('Issuer of rows that name none');
    await issuer.pressSequentially('Contoso');
    expect(station.callsOf('readList')).toHaveLength(1);
    await issuer.press('Enter');
    await expect
      .poll(() => station.callsOf('readList').at(-1))
      .toMatchObject({ reading: { issuer: 'Contoso' } });
  });

  it('becomes a session with what was accepted, under a passphrase that was typed twice', async () => {
    const { page, station } = await open({ draft });
    await page.getByText('49,981 of 50,000 can be burned').waitFor();
    const accepts = page.getByLabel('Burn these as well');
    await accepts.first().check();
    await page.getByText('49,981–49,993 of 50,000').waitFor();
    await accepts.last().check();
    await page.getByText('49,994 of 50,000').waitFor();
    await button(page, 'Next').click();
    const make = button(page, 'Make the session');
    await page.getByLabel('Passphrase', { exact: true }).fill('correct horse battery');
    expect(await make.isEnabled()).toBe(false);
    await page.getByLabel('Passphrase again').fill('correct horse batterz');
    await page.getByText('not the same').waitFor();
    expect(await make.isEnabled()).toBe(false);
    await page.getByLabel('Passphrase again').fill('correct horse battery');
    await page.getByLabel('A sample').check();
    await page.getByLabel('By chance, in a hundred').fill('0');
    await page.getByLabel('Every so many tokens').fill('0');
    await page.getByLabel('The first of each reader').uncheck();
    await page.getByText('checks no token at all').waitFor();
    expect(await make.isEnabled()).toBe(false);
    await page.getByLabel('Every so many tokens').fill('25');
    await make.click();
    await expect
      .poll(() => station.callsOf('createSession'))
      .toEqual([
        {
          name: 'new-joiners',
          passphrase: 'correct horse battery',
          accept: ['duplicate-user', 'user-has-token'],
          settings: {
            verification: { rule: 'sample', everyNth: 25, randomPercent: 0, firstOfLane: false },
            displaySeconds: 30,
            allowUnlisted: false,
          },
        },
      ]);
  });

  it('may be given a passphrase that is made up, another one each time', async () => {
    const { page } = await open({ draft });
    await button(page, 'Next').click();
    const made = new Set<string>();
    for (let round = 0; round < 5; round++) {
      await button(page, 'Make one up').click();
      made.add(await page.getByLabel('Passphrase', { exact: true }).inputValue());
    }
    expect(made.size).toBe(5);
    for (const each of made) expect(each).toMatch(/^(?:[a-z]{4}-){5}[a-z]{4}$/);
    expect(await button(page, 'Make the session').isEnabled()).toBe(true);
  });
});

describe('a session that was begun', () => {
  it('is opened with its passphrase; what was interrupted stands first', async () => {
    const { page, station } = await open({ known });
    station.answers.openSession = ({ passphrase }) =>
      passphrase === 'right' ? undefined : { code: 'passphrase-wrong' };
    const first = page.getByRole('main').getByRole('listitem').first();
    expect(await first.innerText()).toContain('interrupted');
    await first.getByRole('button').click();
    await page.getByLabel('Passphrase').fill('wrong');
    await page.keyboard.press('Enter');
    await page
      .getByText(/passphrase/i)
      .nth(1)
      .waitFor();
    await page.getByLabel('Passphrase').fill('right');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => station.callsOf('openSession'))
      .toEqual(['wrong', 'right'].map((passphrase) => ({ path: known[0]?.path, passphrase })));
  });
});

describe('lanes', () => {
  it('take digits wherever the focus is: the sixth hands the code over, and the next may follow at once', async () => {
    const { page, station } = await openSession({ lanes: [lane(1), at('code', 2), at('code', 3)] });
    await button(page, 'Keys').focus();
    await page.keyboard.type('49x2');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('2039');
    await laneTile(page, 2)
      .getByRole('img', { name: 'Code of lane 2: 492039' })
      .waitFor({ state: 'detached' });
    await page.keyboard.type('1112');
    await laneTile(page, 2).getByRole('img', { name: 'Code of lane 2: 11' }).waitFor();
    expect(station.callsOf('giveLaneCode')).toEqual([{ reader: at('code', 2).reader, code: '492039' }]);
  });

  it('go by the chosen one: by its number, by a click, until Escape', async () => {
    const { page, station } = await openSession({ lanes: [at('code', 1), at('code', 2)] });
    await page.keyboard.press('Shift+Digit2');
    await page.keyboard.type('123456');
    await expect
      .poll(() => station.callsOf('giveLaneCode').at(-1))
      .toMatchObject({ reader: at('code', 2).reader });
    await page.keyboard.press('Escape');
    await page.keyboard.type('123456');
    await expect
      .poll(() => station.callsOf('giveLaneCode').at(-1))
      .toMatchObject({ reader: at('code', 1).reader });
    await page.keyboard.press('Shift+Digit2');
    await page.keyboard.press('l');
    await page.keyboard.press('e');
    await expect.poll(() => station.callsOf('checkLater')).toEqual([{ reader: at('code', 2).reader }]);
    expect(station.callsOf('compareLaneByEye')).toEqual([{ reader: at('code', 2).reader }]);
  });

  it('keep a code that is half typed where it was begun', async () => {
    const { page, station, push } = await openSession({ lanes: [lane(1), at('code', 2)] });
    await page.keyboard.type('123');
    push({ open: session({ lanes: [at('code', 1), at('code', 2)] }) });
    await laneTile(page, 1).getByText('Type code').waitFor();
    await page.keyboard.type('456');
    await expect
      .poll(() => station.callsOf('giveLaneCode'))
      .toEqual([{ reader: at('code', 2).reader, code: '123456' }]);
  });

  it('are paused, skipped and put aside by letters, with a reason', async () => {
    const { page, station } = await openSession();
    await page.keyboard.press('2');
    await page.keyboard.press('p');
    await page.keyboard.press('s');
    await page.keyboard.press('a');
    await page.getByLabel('Why').fill('  on leave ');
    // Letters and digits are only letters and digits in there.
    await page.keyboard.type('p12');
    await page.keyboard.press('Enter');
    await expect.poll(() => station.callsOf('putAside')).toEqual([{ row: 1, note: 'on leave p12' }]);
    expect(station.callsOf('pauseLane')).toEqual([{ reader: lane(2).reader, paused: true }]);
    expect(station.callsOf('skipRow')).toEqual([{ row: 1 }]);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('rest and go on with the space bar, but not while something is typed', async () => {
    const { page, station, push } = await openSession();
    await page.keyboard.press('Space');
    await expect.poll(() => station.callsOf('pauseSession')).toHaveLength(1);
    push({ open: session({ running: false, lanes: [at('paused', 1)] }) });
    await button(page, 'Go on').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('a b');
    await page.keyboard.press('Escape');
    expect(station.callsOf('runSession')).toEqual([]);
    await page.keyboard.press('Space');
    await expect.poll(() => station.callsOf('runSession')).toHaveLength(1);
  });

  it('take the last one back with Ctrl Z, and say what that means for its token', async () => {
    const { page, station } = await openSession({ last: summary(56) });
    await page.keyboard.press('Control+z');
    await page.getByText(`${summary(56).user} waits again`).waitFor();
    await page.getByText('it must be burned again before anybody gets it').waitFor();
    expect(station.callsOf('undoLast')).toHaveLength(1);
  });

  it('are compared by eye where somebody wants that', async () => {
    const { page, station } = await openSession({ lanes: [at('by-eye', 1)] });
    await laneTile(page, 1).getByText('492 039').waitFor();
    await button(page, 'No').click();
    await expect
      .poll(() => station.callsOf('confirmLaneByEye'))
      .toEqual([{ reader: lane(1).reader, same: false }]);
  });

  it('say each state in a word and an outline of its own', async () => {
    const names = Object.keys(LANES).filter((name) => !/other|wrong|by-eye|bound|nobody|asleep/.test(name));
    const { page } = await openSession({ lanes: names.map((name, index) => at(name, index + 1)) });
    const bands = page.locator('[data-lane] > button');
    const said = await bands.locator('span').allInnerTexts();
    const drawn = await bands.locator('svg').evaluateAll((all) => all.map((each) => each.innerHTML));
    expect(said).toHaveLength(names.length);
    expect(new Set(said).size).toBe(names.length);
    expect(new Set(drawn).size).toBe(names.length);
  });

  it('tell who listens what has changed, and only that', async () => {
    const { page, push } = await openSession({ lanes: [lane(1), lane(2)] });
    const said = page.getByRole('status').filter({ hasText: 'Lane' });
    push({ open: session({ lanes: [lane(1), at('code', 2)] }) });
    await expect.poll(() => said.innerText()).toBe(`Lane 2: Type code. ${summary(1).user}.`);
    push({ open: session({ lanes: [at('done', 1), at('code', 2)] }) });
    await expect.poll(() => said.innerText()).toBe(`Lane 1: Done: lift. ${summary(0).user}.`);
  });

  it('name tokens that must not be handed out, all of them when asked', async () => {
    const strays = Array.from({ length: 9 }, (_, index) => ({
      serial: `8659610000030${index}`,
      holds: 'seed' as const,
    }));
    const { page } = await openSession({ strays });
    await page.getByText('Do not hand out these 9 tokens').waitFor();
    await button(page, 'and 3 more').click();
    for (const { serial } of strays) await page.getByText(serial).waitFor();
  });
});

describe('settings', () => {
  it.each([
    [undefined, true],
    [true, false],
  ])('let a session take tokens of others, or no longer: %s', async (before, after) => {
    const settings = session().settings;
    const { page, station } = await openSession({
      settings: { ...settings, ...(before !== undefined && { allowReassign: before }) },
    });
    await page.getByRole('main').getByRole('button', { name: 'Settings' }).click();
    const others = page.getByLabel('Also burn tokens that the register has given to somebody else');
    expect(await others.isChecked()).toBe(before === true);
    await others.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect.poll(() => station.callsOf('setSession')).toEqual([{ ...settings, allowReassign: after }]);
  });
});

describe('sounds', () => {
  /** Writes down each tone in place of sounding it. */
  const initScript = `
    window.tones = [];
    window.OscillatorNode = class {
      constructor(context, options) { window.tones.push(options.frequency); }
      connect(next) { return next; }
      start() {}
      stop() {}
    };`;
  const tones = (page: Page) => page.evaluate('window.tones');

  it('are off until they are wanted, and are told apart', async () => {
    const { page, push } = await openSession({}, { initScript });
    push({ open: session({ lanes: [at('code', 1), lane(2)] }) });
    await laneTile(page, 1).getByText('Type code').waitFor();
    expect(await tones(page)).toEqual([]);
    await page.getByRole('main').getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Sounds').check();
    await page.keyboard.press('Escape');
    push({ open: session({ lanes: [at('done', 1), lane(2)] }) });
    await expect.poll(() => tones(page)).toEqual([659, 880]);
    push({ open: session({ lanes: [at('done', 1), at('refused', 2)] }) });
    await expect.poll(() => tones(page)).toEqual([659, 880, 233, 233]);
    await page.reload();
    await laneTile(page, 2).getByText('Not this one').waitFor();
    expect(await tones(page)).toEqual([]);
    push({ open: session({ lanes: [at('code', 1), at('refused', 2)] }) });
    await expect.poll(() => tones(page)).toEqual([659, 659]);
  });
});

describe('the rows', () => {
  const openRows = async (change: Partial<SessionView> = {}) => {
    const opened = await openSession(change);
    await opened.page.getByRole('tab', { name: 'Rows' }).click();
    await row(opened.page, 0).getByText(sessionRowAt(0).user).waitFor();
    return opened;
  };

  it('are searched and sifted; a count leads to its rows', async () => {
    const { page, station } = await openRows();
    await page.keyboard.press('/');
    await page.keyboard.type('ada');
    await expect.poll(() => station.callsOf('sessionRows').at(-1)).toMatchObject({ query: { text: 'ada' } });
    await page.getByLabel('Show', { exact: true }).selectOption('put-aside');
    await expect
      .poll(() => station.callsOf('sessionRows').at(-1))
      .toMatchObject({ query: { text: 'ada', states: ['put-aside'] } });
    await button(page, '3 codes to be checked').click();
    await expect.poll(() => station.callsOf('sessionRows').at(-1)).toMatchObject({ query: { due: true } });
  });

  it('can do what their state lets them', async () => {
    const { page, station } = await openRows();
    const enabled = async () => {
      const names = ['Burn again', 'Skip', 'Put aside …', 'Bind to a token …'];
      const all = await Promise.all(names.map((name) => button(page, name).isEnabled()));
      return names.filter((_, place) => all[place]);
    };
    await row(page, 0).click();
    expect(await enabled()).toEqual(['Burn again']);
    await row(page, 9).click();
    expect(await enabled()).toEqual(['Skip', 'Put aside …', 'Bind to a token …']);
    await button(page, 'Bind to a token …').click();
    await page.getByLabel('Serial number').fill('8659610 0000042');
    await page.keyboard.press('Enter');
    await expect.poll(() => station.callsOf('bindRow')).toEqual([{ row: 9, serial: '86596100000042' }]);
    await row(page, 4).click();
    expect(await enabled()).toEqual([]);
  });

  it('say why something could not be done with one, until another is chosen', async () => {
    const { page, station } = await openRows();
    station.answers.againRow = () => ({ code: 'row-busy', row: 0 });
    await row(page, 0).click();
    await button(page, 'Burn again').click();
    const alert = page.locator('[data-kind=bad]');
    await alert.waitFor();
    await row(page, 1).click();
    await alert.waitFor({ state: 'detached' });
  });

  it('follow what happens, without a hand', async () => {
    const { page, station, push } = await openRows();
    const before = station.callsOf('sessionRows').length;
    station.answers.sessionRows = () => ({
      ok: true,
      value: { total: 1, rows: [{ ...sessionRowAt(0), user: 'changed@contoso.example' }] },
    });
    push({ open: session({ counts: { ...session().counts, verified: 58 } }) });
    await row(page, 0).getByText('changed@contoso.example').waitFor();
    expect(station.callsOf('sessionRows').length).toBe(before + 1);
  });
});

describe('a list out', () => {
  const openLists = async (change: Partial<SessionView> = {}) => {
    const opened = await openSession({ running: false, ...change });
    await opened.page.getByRole('tab', { name: 'Lists out' }).click();
    return opened;
  };

  it('is sealed unless the sentence is typed letter by letter, and is saved as it came', async () => {
    const { page, station } = await openLists();
    const save = button(page, 'Save the list');
    expect(await page.getByLabel('Sealed').isChecked()).toBe(true);
    expect(await save.isEnabled()).toBe(false);
    await page.getByLabel('Plain text').check();
    const sentence = page.getByLabel('Type this sentence');
    await sentence.fill('i want the seeds in plain text');
    expect(await save.isEnabled()).toBe(false);
    await sentence.fill('I want the seeds in plain text');
    const download = page.waitForEvent('download');
    await save.click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('kiln-entra-csv-2026-11-20.csv.age');
    expect(readFileSync(await file.path(), 'utf8')).toBe('sealed');
    expect(station.callsOf('exportSession')).toEqual([
      {
        order: { provider: 'entra-csv' },
        protection: { kind: 'plain-text', consent: 'I want the seeds in plain text' },
        withUnverified: false,
        manufacturer: 'Token2',
        model: '',
      },
    ]);
    await page.getByText('3 rows stayed out').waitFor();
    await page.getByText('a hash that it does not take').waitFor();
  });

  it('of which every token stayed out is no file', async () => {
    const { page, station } = await openLists();
    station.answers.exportSession = () => ({
      ok: true,
      value: { fileName: '', content: '', tokens: 0, leftOut: [{ ...summary(1), code: 'missing-user' }] },
    });
    const downloads: unknown[] = [];
    page.on('download', (file) => downloads.push(file));
    await page.getByLabel('Passphrase for the file').fill('correct horse battery');
    await page.getByLabel('Passphrase again').fill('correct horse battery');
    await button(page, 'Save the list').click();
    await page.getByText('1 row stayed out').waitFor();
    expect(downloads).toEqual([]);
    expect(await page.getByText('Saved:').count()).toBe(0);
  });

  it.each([
    ['okta', async (page: Page) => page.getByLabel('Factor profile’s id').fill('fpr1')],
    [
      'pskc',
      async (page: Page) => {
        await page.getByLabel('PSKC’s own encryption').selectOption('key');
        await button(page, 'Make one up').first().click();
      },
    ],
    [
      'privacyidea',
      async (page: Page) => {
        await page.getByLabel('Name the users as well').check();
        await page.getByLabel('Resolver').fill('ldap');
        await page.getByLabel('Realm').fill('contoso');
      },
    ],
  ])('for %s asks for what it needs', async (provider, fill) => {
    const { page, station } = await openLists();
    await page.locator(`input[value=${provider}]`).check();
    await fill(page);
    if (provider !== 'pskc') {
      await page.getByLabel('Passphrase for the file').fill('correct horse battery');
      await page.getByLabel('Passphrase again').fill('correct horse battery');
    }
    await button(page, 'Save the list').click();
    const orders = {
      okta: {
        provider,
        profile: {
          factorProfileId: 'fpr1',
          sharedSecretEncoding: 'base32',
          algorithm: 'SHA1',
          periodSeconds: 30,
        },
      },
      pskc: {
        provider,
        encryption: { kind: 'key', keyHex: expect.stringMatching(/^[0-9a-f]{32}$/), keyName: 'Kiln' },
      },
      privacyidea: { provider, users: { resolver: 'ldap', realm: 'contoso' } },
    } as const;
    await expect
      .poll(() => station.callsOf('exportSession'))
      .toMatchObject([{ order: orders[provider as keyof typeof orders] }]);
  });
});

describe('after the upload', () => {
  it('each token’s code is at hand, and copied with a press', async () => {
    const { page } = await openSession(
      { running: false },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
    await page.getByRole('tab', { name: 'Activate' }).click();
    await page.getByText('492 039').waitFor();
    await button(page, 'Copy the code').click();
    await button(page, 'Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('492039');
    await page.getByText('Its code cannot be known any more').waitFor();
  });

  it('closing asks once, and says what is gone', async () => {
    const { page, station, push } = await openSession({ running: false });
    await page.getByRole('tab', { name: 'Close' }).click();
    await page.getByText('200 seeds are destroyed.').waitFor();
    await page.getByText('No list was saved here yet.').waitFor();
    await button(page, 'Close for good …').click();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(station.callsOf('closeSession')).toEqual([]);
    await button(page, 'Close for good …').click();
    await button(page, 'Destroy them').click();
    await page.getByText('200 seeds are gone.').waitFor();
    await button(page, 'To the beginning').click();
    await expect.poll(() => station.callsOf('leaveSession')).toHaveLength(1);
    push({});
    await button(page, 'Open a list').waitFor();
  });
});
