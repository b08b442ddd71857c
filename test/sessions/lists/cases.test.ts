import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failureOf, faults, hexOf, listOf } from './reading.ts';

/** Small lists, each as some program or person writes it, that once were taken for something else. */
function file(name: string): Buffer {
  return readFileSync(new URL(`cases/list-${name}`, import.meta.url));
}

/** Seeds of the lists: `printf JBSWY3DP… | base32 -d | xxd -p`. */
const JBSW = '48656c6c6f21deadbeef48656c6c6f21deadbeef';
const KRSX = '5465737453656372657454657374536563726574';
const MFRG = '6162636465666768696a6162636465666768696a';
const HEX_1 = '15d2fa517d3c6b791bd4cc2044c2414293070011';
const HEX_2 = '8c557fc050721037fd31e1d3345b5d3263263e00';

async function seedsOf(name: string) {
  const list = await listOf(file(name), { serialPrefixes: ['8659610'] });
  return { list, seeds: list.rows.map((_, row) => hexOf(list, row)) };
}

describe('a list without a header', () => {
  it('keeps its seeds where one of them is spoilt: that row alone is stopped', async () => {
    const { list, seeds } = await seedsOf('no-header-base32-one-typo.csv');
    expect(seeds).toEqual([JBSW, undefined, MFRG]);
    expect(list.problems).toMatchObject([
      { place: 2, column: 2, severity: 'stop', fault: { code: 'bad-base32', position: 1, character: '0' } },
    ]);
  });

  it.each(['no-header-hex-seeds.csv', 'no-header-hex-seeds-with-users.csv'])(
    'has hex seeds read as hex: %s',
    async (name) => {
      const { list, seeds } = await seedsOf(name);
      expect(seeds).toEqual([HEX_1, HEX_2]);
      expect(list.columns.map(({ reading }) => reading)).toContain('hex');
      expect(list.rows.map(({ serial }) => serial)).toEqual(['86596100000011', '86596100000012']);
    },
  );

  it('asks about serials of another kind, as the same list with a header does', async () => {
    const { list, seeds } = await seedsOf('short-serials-no-header.csv');
    expect(seeds).toEqual([JBSW, KRSX]);
    expect(list.rows.map(({ serial, periodSeconds }) => [serial, periodSeconds])).toEqual([
      ['10001001', 60],
      ['10001002', 60],
    ]);
    expect(faults(list)).toEqual(['1 serial-of-another-kind', '2 serial-of-another-kind']);
  });
});

describe('a list with a header', () => {
  it('may call its columns as it likes', async () => {
    const { list, seeds } = await seedsOf('secret-column-by-another-name.csv');
    expect(seeds).toEqual([JBSW, KRSX]);
    expect(list.columns.map(({ field, why }) => [field, why])).toEqual([
      ['user', 'name'],
      ['serial', 'name'],
      ['secret', 'name'],
      ['period', 'name'],
      ['manufacturer', 'name'],
      ['model', 'name'],
    ]);
  });

  it('may have a title above it', async () => {
    const { list, seeds } = await seedsOf('title-line-above-header.csv');
    expect(list.headerLine).toBe(2);
    expect(list.rows).toMatchObject([{ place: 3, user: 'bob@example.org' }]);
    expect(seeds).toEqual([JBSW]);
  });

  it('may be Entra ID’s template for users, whose seeds are made only if somebody says so', async () => {
    const { list } = await seedsOf('entra-bulk-template.csv');
    expect(list.headerLine).toBe(2);
    expect(list.rows.map(({ user }) => user)).toEqual(['bob@example.org', 'ada@example.org']);
    expect(list.problems).toMatchObject([
      { place: 3, severity: 'ask', fault: { code: 'make-seeds', given: 0 } },
      { place: 4, severity: 'ask', fault: { code: 'make-seeds', given: 0 } },
    ]);
  });
});

