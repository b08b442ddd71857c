import { describe, expect, it } from 'vitest';
import { serial } from '../seeds.ts';
import { container, DECIMAL, key, keyPackage, SEED } from './pskc-builder.ts';
import { faults, hexOf, listOf } from './reading.ts';

const SEED_HEX = SEED.toString('hex');

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
