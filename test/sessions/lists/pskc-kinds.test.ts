import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serial } from '../seeds.ts';
import {
  container,
  DECIMAL,
  encryptionKey,
  KEY,
  key,
  keyPackage,
  macMethod,
  SEED,
  type Sealing,
  sealed,
} from './pskc-builder.ts';
import { failureOf, faults, hexOf, listOf } from './reading.ts';

const SEED_HEX = SEED.toString('hex');
const OTHER_KEY = Buffer.from('ffeeddccbbaa99887766554433221100', 'hex');
const pskc = { presharedKey: KEY };

const fileOf = (name: string) => readFileSync(join(import.meta.dirname, 'pskc', name));

describe('files that other programs wrote', () => {
  it.each([
    ['pskc-hash-in-an-attribute.xml', { algorithm: 'SHA256', periodSeconds: 60 }, []],
    ['pskc-interval-encrypted.xml', { periodSeconds: 60 }, []],
    ['pskc-names-in-small-letters.xml', { algorithm: 'SHA1', periodSeconds: 60 }, ['1 missing-user']],
    ['pskc-mac-method-but-no-values.xml', { periodSeconds: 60 }, ['1 mac-missing']],
    ['pskc-mac-over-plaintext.xml', { periodSeconds: 60 }, ['1 mac-over-plaintext']],
  ])('%s is read', async (name, row, found) => {
    const list = await listOf(fileOf(name), { pskc });
    expect(list.rows).toMatchObject([{ serial: '86596100000011', digits: 6, ...row }]);
    expect(hexOf(list, 0)).toBe(SEED_HEX);
    expect(faults(list)).toEqual(found);
  });

  it('a seed that is Base64 text once more is taken by the standard, with a note', async () => {
    const list = await listOf(fileOf('pskc-seed-in-base64-twice.xml'));
    expect(hexOf(list, 0)).toBe(Buffer.from(SEED.toString('base64')).toString('hex'));
    expect(list.problems).toMatchObject([
      { severity: 'note', fault: { code: 'seed-is-text', looksLike: 'base64' } },
    ]);
  });

  it.each([
    ['pskc-cipher-not-known-key-wrap.xml', { code: 'pskc-unsupported', algorithm: 'kw-aes128' }],
    ['pskc-draft-with-device.xml', { code: 'pskc-draft' }],
    ['xml-safenet-tokens.xml', { code: 'xml-not-pskc', looksLike: 'safenet', root: 'Tokens' }],
  ])('%s is named, with its key and without', async (name, failure) => {
    expect(await failureOf(fileOf(name))).toEqual(failure);
    expect(await failureOf(fileOf(name), { pskc })).toEqual(failure);
  });
});

describe('what is no PSKC', () => {
  it.each([
    ['<data><header><manufacturerCode>DN</manufacturerCode></header></data>', 'deepnet'],
    ['<tokenList><tokenInfo/></tokenList>', 'deepnet'],
    ['<?xml version="1.0"?><TKNBatch></TKNBatch>', 'rsa'],
    ['<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', 'workbook'],
    ['<!-- saved --><!DOCTYPE html><html><body><p>not well-formed</body>', 'web-page'],
    ['<!-- saved --><html lang="en"><br></html>', 'web-page'],
    ['<KeyContainer xmlns="urn:example:other"/>', 'other'],
    [`<${'x'.repeat(40)}/>`, 'unknown'],
  ])('is named: %s', async (text, looksLike) => {
    expect(await failureOf(text)).toMatchObject({ code: 'xml-not-pskc', looksLike });
  });

  it.each([
    '<SecretContainer><Device/></SecretContainer>',
    '<KeyContainer xmlns="http://www.openauthentication.org/OATH/2006/10/PSKC#"><Device/></KeyContainer>',
    `<KeyContainer>${'<Device><Key KeyId="1"/></Device>'.repeat(5)}</KeyContainer>`,
  ])('a draft is named: %s', async (text) => {
    expect(await failureOf(text)).toEqual({ code: 'pskc-draft' });
  });
});

