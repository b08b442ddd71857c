// @module-tag chromium
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/ipc/failure.ts';
import { dropFiles } from './drop-files.ts';
import { dialectDraft, draft, draftRowAt, seedlessDraft, unclearDraft } from './session-list-fixtures.ts';
import { button, row, sessionStand } from './session-page.ts';

const { open } = sessionStand();

const dropFile = (page: Page, name: string) => dropFiles(page, [{ name, bytes: Buffer.from('x') }]);
const headOf = async (page: Page, column: string) =>
  (await page.getByRole('columnheader').filter({ hasText: column }).locator('small').allInnerTexts()).join(
    '; ',
  );

describe('each column of a list', () => {
  it('says what it was taken for, why, how it was read, and shows a cell; never a secret one', async () => {
    const { page } = await open({ draft });
    await expect.poll(() => headOf(page, 'upn')).toBe('by its name; ada.lovelace@contoso.example');
    expect(await headOf(page, 'secret key')).toBe('by its name; read as Base32; 32 characters, not shown');
    expect(await headOf(page, 'department')).toBe('Sales');
    expect(await page.getByLabel('What “secret key” means').inputValue()).toBe('secret');
  });

  it('that may be seeds stands out and asks: for the one that was guessed, too, and “not used” is an answer', async () => {
    const { page, station } = await open({ draft: unclearDraft });
    await page.getByText('What do the columns “Value A”, “Value B” mean?').waitFor();
    expect(await headOf(page, 'Value A')).toBe('may be seeds: choose; 32 characters, not shown');
    expect(await headOf(page, 'Room')).toBe('empty');
    await page.getByText('names in line 3').waitFor();
    await page.getByText('No row can be burned as it is.').waitFor();
    await page.getByLabel('What “Value A” means').selectOption('Secret');
    await expect
      .poll(() => station.callsOf('readList').at(-1))
      .toEqual({
        fileName: 'delivery 4711.csv',
        reading: { columns: ['guess', 'secret', 'guess', 'guess'] },
      });
    await page.getByLabel('What “Value B” means').selectOption('not used');
    await expect
      .poll(() => station.callsOf('readList').at(-1))
      .toEqual({
        fileName: 'delivery 4711.csv',
        reading: { columns: ['guess', 'guess', null, 'guess'] },
      });
  });

  it('keeps what was said of the others; two are never the same', async () => {
    const reading = { columns: ['guess', 'secret', undefined, 'guess'] } as const;
    const { page, station } = await open({ draft: { ...unclearDraft, reading } });
    await page.getByLabel('What “Room” means').selectOption('Issuer');
    await expect
      .poll(() => station.callsOf('readList').at(-1))
      .toMatchObject({ reading: { columns: ['guess', 'secret', null, 'issuer'] } });
    await page.getByLabel('What “Value B” means').selectOption('Secret');
    await expect
      .poll(() => station.callsOf('readList').at(-1))
      .toMatchObject({ reading: { columns: ['guess', null, 'secret', 'guess'] } });
  });

  it('of seeds that read both ways asks which it is; whose file it is, is said', async () => {
    const { page, station } = await open({ draft: dialectDraft });
    await page.getByText('read as privacyIDEA’s export').waitFor();
    await page.getByText('The seeds in “Column 3” can be read as Base32 and as hexadecimal').waitFor();
    expect(await headOf(page, 'Column 3')).toBe('Base32 or hex?; 40 characters, not shown');
    expect(await headOf(page, 'Column 2')).toBe('by its place; OATH00012345');
    expect(await page.getByLabel('Secrets are written in').inputValue()).toBe('');
    await button(page, 'Hexadecimal').click();
    await expect
      .poll(() => station.callsOf('readList').at(-1))
      .toMatchObject({ reading: { secretFormat: 'hex' } });
  });

  it('of periods that nobody knows asks for one', async () => {
    const { page, station, push } = await open({ draft: dialectDraft });
    const period = page.getByLabel('Codes change, where no row says it, every');
    await period.selectOption('60 seconds');
    await expect
      .poll(() => station.callsOf('readList').at(-1))
      .toMatchObject({ reading: { periodSeconds: 60 } });
    push({ draft: seedlessDraft });
    await page.getByRole('heading', { name: seedlessDraft.fileName }).waitFor();
    expect(await period.count()).toBe(0);
  });
});

describe('making seeds', () => {
  it('is asked once, by itself, with the number; nothing is burned before it is answered', async () => {
    const { page, station, push } = await open({});
    const first = { ...draftRowAt(0), hasSecret: false };
    station.answers.draftRows = () => ({ ok: true, value: { total: 1, rows: [first] } });
    push({ draft: seedlessDraft });
    const question = page.getByRole('region', { name: '200 rows have no seed' });
    await question.getByText('No row of this list brings one.').waitFor();
    expect(await page.getByLabel('Burn these as well').count()).toBe(0);
    expect(await button(page, 'Next').isEnabled()).toBe(false);
    await row(page, 0).getByText('no seed').first().waitFor();
    await question.getByRole('radio', { name: /^Make none/ }).check();
    expect(await button(page, 'Next').isEnabled()).toBe(false);
    await question.getByRole('radio', { name: /^Make 200 seeds/ }).check();
    await row(page, 0).getByText('made here').waitFor();
    await page.getByText('200 of 200 can be burned').waitFor();
    await button(page, 'Next').click();
    await page.getByText('200 seeds are made here.').waitFor();
    await button(page, 'Make one up').click();
    await page.getByLabel('I have it').check();
    await button(page, 'Make the session').click();
    await expect.poll(() => station.callsOf('createSession')).toMatchObject([{ accept: ['make-seeds'] }]);
  });

  it('beside seeds that were given is said, and is not part of any other yes', async () => {
    const { page } = await open({ draft });
    const question = page.getByRole('region', { name: '3 rows have no seed' });
    await question.getByText('49,997 other rows bring their own').waitFor();
    for (const accept of await page.getByLabel('Burn these as well').all()) await accept.check();
    await page.getByText('49,991 of 50,000').waitFor();
    await question.getByRole('radio', { name: /^Make 3 seeds/ }).check();
    await page.getByText('49,994 of 50,000').waitFor();
  });

  it('is asked anew when the list, read in another way, lacks more seeds', async () => {
    const { page, push } = await open({ draft });
    await page.getByRole('radio', { name: /^Make 3 seeds/ }).check();
    const { burnable, troubles } = seedlessDraft;
    push({ draft: { ...draft, burnable, troubles, reading: { header: false } } });
    await page.getByText('No row can be burned as it is.').waitFor();
    expect(await page.getByRole('radio', { name: /^Make 200 seeds/ }).isChecked()).toBe(false);
  });
});

