import { describe, expect, it } from 'vitest';
import { FirstSeen } from '../../../src/sessions/lists/first-seen.ts';
import { KeyedHash } from '../../../src/sessions/lists/keyed-hash.ts';

describe('HalfSipHash-2-4', () => {
  const hash = new KeyedHash(Uint8Array.from({ length: 8 }, (_, index) => index));
  const hex = (number: number) => Buffer.from(Int32Array.of(number).buffer).toString('hex');

  // The reference code's own vectors, vectors_hsip32: of 0, 1, 2 … bytes that count up.
  it.each(
    [
      ...['a9359f5b', '27475ab8', 'fa62a603', '8afee704', '2a6e4689', 'c5fab669', '5863fc23', '8bcf63c5'],
      'd0b8848f',
    ].map((expected, length) => [length, expected] as const),
  )('of %i bytes is %s', (length, expected) => {
    expect(hex(hash.ofBytes(Uint8Array.from({ length }, (_, index) => index)))).toBe(expected);
  });

  it('of a text is that of its UTF-16', () => {
    for (const text of ['', 'a', 'ab', 'jürgen@example.org', '€x'])
      expect(hash.ofText(text)).toBe(hash.ofBytes(Buffer.from(text, 'utf16le')));
  });
});

describe('what was seen first', () => {
  it.each([0, 1, -1, 0x7fff0000])('is found though all have the same hash (%i)', (hash) => {
    const items = ['a', 'b', 'a', 'c', 'b', 'd'];
    const seen = new FirstSeen(items.length);
    const first = items.map((text, item) => seen.first(item, hash, (other) => items[other] === text));
    expect(first).toEqual([undefined, undefined, 0, undefined, 1, undefined]);
  });

  it('is found in a table that is full', () => {
    const seen = new FirstSeen(100);
    for (let item = 0; item < 100; item++) expect(seen.first(item, item * 7, () => false)).toBeUndefined();
    for (let item = 0; item < 100; item++)
      expect(seen.first(item, item * 7, (other) => other === item)).toBe(item);
  });
});