describe('the reason that a file stays closed', () => {
  const file = (sealing: Sealing, count = 1) =>
    container(
      encryptionKey(),
      sealing.mac === 'none' ? '' : macMethod(sealing),
      ...Array.from({ length: count }, (_, index) =>
        keyPackage({
          serial: serial(index + 1),
          secret: sealed(Buffer.from(`kiln-seed-number-${100 + index}`), sealing),
        }),
      ),
    );

  it.each(['tripledes-cbc', 'kw-aes128', 'kw-aes256', 'aes256-gcm', 'camellia128-cbc', 'kw-tripledes'])(
    'is the cipher, where it is %s',
    async (cipher) => {
      const failure = { code: 'pskc-unsupported', algorithm: cipher };
      expect(await failureOf(file({ cipher }))).toEqual(failure);
      expect(await failureOf(file({ cipher }), { pskc })).toEqual(failure);
    },
  );

  it('is the cipher of one key only, where others are read', async () => {
    const text = container(
      encryptionKey(),
      macMethod(),
      keyPackage({ secret: sealed(SEED) }),
      keyPackage({ serial: serial(2), secret: sealed(SEED, { cipher: 'kw-aes128' }) }),
    );
    const list = await listOf(text, { pskc });
    expect(hexOf(list, 0)).toBe(SEED_HEX);
    expect(faults(list)).toEqual(['2 cipher-not-read', '2 duplicate-user']);
  });

  it.each([
    ['is a MAC that does not fit, where the key does', 'pkcs7', 'wrong', '1 mac-differs'],
    ['is a MAC that does not fit, whatever bytes the padding has', 'any', 'wrong', '1 mac-differs'],
    ['is none, where the MAC is missing', 'pkcs7', 'none', '1 mac-missing'],
    ['is none, where the MAC is over the seed', 'any', 'plaintext', '1 mac-over-plaintext'],
  ] as const)('%s', async (_, padding, mac, fault) => {
    expect(faults(await listOf(file({ padding, mac }), { pskc }))).toEqual([fault]);
  });

  it.each(['ciphertext', 'plaintext', 'wrong', 'none'] as const)(
    'is the key, where it is another file’s (MAC: %s)',
    async (mac) => {
      for (const padding of ['pkcs7', 'any'] as const) {
        const text = file({ padding, mac }, 40);
        expect(await failureOf(text, { pskc: { presharedKey: OTHER_KEY } })).toEqual({
          code: 'pskc-wrong-key',
          needs: 'key',
        });
      }
    },
  );

  it('is the key, whichever it is: no row of chance bytes comes through without a word', async () => {
    const text = file({ mac: 'none' }, 6);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 16, maxLength: 16 }), async (presharedKey) => {
        const read = await listOf(text, { pskc: { presharedKey } }).catch(() => undefined);
        // That most of six rows come out in lengths that keys have happens once in a million times.
        for (const row of read?.rows ?? []) expect(row.secret).toBeUndefined();
      }),
      { numRuns: 600 },
    );
  });

  it('is told when what opens the keys stands behind them', async () => {
    const text = container(keyPackage({ secret: sealed(SEED) }), encryptionKey(), macMethod());
    expect(await failureOf(text)).toMatchObject({ code: 'pskc-locked', needs: 'key' });
    const list = await listOf(text, { pskc });
    expect(hexOf(list, 0)).toBe(SEED_HEX);
    expect(faults(list)).toEqual([]);
  });
});

describe('a value', () => {
  const four = Buffer.from([0, 0, 0, 60]);
  it.each([
    ['as text', Buffer.from('60')],
    ['as four bytes', four],
    ['as eight bytes', Buffer.concat([Buffer.alloc(4), four])],
  ])('that is encrypted %s is read', async (_, plain) => {
    const text = container(
      encryptionKey(),
      macMethod(),
      keyPackage({ secret: sealed(SEED), data: `<TimeInterval>${sealed(plain)}</TimeInterval>` }),
    );
    const list = await listOf(text, { pskc });
    expect(list.rows[0]?.periodSeconds).toBe(60);
    expect(faults(list)).toEqual([]);
  });

  it('that stays closed is no default', async () => {
    const data = `<TimeInterval>${sealed(Buffer.from('60'), { mac: 'wrong' })}</TimeInterval>`;
    const text = container(encryptionKey(), macMethod(), keyPackage({ secret: sealed(SEED), data }));
    expect((await listOf(text, { pskc })).problems).toMatchObject([
      { severity: 'stop', field: 'period', fault: { code: 'mac-differs' } },
    ]);
  });
});

