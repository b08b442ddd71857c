import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeBase32 } from '../../src/otp/base32.ts';
import { joinTransferCodes, readTransferCode, type TransferCode } from '../../src/otp/transfer-code.ts';
import {
  type AccountFields,
  bytesField,
  numberField,
  transferBytes,
  transferUri,
  uriOfBytes,
} from './transfer-fixtures.ts';

const NOT_DECODABLE = {
  ok: false,
  failure: { code: 'malformed-uri', what: 'data', reason: 'not-decodable' },
};

function read(uri: string): TransferCode {
  const result = readTransferCode(uri);
  if (!result.ok) throw new Error(`${uri}: ${JSON.stringify(result.failure)}`);
  return result.value;
}

const secret = (fill: number) => new Uint8Array(20).fill(fill);

// Exported by Google Authenticator, with the secret known beforehand: example_export.txt of
// https://github.com/scito/extract_otp_secrets, after the Raspberry Pi blog. Its batch id is negative.
const PUBLISHED =
  'CjUKEPqlBekzoNEukL7qlsjBCDYSDnBpQHJhc3BiZXJyeXBpGgtyYXNwYmVycnlwaSABKAEwAhABGAEgACjr4JKK%2B%2F%2F%2F%2F%2F8B';

test.each([
  ['as published', PUBLISHED],
  ['unescaped, as some readers hand it on', decodeURIComponent(PUBLISHED)],
  ['in the alphabet for URLs', decodeURIComponent(PUBLISHED).replaceAll('+', '-').replaceAll('/', '_')],
])('a published transfer code, %s', (_, data) => {
  const { accounts, batch } = read(`otpauth-migration://offline?data=${data}`);
  expect(batch).toEqual({ id: -1320898453, index: 0, size: 1 });
  expect(accounts).toHaveLength(1);
  expect(accounts[0]).toMatchObject({
    type: 'totp',
    enrolment: {
      issuer: 'raspberrypi',
      account: 'pi@raspberrypi',
      algorithm: 'SHA1',
      digits: 6,
      periodSeconds: 30,
    },
    warnings: [],
  });
  expect(accounts[0]?.enrolment.secret.unwrap(encodeBase32)).toBe('7KSQL2JTUDIS5EF65KLMRQIIGY');
});

test('all fields, and issuers within names', () => {
  const { accounts, batch } = read(
    transferUri(
      [
        { secret: secret(1), name: 'GitHub:alice', issuer: 'GitHub', algorithm: 2, digits: 2 },
        { secret: secret(2), name: 'Zoë: bob\u001b', algorithm: 3, type: 1 },
        { secret: secret(3), name: 'Old:carol', issuer: 'New', algorithm: 4, digits: 3, type: 0 },
        { secret: new Uint8Array(), algorithm: 0, digits: 8 },
      ],
      { id: 7, index: 1, size: 3 },
    ),
  );
  expect(batch).toEqual({ id: 7, index: 1, size: 3 });
  expect(accounts.map(({ enrolment: { secret, ...rest }, ...account }) => ({ ...account, ...rest }))).toEqual(
    [
      {
        type: 'totp',
        warnings: [],
        issuer: 'GitHub',
        account: 'alice',
        algorithm: 'SHA256',
        digits: 8,
        periodSeconds: 30,
      },
      {
        type: 'hotp',
        warnings: [],
        issuer: 'Zoë',
        account: 'bob',
        algorithm: 'SHA512',
        digits: 6,
        periodSeconds: 30,
      },
      {
        type: 'totp',
        warnings: [{ code: 'issuer-differs', labelIssuer: 'Old', parameterIssuer: 'New' }],
        issuer: 'New',
        account: 'carol',
        algorithm: 'MD5',
        digits: 7,
        periodSeconds: 30,
      },
      {
        type: 'totp',
        warnings: [],
        issuer: '',
        account: '',
        algorithm: 'SHA1',
        digits: 8,
        periodSeconds: 30,
      },
    ],
  );
});