describe('how long codes last', () => {
  const choice = (page: Page) => page.getByLabel('Codes change, where no row says it, every');

  it('is asked where rows do not know it, and not where they do not know the hash alone', async () => {
    const { page, push } = await open({ draft: dialectDraft });
    await choice(page).waitFor();
    const troubles = dialectDraft.troubles.map((trouble) =>
      trouble.code === 'assumed-value' ? { ...trouble, fields: ['algorithm' as const] } : trouble,
    );
    push({ draft: { ...dialectDraft, troubles } });
    await choice(page).waitFor({ state: 'detached' });
  });
});

describe('a file that is no list', () => {
  const NAMED: readonly (readonly [Failure, RegExp, RegExp])[] = [
    [{ code: 'list-not-text', looksLike: 'archive' }, /This is an archive/, /Unpack it/],
    [{ code: 'list-not-text', looksLike: 'pgp' }, /encrypted or signed with PGP/, /Decrypt it first/],
    [{ code: 'list-not-text', looksLike: 'database' }, /database of an app/, /Export the accounts/],
    [{ code: 'not-a-list', looksLike: 'json' }, /JSON, but none that Kiln knows/, /Aegis, 2FAS, Bitwarden/],
    [{ code: 'not-a-list', looksLike: 'html' }, /web page/, /Download the file itself/],
    [{ code: 'not-a-list', looksLike: 'letter' }, /letter/, /Take the file with the seeds/],
    [{ code: 'not-a-list', looksLike: 'mail' }, /e-mail/, /attached/],
    [{ code: 'not-a-list', looksLike: 'certificate' }, /certificate or a key/, /Take the file/],
    [{ code: 'pskc-draft' }, /before it became a standard/, /RFC 6030/],
    [{ code: 'pskc-unsupported', algorithm: 'kw-aes128' }, /kw-aes128/, /Ask who made it/],
    [{ code: 'xml-not-pskc', looksLike: 'safenet', root: 'Tokens' }, /SafeNet/, /Ask who made the file/],
    [{ code: 'xml-not-pskc', looksLike: 'other', root: 'invoice' }, /begins with "invoice"/, /PSKC/],
    [{ code: 'backup-unreadable', app: 'bitwarden', reason: 'account' }, /for the account/, /plain JSON/],
    [{ code: 'list-too-long', rows: 100_000, columns: 200 }, /more than/, /Split it/],
  ];

  it('is named, with what to do now, under its own name', async () => {
    const { page, station } = await open({});
    for (const [index, [failure, what, now]] of NAMED.entries()) {
      station.answers.readList = () => failure;
      await dropFile(page, `file-${index}`);
      await page.getByText(`file-${index}`, { exact: true }).waitFor();
      const note = page.locator('[data-kind=bad]');
      expect(await note.count()).toBe(1);
      expect(await note.innerText()).toMatch(what);
      expect(await note.innerText()).toMatch(now);
    }
  });

  it('but a backup that is locked asks for its password, and says when that is the wrong one', async () => {
    const { page, station } = await open({});
    station.answers.readList = ({ reading }) => ({
      code: reading.password === undefined ? 'backup-locked' : 'backup-wrong-password',
      app: 'aegis',
    });
    await dropFile(page, 'aegis-backup.json');
    await page.getByText('This backup of Aegis is encrypted with a password.').waitFor();
    await page.getByText('aegis-backup.json').waitFor();
    await page.getByLabel('Password of the file').fill('open sesame');
    await page.keyboard.press('Enter');
    await page.getByText('This password does not open the backup of Aegis.').waitFor();
    expect(station.callsOf('readList').at(-1)).toMatchObject({ reading: { password: 'open sesame' } });
  });

  it('but PSKC that is locked asks for its key by its name, and says when it is the wrong one', async () => {
    const { page, station } = await open({});
    station.answers.readList = ({ reading }) =>
      reading.pskc
        ? { code: 'pskc-wrong-key', needs: 'key' }
        : { code: 'pskc-locked', needs: 'key', name: 'Shipping 7' };
    await dropFile(page, 'tokens.xml');
    await page.getByText('“Shipping 7”').or(page.getByText('"Shipping 7"')).waitFor();
    await page.getByLabel('Key, in hexadecimal').fill('00'.repeat(16));
    await page.keyboard.press('Enter');
    await page.getByText('This key does not open the PSKC file.').waitFor();
  });
});
