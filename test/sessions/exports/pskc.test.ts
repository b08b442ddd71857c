import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PskcProtection, pskcFile } from '../../../src/sessions/exports/pskc.ts';
import { judge } from '../../judges/judge.ts';
import { faults, listOf } from '../lists/reading.ts';
import { RFC_HEX } from '../seeds.ts';
import { burnedRow, textOf } from './burned-rows.ts';

const KEY = Buffer.from('12345678901234567890123456789012', 'hex');
const SEED_32 = Buffer.from('12345678901234567890123456789012');
const ROWS = [
  burnedRow(1, { user: 'Doe, "Jo" <jo+1@x.org>', issuer: 'A & B' }),
  burnedRow(2, { serial: '00987654', algorithm: 'SHA256', periodSeconds: 60, seed: SEED_32, user: '' }),
];
const PROTECTIONS: [string, PskcProtection, object][] = [
  ['plain', { kind: 'plain' }, {}],
  ['a pre-shared key', { kind: 'key', key: KEY, name: 'our key' }, { presharedKey: KEY }],
  ['a password', { kind: 'password', password: 'pässword & co' }, { password: 'pässword & co' }],
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-pskc-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe.each(PROTECTIONS)('a PSKC file under %s', (name, protection, pskc) => {
  it('is read again as it was written', async () => {
    const { bytes } = await pskcFile(ROWS, protection);
    const list = await listOf(bytes, { pskc, serials: 'ignore' });
    expect(list.rows).toMatchObject([
      {
        user: 'Doe, "Jo" <jo+1@x.org>',
        issuer: 'A & B',
        serial: '86596100000001',
        algorithm: 'SHA1',
        periodSeconds: 30,
      },
      {
        user: '',
        serial: '00987654',
        algorithm: 'SHA256',
        periodSeconds: 60,
        manufacturer: 'Token2',
        model: 'C301',
      },
    ]);
    expect(list.rows.map((row, index) => row.secret && ROWS[index]?.secret.equals(row.secret))).toEqual([
      true,
      true,
    ]);
    expect(faults(list)).toEqual(['2 missing-user']);
  });

  it('is read by python-pskc, which checks the MAC', { tags: ['pskc2csv'] }, async () => {
    const path = written(`${name}.xml`, (await pskcFile(ROWS, protection)).bytes);
    const secret = protection.kind === 'key' ? ['-s', KEY.toString('hex')] : [];
    const password = protection.kind === 'password' ? ['-p', written('password', protection.password)] : [];
    const columns =
      'serial,secret,time_interval,response_length,algorithm_suite,issuer,manufacturer,model,key_userid';
    const csv = execFileSync('pskc2csv', ['-e', 'hex', '-c', columns, ...secret, ...password, path], {
      encoding: 'utf8',
    });
    expect(csv.split(/\r?\n/).slice(1)).toEqual([
      `86596100000001,${RFC_HEX},30,6,,A & B,Token2,C301,"UID=Doe\\, \\""Jo\\"" \\<jo\\+1@x.org\\>"`,
      `00987654,${SEED_32.toString('hex')},60,6,SHA256,A & B,Token2,C301,`.replace('A & B', 'Contoso'),
      '',
    ]);
  });

  it('keeps to the schema of RFC 6030, as the OATH Toolkit checks it', { tags: ['pskctool'] }, async () => {
    const path = written(`${name}.xml`, (await pskcFile(ROWS, protection)).bytes);
    const { stdout, status } = spawnSync('pskctool', ['--validate', path], { encoding: 'utf8' });
    expect([status, stdout.trim()]).toEqual([0, 'OK']);
  });
});

it('is read by the OATH Toolkit, strictly, where it is plain', async () => {
  const path = written('plain.xml', (await pskcFile(ROWS, { kind: 'plain' })).bytes);
  const info = judge('pskctool', ['--strict', '--info', path]);
  expect(info).toContain('SerialNo: 00987654');
  expect(info).toContain('Key Secret (base64): MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=\n');
  expect(info).toContain('Key TimeInterval: 60');
});

it('names what a password is stretched with where FreeIPA looks for it, in no namespace: PKCS #5’s schema wants that', {
  tags: ['pskc2csv'],
}, async () => {
  const path = written('derived.xml', (await pskcFile(ROWS, { kind: 'password', password: 'p' })).bytes);
  const program = `
import sys, xml.etree.ElementTree as tree
found = tree.parse(sys.argv[1]).find('.//{http://www.rsasecurity.com/rsalabs/pkcs/schemas/pkcs-5v2-0#}PBKDF2-params')
print(len(found.find('./Salt/Specified').text), found.find('./IterationCount').text, found.find('./KeyLength').text)`;
  expect(execFileSync('python3', ['-c', program, path], { encoding: 'utf8' })).toBe('24 600000 16\n');
});

it('opens with what it was stretched with in PSKC’s own namespace, too', async () => {
  const file = await pskcFile(ROWS, { kind: 'password', password: 'p' });
  const text = Buffer.from(file.bytes).toString().replaceAll(' xmlns=""', '');
  const list = await listOf(text, { pskc: { password: 'p' }, serials: 'ignore' });
  expect(list.rows.map((row, index) => row.secret && ROWS[index]?.secret.equals(row.secret))).toEqual([
    true,
    true,
  ]);
});

it('lets no control character through, nor half of a character', async () => {
  const row = burnedRow(1, { user: 'j\u0007o\u001b[2J\ud800', issuer: 'A\u0000\u0085\u2028B\uffff' });
  const { bytes } = await pskcFile([row], { kind: 'key', key: KEY, name: 'k\u001b' });
  const list = await listOf(bytes, { pskc: { presharedKey: KEY } });
  expect(list.rows).toMatchObject([{ user: 'jo[2J', issuer: 'AB' }]);
  expect(Buffer.from(bytes).toString()).not.toMatch(/[^\P{Cc}\n]/u);
});

it('shows no seed where it is encrypted, and another text each time', async () => {
  const [one, two] = await Promise.all(
    [1, 2].map(() => pskcFile(ROWS, { kind: 'key', key: KEY, name: 'k' })),
  );
  const text = textOf(one ?? { bytes: Buffer.alloc(0) });
  expect(text).not.toContain(Buffer.from(RFC_HEX, 'hex').toString('base64'));
  expect(text).not.toContain('PlainValue>MTIz');
  const ciphers = (file: string) => file.match(/CipherValue>[^<]+/g) ?? [];
  expect(ciphers(text)).toHaveLength(3);
  expect(ciphers(text).some((value) => textOf(two ?? { bytes: Buffer.alloc(0) }).includes(value))).toBe(
    false,
  );
});

it.each(PROTECTIONS.slice(0, 2))('carries any seed and any name under %s', async (_, protection, pskc) => {
  const name = fc
    .string({ unit: 'binary', maxLength: 30 })
    .map((text) => text.replace(/\p{C}|[\u2028\u2029]/gu, '').trim());
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 10, maxLength: 63 }),
      name,
      name,
      async (seed, user, issuer) => {
        const row = burnedRow(1, { seed, user, issuer });
        const { bytes } = await pskcFile([row], protection);
        const list = await listOf(bytes, { pskc });
        expect(list.rows[0]).toMatchObject({ user, issuer });
        expect(list.problems.filter(({ severity }) => severity === 'stop')).toEqual([]);
        expect(list.rows[0]?.secret?.equals(row.secret)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
