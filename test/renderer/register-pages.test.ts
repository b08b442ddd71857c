// @module-tag chromium
import { readFileSync } from 'node:fs';
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallArgs } from '../../src/ipc/contract.ts';
import type { Settings } from '../../src/ipc/settings.ts';
import { axeViolations } from './browser.ts';
import { token } from './fixtures.ts';
import { pdfText } from './pdf-text.ts';
import { ADA, assignments } from './register-fixtures.ts';
import { grid, noSeed, openAda, openRegister } from './register-room.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

const open = (total: number, options?: BrowserContextOptions) => openRegister(stand, total, options);

describe('a user', () => {
  async function openUser() {
    const opened = await openAda(stand);
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
    const { page, complaints } = await openAda(stand);
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
    const { page, station } = await openAda(stand);
    station.answers.saveSettings = (settings) => {
      station.push({ ...noSeed, settings: { ...noSeed.settings, ...settings } as Settings });
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
    const { page, station } = await openAda(stand);
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