describe('present but not understood is never absent', () => {
  const interval = (text: string) => `<TimeInterval>${text}</TimeInterval>`;
  it.each([
    ['algorithm', 'unsupported-algorithm', { parameters: `<Suite>Whirlpool</Suite>${DECIMAL}` }],
    ['algorithm', 'unsupported-algorithm', { parameters: `<Suite hashalgo="whirlpool"/>${DECIMAL}` }],
    ['algorithm', 'unsupported-algorithm', { parameters: `<Suite hashalgo="sha1">SHA256</Suite>${DECIMAL}` }],
    ['algorithm', 'not-understood', { parameters: `<Suite algo="sha256"/>${DECIMAL}` }],
    ['algorithm', 'not-understood', { parameters: `<x:Suite>SHA256</x:Suite>${DECIMAL}` }],
    ['algorithm', 'not-understood', { parameters: `<HashAlgorithm>SHA256</HashAlgorithm>${DECIMAL}` }],
    ['algorithm', 'not-understood', { parameters: `HMAC-SHA256${DECIMAL}` }],
    ['algorithm', 'not-understood', { more: '<Extensions><x:Hash>SHA256</x:Hash></Extensions>' }],
    ['algorithm', 'not-understood', { more: '<KeyProfileId>profile-1</KeyProfileId>' }],
    ['algorithm', 'stands-twice', { parameters: `<Suite>SHA1</Suite><Suite>SHA256</Suite>${DECIMAL}` }],
    ['digits', 'not-understood', { parameters: '<ResponseFormat Digits="8" Encoding="DECIMAL"/>' }],
    ['digits', 'not-understood', { parameters: '<ResponseFormat>8</ResponseFormat>' }],
    ['digits', 'not-a-number', { parameters: '<ResponseFormat Length="six" Encoding="DECIMAL"/>' }],
    ['digits', 'beyond-token', { parameters: '<ResponseFormat Length="6" Encoding="HEXADECIMAL"/>' }],
    ['digits', 'beyond-token', { parameters: '<ResponseFormat Length="6" Encoding="klingon"/>' }],
    ['digits', 'beyond-token', { parameters: '<ResponseFormat Length="6" CheckDigits="true"/>' }],
    [
      'digits',
      'beyond-token',
      { parameters: `<ChallengeFormat Encoding="DECIMAL" Min="6" Max="6"/>${DECIMAL}` },
    ],
    ['period', 'not-a-number', { data: interval('<PlainValue>a minute</PlainValue>') }],
    ['period', 'not-understood', { data: interval('<Value>60</Value>') }],
    ['period', 'not-understood', { data: interval('<PlainValue unit="minutes">1</PlainValue>') }],
    [
      'period',
      'not-understood',
      { data: '<x:TimeInterval><x:PlainValue>60</x:PlainValue></x:TimeInterval>' },
    ],
    ['period', 'not-understood', { data: '<TimeStep><PlainValue>60</PlainValue></TimeStep>' }],
    ['period', 'start-time', { data: '<Time><PlainValue>1262304000</PlainValue></Time>' }],
    ['secret', 'missing-secret', { secret: `<x:PlainValue>${SEED.toString('base64')}</x:PlainValue>` }],
    ['secret', 'not-understood', { secret: `<PlainValue encoding="hex">${SEED_HEX}</PlainValue>` }],
    ['secret', 'seed-not-base64', { secret: `<PlainValue>${SEED_HEX}</PlainValue>` }],
    ['secret', 'seed-not-base64', { secret: '<PlainValue>GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ</PlainValue>' }],
    ['secret', 'stands-twice', { secret: '<PlainValue>AAAA</PlainValue><PlainValue>AAAB</PlainValue>' }],
    ['serial', 'not-understood', { device: '<SerialNumber>86596100000012</SerialNumber>' }],
    ['serial', 'stands-twice', { device: '<SerialNo>86596100000012</SerialNo>' }],
    ['type', 'unsupported-algorithm', { type: 'totp-sha256' }],
    ['type', 'hotp', { type: 'hotp' }],
    ['type', 'beyond-token', { more: '<Policy><KeyUsage>Encrypt</KeyUsage></Policy>' }],
    ['type', 'beyond-token', { more: '<Policy><PINPolicy PINUsageMode="Local"/></Policy>' }],
  ])('%s: %s at %j', async (field, code, parts) => {
    const { problems } = await listOf(container(keyPackage(parts)));
    const found = problems.find(({ fault }) => fault.code === code);
    expect(found).toMatchObject({ field, place: 1 });
    expect(found?.severity).not.toBe('note');
  });

  it('a text that stands in a value itself is the value', async () => {
    const list = await listOf(
      container(keyPackage({ secret: SEED.toString('base64'), data: interval('60') })),
    );
    expect(hexOf(list, 0)).toBe(SEED_HEX);
    expect(list.rows[0]?.periodSeconds).toBe(60);
    expect(faults(list)).toEqual([]);
  });

  it('what a standard file may hold besides is no question', async () => {
    const list = await listOf(
      container(
        keyPackage({
          device: '<Model>C301</Model><IssueNo>1</IssueNo><StartDate>2026-01-01T00:00:00Z</StartDate>',
          parameters: `<Suite>HMAC-SHA1</Suite>${DECIMAL}`,
          data: `<Time><PlainValue>0</PlainValue></Time>${interval('<PlainValue>30</PlainValue>')}<TimeDrift><PlainValue>4</PlainValue></TimeDrift>`,
          more: '<FriendlyName xml:lang="en">A key</FriendlyName><Extensions><x:Colour>red</x:Colour></Extensions>',
        }),
      ),
    );
    expect(faults(list)).toEqual([]);
  });

  it('limits that a token does not know are worth a note', async () => {
    const more = '<Policy><ExpiryDate>2027-01-01T00:00:00Z</ExpiryDate><KeyUsage>OTP</KeyUsage></Policy>';
    expect((await listOf(container(keyPackage({ more })))).problems).toMatchObject([
      { severity: 'note', fault: { code: 'policy-not-kept' } },
    ]);
  });

  it('a package in a foreign namespace is a row that stops', async () => {
    const foreign = keyPackage({ serial: serial(2) }).replace(
      '<KeyPackage',
      '<KeyPackage xmlns="urn:example:other"',
    );
    const list = await listOf(container(keyPackage(), foreign));
    expect(list.rows).toHaveLength(2);
    expect(list.problems.filter(({ place, severity }) => place === 2 && severity === 'stop')).not.toEqual([]);
    expect(list.rows[1]?.secret).toBeUndefined();
  });
});

