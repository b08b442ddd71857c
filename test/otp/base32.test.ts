import { base32, base32nopad } from '@scure/base';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Base32Failure,
  decodeBase32,
  decodeBase32Leniently,
  encodeBase32,
} from '../../src/otp/base32.ts';

function decoded(text: string): Uint8Array {
  const result = decodeBase32(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.failure)}`);
  return result.value;
}

function failureOf(text: string): Base32Failure | undefined {
  const result = decodeBase32(text);
  return result.ok ? undefined : result.failure;
}

test.each([
  ['', ''],
  ['f', 'MY======'],
  ['fo', 'MZXQ===='],
  ['foo', 'MZXW6==='],
  ['foob', 'MZXW6YQ='],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI======'],
])('RFC 4648 section 10: %j is %s', (plain, encoded) => {
  const bytes = new TextEncoder().encode(plain);
  expect(encodeBase32(bytes)).toBe(encoded.replaceAll('=', ''));
  expect(decoded(encoded)).toEqual(bytes);
  expect(decoded(encoded.replaceAll('=', ''))).toEqual(bytes);
});

test.each<[string, Base32Failure]>([
  ['MZXW6YT0', { reason: 'foreign-character', position: 8, character: '0' }],
  ['1ZXW6YTB', { reason: 'foreign-character', position: 1, character: '1' }],
  ['mzxw 6yt8', { reason: 'foreign-character', position: 9, character: '8' }],
  ['MZ\u{1f511}W6YTB', { reason: 'foreign-character', position: 3, character: '\u{1f511}' }],
  ['\u{1f511}', { reason: 'foreign-character', position: 1, character: '\u{1f511}' }],
  // Upper-cased, these two would become letters of the alphabet.
  ['MZXW6YTı', { reason: 'foreign-character', position: 8, character: 'ı' }],
  ['MZXW6YTſ', { reason: 'foreign-character', position: 8, character: 'ſ' }],
  // Would steer the terminal that the message is printed on.
  ['MZ\u001b[2J', { reason: 'foreign-character', position: 3, character: '' }],
  ['M', { reason: 'impossible-length', position: 1 }],
  ['MZX', { reason: 'impossible-length', position: 3 }],
  ['MZXW 6YTBO', { reason: 'impossible-length', position: 10 }],
  ['MZXW-6Y', { reason: 'impossible-length', position: 7 }],
  ['MZ', { reason: 'spare-bits', position: 2 }],
  [' MZ======', { reason: 'spare-bits', position: 3 }],
  ['MZXX', { reason: 'spare-bits', position: 4 }],
  ['MZXW7', { reason: 'spare-bits', position: 5 }],
  ['MZXW6YT', { reason: 'spare-bits', position: 7 }],
  ['M=ZXW6YTB', { reason: 'padding', position: 2 }],
  ['MZXW6YTB=', { reason: 'padding', position: 9 }],
  ['MZXW6YQ==', { reason: 'padding', position: 9 }],
  ['=', { reason: 'padding', position: 1 }],
  ['MZXW6=== MZXW6===', { reason: 'padding', position: 6 }],
])('%j is refused with its place', (text, failure) => {
  expect(failureOf(text)).toEqual(failure);
});

test.each([
  'mzxw6ytb',
  'MZXW-6YTB',
  ' MZXW\t6YTB\n',
  'MZXW\u00a06YTB',
  'MZXW\u20116YTB',
  '\ufeffMZXW\u200b6YTB',
])('%j is fooba', (text) => {
  expect(new TextDecoder().decode(decoded(text))).toBe('fooba');
});

test('padding that is missing in part is as good as none', () => {
  expect(decoded('MZXW6=')).toEqual(decoded('MZXW6==='));
});

const bytes = fc.uint8Array({ maxLength: 100 });

test('any bytes round-trip, as the padded coder writes them and as ours does', () => {
  fc.assert(
    fc.property(bytes, (value) => {
      expect(decoded(encodeBase32(value))).toEqual(value);
      expect(decoded(base32.encode(value))).toEqual(value);
    }),
  );
});

test('case, spaces and hyphens do not matter', () => {
  const noise = fc.constantFrom('', ' ', '-', '\u00a0', '  ');
  fc.assert(
    fc.property(bytes, fc.infiniteStream(noise), fc.infiniteStream(fc.boolean()), (value, gaps, lower) => {
      let text = '';
      for (const character of encodeBase32(value)) {
        text += gaps.next().value + (lower.next().value ? character.toLowerCase() : character);
      }
      expect(decoded(text)).toEqual(value);
    }),
  );
});

test('exactly what the strict coder takes is taken, and nothing else', () => {
  const alphabet = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.repeat(3), '0', '1', '=', 'é');
  fc.assert(
    fc.property(fc.string({ unit: alphabet, maxLength: 20 }), (text) => {
      const strict = attempt(() => base32nopad.decode(text)) ?? attempt(() => base32.decode(text));
      if (strict) expect(decoded(text)).toEqual(strict);
      else if (!text.includes('=')) expect(failureOf(text)).toBeDefined();
    }),
    { numRuns: 2000 },
  );
});

function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

// Known answers: oathtool --totp -v -b TEXT prints "Hex secret" and accepts these.
test.each([
  ['V7T3VLEDUQ3VROZ7QSIVQCPZQS', 'afe7baac83a43758bb3f84915809f984', 26],
  ['V7T3VLEDUQ3VROZ7QSIVQCPZQR', 'afe7baac83a43758bb3f84915809f984', 26],
  ['V7T3VLEDUQ3VROZ7QSIVQCPZQQ', 'afe7baac83a43758bb3f84915809f984', undefined],
  ['mzxw7', '666f6f', 5],
  ['MZ', '66', 2],
  ['', '', undefined],
])('read leniently, %j is the bytes that oathtool makes of it', (text, hex, spareBitsAt) => {
  const read = decodeBase32Leniently(text);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  expect(Buffer.from(read.value.bytes).toString('hex')).toBe(hex);
  expect(read.value.spareBitsAt).toBe(spareBitsAt);
});

test('read leniently, everything else stays as strict as it is', () => {
  for (const text of ['MZXW6YT0', 'M', 'MZX', 'MZXW6=== MZXW6===', 'MZXW6YTB=']) {
    expect(decodeBase32Leniently(text)).toEqual(decodeBase32(text));
  }
});