test('a transfer code cut short anywhere gives no other account than the whole', () => {
  const fields = [
    { secret: secret(1), name: 'a', issuer: 'b' },
    { secret: secret(2), name: 'c', issuer: 'd' },
  ];
  const whole = transferBytes(fields);
  const one = transferBytes(fields.slice(0, 1)).length - 8;
  for (let length = 0; length < whole.length; length++) {
    const result = readTransferCode(uriOfBytes(whole.slice(0, length)));
    // A message may end between two fields: that cannot be seen. Within a field it can.
    if (result.ok) {
      const atLeast = length >= whole.length - 8 ? 2 : 1;
      expect([one, ...Array.from({ length: 8 }, (_, i) => whole.length - 8 + i)]).toContain(length);
      expect(result.value.accounts).toHaveLength(atLeast);
    } else {
      expect(result).toEqual(NOT_DECODABLE);
    }
  }
});

test.each([
  ['no data', 'otpauth-migration://offline'],
  ['empty data', 'otpauth-migration://offline?data='],
  ['no Base64', 'otpauth-migration://offline?data=%21'],
  ['Base64 with spare bits', 'otpauth-migration://offline?data=EAF'],
  ['text for a number', uriOfBytes(Uint8Array.from(bytesField(3, [1])))],
  ['a number for an account', uriOfBytes(Uint8Array.from(numberField(1, 0)))],
  ['an algorithm from another version', transferUri([{ secret: secret(1), algorithm: 5 }])],
  ['digits from another version', transferUri([{ secret: secret(1), digits: 4 }])],
  ['a type from another version', transferUri([{ secret: secret(1), type: 3 }])],
  ['part 2 of 1', transferUri([], { index: 1, size: 1 })],
  ['part 0 of 1', transferUri([], { index: -1, size: 1 })],
  ['no parts', transferUri([], { size: -1 })],
  ['too many parts', transferUri([], { size: 0x7fffffff })],
  ['a group, which protobuf no longer has', uriOfBytes(Uint8Array.of(0x0b, 0x0c))],
])('%s is not decodable', (_, uri) => {
  expect(readTransferCode(uri)).toEqual(NOT_DECODABLE);
});

test('bytes of any kind never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(typeof readTransferCode(uriOfBytes(bytes)).ok).toBe('boolean');
    }),
    { numRuns: 2000 },
  );
});

const account = (name: string, fill: number): AccountFields => ({ secret: secret(fill), name, issuer: '' });
const part = (index: number, size: number, accounts: readonly AccountFields[], id = 1) =>
  read(transferUri(accounts, { id, index, size }));

function joined(codes: readonly TransferCode[]) {
  const result = joinTransferCodes(codes);
  if (!result.ok) return result.failure;
  const { accounts, missingParts } = result.value;
  return { names: accounts.map(({ enrolment }) => enrolment.account), missingParts };
}

test('parts are joined in any order, repeats dropped, the missing ones numbered from 1', () => {
  const [one, two, three] = [
    part(0, 3, [account('a', 1), account('b', 2)]),
    part(1, 3, [account('c', 3)]),
    part(2, 3, [account('d', 4)]),
  ];
  expect(joined([three, one, two, one])).toEqual({ names: ['a', 'b', 'c', 'd'], missingParts: [] });
  expect(joined([two, two])).toEqual({ names: ['c'], missingParts: [1, 3] });
});

test('the same label with another secret is another account', () => {
  expect(joined([part(0, 1, [account('a', 1), account('a', 2), account('a', 1)])])).toEqual({
    names: ['a', 'a'],
    missingParts: [],
  });
});

test('whole exports may be joined, parts of different ones not', () => {
  const whole = part(0, 1, [account('a', 1)], 5);
  expect(joined([whole, part(0, 1, [account('b', 2)], 6)])).toEqual({ names: ['a', 'b'], missingParts: [] });
  expect(joined([whole, part(0, 2, [account('b', 2)], 6)])).toEqual({
    code: 'malformed-uri',
    what: 'data',
    reason: 'different-batches',
  });
  expect(joined([])).toEqual({ names: [], missingParts: [] });
});