describe('two keys in a package', () => {
  it('are two rows, and a question', async () => {
    const other = key({
      secret: `<PlainValue>${Buffer.from('another-seed-of-kiln').toString('base64')}</PlainValue>`,
    });
    const list = await listOf(container(keyPackage({}, [key(), other]), keyPackage({ serial: serial(3) })), {
      serials: 'ignore',
    });
    expect(list.rows.map(({ place }) => place)).toEqual([1, 2, 3]);
    expect(faults(list).filter((fault) => fault.includes('several'))).toEqual([
      '1 several-keys',
      '2 several-keys',
    ]);
  });

  it('of which one counts: the other stays out, and keeps no serial from it', async () => {
    const secret = `<PlainValue>${Buffer.from('another-seed-of-kiln').toString('base64')}</PlainValue>`;
    const list = await listOf(container(keyPackage({}, [key({ type: 'hotp', secret }), key()])));
    expect(hexOf(list, 0)).toBe(SEED_HEX);
    expect(faults(list)).toEqual(['2 hotp', '2 duplicate-serial', '2 duplicate-user']);
  });
});

describe('a user who is a distinguished name', () => {
  it.each([
    ['UID=jsmith,DC=example,DC=net', 'jsmith'],
    ['CN=John Smith+uid=jsmith,DC=example', 'jsmith'],
    ['dc=example, UID = j\\2C smith ', 'j, smith'],
    ['0.9.2342.19200300.100.1.1=Lu\\C4\\8Di\\C4\\87', 'Lučić'],
    ['UID="Doe, Jo",O=x', 'Doe, Jo'],
    ['CN=John Smith,DC=example', 'CN=John Smith,DC=example'],
    ['UID=#04024869', 'UID=#04024869'],
    ['jo@example.org', 'jo@example.org'],
  ])('%s is %s', async (userId, user) => {
    const text = container(keyPackage()).replace('jo@example.org', userId);
    expect((await listOf(text)).rows[0]?.user).toBe(user);
  });
});

describe('what no real file holds', () => {
  const tooLarge = (what: string, place: number) => ({ code: 'pskc-too-large', what, place });
  const attributes = Array.from({ length: 200_000 }, (_, index) => `a${index}=""`).join(' ');
  it.each([
    ['a value of 5 MB', { secret: `<PlainValue>${'A'.repeat(5e6)}</PlainValue>` }],
    ['200,000 attributes', { more: `<Extensions ${attributes}/>` }],
    ['a million entities', { more: `<Issuer>${'&lt;'.repeat(1e6)}</Issuer>` }],
    ['5 MB of blanks', { more: ' '.repeat(5e6) }],
    ['10,000 elements', { more: '<Extensions/>'.repeat(10_000) }],
  ])('%s in a package are told', async (_, parts) => {
    const text = container(keyPackage({ serial: serial(1) }), keyPackage(parts));
    expect(await failureOf(text)).toEqual(tooLarge('package', 2));
  });

  it.each([
    ['a comment of 2 MB', `<!--${'-x'.repeat(1e6)}-->`],
    ['2 MB of blanks', ' '.repeat(2e6)],
    ['2 MB of elements', '<Extensions/>'.repeat(200_000)],
  ])('%s outside of packages is told', async (_, text) => {
    expect(await failureOf(container(keyPackage(), text, keyPackage()))).toEqual(tooLarge('outside', 1));
  });

  it('100,001 keys are told', async () => {
    const text = container(
      ...Array.from({ length: 101 }, () => `<KeyPackage>${'<Key/>'.repeat(1000)}</KeyPackage>`),
    );
    expect(await failureOf(text)).toEqual(tooLarge('packages', 101));
  });

  it('a large file with line ends and indentation is read all the same', async () => {
    const packages = Array.from(
      { length: 9_000 },
      (_, index) => `\n\t\t\t${keyPackage({ serial: serial(index) })}\r\n`,
    );
    expect((await listOf(container(' '.repeat(9e5), ...packages))).rows).toHaveLength(9_000);
  });
});
