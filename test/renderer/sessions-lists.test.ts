// @module-tag chromium
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { CallArgs } from '../../src/ipc/contract.ts';
import { dropFiles, pasteText } from './drop-files.ts';
import { session } from './session-fixtures.ts';
import { draft, draftRowAt, known } from './session-list-fixtures.ts';
import { button, focused, row, sessionStand } from './session-page.ts';

const { open } = sessionStand();

const grid = (page: Page) => page.getByRole('grid');
const dropFile = (page: Page, name: string, content: string) =>
  dropFiles(page, [{ name, bytes: Buffer.from(content) }]);
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
    await pasteText(page, '/media/usb');
    await button(page, 'Cancel').click();
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
    await page.locator('[data-kind=bad]').waitFor();
    await button(page, 'Cancel').click();
    await button(page, 'Open a list').waitFor();
  });

  it('that is locked asks for its password also over a list that is looked through', async () => {
    const { page, station } = await open({ draft });
    station.answers.readList = () => ({ code: 'pskc-locked', needs: 'password', name: '' });
    await dropFile(page, 'tokens.xml', '<KeyContainer/>');
    await page.getByLabel('Password of the file').waitFor();
    await button(page, 'Cancel').click();
    await page.getByRole('heading', { name: draft.fileName }).waitFor();
  });

  it('as a spreadsheet’s own file is told how to become one', async () => {
    const { page, station } = await open({});
    station.answers.readList = () => ({ code: 'list-not-text', looksLike: 'workbook' });
    await dropFile(page, 'list.xlsx', 'PK');
    await page.getByText('save it as "CSV UTF-8"').waitFor();
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
          // Of what nobody has said Kiln makes itself a picture, or asks.
          reading: { columns: ['guess', 'guess', 'guess', 'guess', 'issuer'] },
        },
      ]);
    await page.getByLabel('What “serial number” means').selectOption('User');
    await expect
      .poll(() => station.callsOf('readList').at(-1))
      .toEqual({
        fileName: 'new-joiners.csv',
        reading: { columns: ['guess', 'user', 'guess', 'guess', 'guess'] },
      });
  });

  it('in which nobody was recognised says what to do', async () => {
    const { page, push } = await open({ draft });
    const columns = draft.columns.map(({ field, ...column }) => ({
      ...column,
      field: field === 'user' ? undefined : field,
    }));
    const note = page.getByText('Choose “User” over the column that names them.');
    expect(await note.count()).toBe(0);
    push({ draft: { ...draft, columns } });
    await note.waitFor();
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

  it('is another one when it comes in corrected, whatever it is called: nothing is accepted of it yet', async () => {
    const { page, station, push } = await open({ draft });
    await row(page, 0).getByText(draftRowAt(0).user).waitFor();
    const accept = page.getByLabel('Burn these as well').first();
    await accept.check();
    station.answers.draftRows = () => ({
      ok: true,
      value: { total: 1, rows: [{ ...draftRowAt(0), user: 'corrected@contoso.example' }] },
    });
    push({ draft: { ...draft, id: 'list-3' } });
    await row(page, 0).getByText('corrected@contoso.example').waitFor();
    expect(await accept.isChecked()).toBe(false);
  });

  it('is not changed for another one while a session is made of it', async () => {
    const { page, station } = await open({ draft });
    await button(page, 'Next').click();
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    await dropFile(page, 'other.csv', 'upn\nada@contoso.example\n');
    await button(page, 'Back to the list').focus();
    await pasteText(page, 'correct horse battery');
    await button(page, 'Back to the list').click();
    expect(await focused(page)).toBe(draft.fileName);
    await dropFile(page, 'third.csv', 'upn\nada@contoso.example\n');
    await expect.poll(() => station.callsOf('readList')).toMatchObject([{ fileName: 'third.csv' }]);
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
    const { page, station, push } = await open({ draft });
    await page.getByText('49,978 of 50,000 can be burned').waitFor();
    const accepts = page.getByLabel('Burn these as well');
    await accepts.first().check();
    await page.getByText('49,990 of 50,000').waitFor();
    await accepts.last().check();
    await page.getByText('49,991 of 50,000').waitFor();
    await button(page, 'Next').click();
    const make = button(page, 'Make the session');
    await page.getByLabel('Passphrase', { exact: true }).fill('correct horse battery');
    expect(await make.isEnabled()).toBe(false);
    await page.getByLabel('Passphrase again').fill('correct horse batterz');
    await page.getByText('not the same').waitFor();
    expect(await make.isEnabled()).toBe(false);
    await page.getByLabel('Passphrase again').fill('correct horse battery');
    await page.getByLabel('A sample').check();
    await page.getByLabel('At random, in per cent').fill('0');
    await page.getByLabel('One token in every').fill('0');
    await page.getByLabel('The first of each reader').uncheck();
    await page.getByText('checks no token at all').waitFor();
    expect(await make.isEnabled()).toBe(false);
    await page.getByLabel('One token in every').fill('25');
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
    push({ open: session({ running: false }) });
    await button(page, 'Go on').waitFor();
    expect(await focused(page)).toBe('Go on');
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
    expect(await button(page, 'Make the session').isEnabled()).toBe(false);
    await page.getByLabel('I have it').check();
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
    await page.locator('[data-kind=bad]').waitFor();
    await page.getByLabel('Passphrase').fill('right');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => station.callsOf('openSession'))
      .toEqual(['wrong', 'right'].map((passphrase) => ({ path: known[0]?.path, passphrase })));
  });
});