describe('a program’s own list', () => {
  it('of privacyIDEA’s token janitor has seeds, and a period that has to be asked for', async () => {
    const { list, seeds } = await seedsOf('privacyidea-janitor-export.csv');
    expect(list.dialect).toBe('privacyidea-export');
    expect(seeds).toEqual([HEX_1, HEX_2]);
    expect(list.rows.map(({ user }) => user)).toEqual(['bob@example', 'ada@example']);
    expect(list.problems).toMatchObject([
      { place: 1, column: 5, severity: 'ask', fault: { code: 'assumed-value', text: 'None', value: '30' } },
      { place: 2, column: 5, severity: 'ask', fault: { code: 'assumed-value', text: 'None', value: '30' } },
    ]);
    const said = await listOf(file('privacyidea-janitor-export.csv'), { defaults: { periodSeconds: 60 } });
    expect(said.problems).toEqual([]);
    expect(said.rows.map(({ periodSeconds }) => periodSeconds)).toEqual([60, 60]);
  });

  it('of PhenixID has 60 seconds', async () => {
    const { list, seeds } = await seedsOf('phenixid.csv');
    expect(list.dialect).toBe('phenixid');
    expect(seeds).toEqual([HEX_1, HEX_2]);
    expect(list.rows.map(({ serial, periodSeconds, digits }) => [serial, periodSeconds, digits])).toEqual([
      ['86596100000011', 60, 6],
      ['86596100000012', 60, 6],
    ]);
  });

  it('of multiOTP has serial, maker, kind, seed, digits and period', async () => {
    const { list, seeds } = await seedsOf('multiotp.csv');
    expect(list.dialect).toBe('multiotp');
    expect(seeds).toEqual([HEX_1, HEX_2]);
    expect(list.rows[0]).toMatchObject({
      serial: '86596100000011',
      manufacturer: 'Example demo',
      digits: 6,
      periodSeconds: 30,
    });
    expect(faults(list)).toEqual(['1 missing-user', '2 missing-user']);
  });

  it('of KeePassXC has its seed in the column TOTP, and its password is never shown', async () => {
    const { list, seeds } = await seedsOf('keepassxc-export.csv');
    expect(list.dialect).toBe('keepassxc');
    expect(seeds).toEqual([JBSW]);
    expect(list.rows[0]).toMatchObject({ user: 'bob@example.org', issuer: 'Mail' });
    expect(list.columns.find(({ name }) => name === 'Password')?.sample).toEqual({ text: '', characters: 1 });
    expect(list.problems).toEqual([]);
  });

  it('of otpauth lines may have a title, which is named as a line that is none', async () => {
    const { list, seeds } = await seedsOf('otpauth-under-a-title.txt');
    expect(list.format).toBe('otpauth');
    expect(seeds.slice(1)).toEqual([JBSW, KRSX]);
    expect(list.problems.filter(({ severity }) => severity === 'stop')).toMatchObject([
      { place: 1, fault: { code: 'unknown' } },
    ]);
    expect(list.rows[0]).toMatchObject({ secret: undefined, secretGiven: true });
  });
});

describe('what is no list', () => {
  it.each([
    ['authenticator-backup.json', { code: 'not-a-list', looksLike: 'json' }],
    ['pgp-message.asc', { code: 'not-a-list', looksLike: 'pgp' }],
    ['in-a-zip.zip', { code: 'list-not-text', looksLike: 'archive' }],
  ])('is named: %s', async (name, failure) => {
    expect(await failureOf(file(name))).toEqual(failure);
  });

  it.each([
    ['a web page', '<!DOCTYPE html>\n<html><body><table><tr><td>upn</td></tr></table></body></html>', 'html'],
    ['a table of a web page', '<table>\n<tr><td>ada@x.org</td></tr></table>', 'html'],
    [
      'a key of PGP',
      '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF\n-----END PGP PUBLIC KEY BLOCK-----\n',
      'pgp',
    ],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n', 'certificate'],
    ['a list in no known JSON', '[{"user": "ada", "secret": "JBSWY3DPEHPK3PXP"}]', 'json'],
    ['broken JSON', '{"services": [', 'json'],
    [
      'a letter',
      'Dear Ms Lovelace,\n\nyour tokens have left our house today, and will be there on Tuesday.\nTheir seeds come by another way.\n\nKind regards\nA. Vendor\n',
      'letter',
    ],
    [
      'a German letter',
      'Sehr geehrte Frau Lovelace,\n\nanbei die Liste Ihrer Token. Das Passwort folgt mit getrennter Post.\n\nMit freundlichen Grüßen\n',
      'letter',
    ],
    [
      'an e-mail',
      'Received: from mail.example.org\nMessage-ID: <1@example.org>\nSubject: Seeds\nMIME-Version: 1.0\n\nHello\n',
      'mail',
    ],
  ])('is named: %s', async (_, text, looksLike) => {
    expect(await failureOf(text)).toEqual({ code: 'not-a-list', looksLike });
  });

  it.each([
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 'archive'],
    ['7-Zip', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]), 'archive'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
    ['a database', Buffer.from('SQLite format 3\0'), 'database'],
    ['PGP’s own octets', Buffer.from([0x85, 0x01, 0x0c, 0x03, 0, 1, 2, 3]), 'pgp'],
    ['a word processor’s document', zip('word/document.xml'), 'document'],
    ['a workbook', zip('xl/workbook.xml'), 'workbook'],
    ['an archive of lists', zip('seeds-of-the-tokens.csv'), 'archive'],
  ])('is named by its first octets: %s', async (_, bytes, looksLike) => {
    expect(await failureOf(bytes)).toEqual({ code: 'list-not-text', looksLike });
  });

  it('is not what only begins like it', async () => {
    expect((await listOf(Buffer.from('upn\r\n\x84\xe4@x.org\r\n', 'latin1'))).rows).toHaveLength(1);
    expect((await listOf('Dear Ada,upn\nx,ada@x.org\n')).rows[0]?.user).toBe('ada@x.org');
  });
});

/** The beginning of an archive with one file in it, long enough for one. */
function zip(name: string): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), Buffer.alloc(100)]);
}
