import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from '../../src/base/byte-reader.ts';
import { asciiBytes, concatBytes, equalBytes, uint32Bytes } from '../../src/base/bytes.ts';
import { fromHex, toHex } from '../../src/base/hex.ts';

describe('hexadecimal', () => {
  it('is what Node makes of it, in upper case', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const hex = Buffer.from(bytes).toString('hex');
        expect(toHex(bytes)).toBe(hex.toUpperCase());
        expect(fromHex(hex)).toEqual(bytes);
        expect(fromHex(hex.toUpperCase())).toEqual(bytes);
      }),
    );
    expect(toHex(Uint8Array.of(0, 0x0a, 0xff))).toBe('000AFF');
  });

  it.each(['0', 'abc', '0g', 'x1', ' 00', '00 ', '0 0', '0x00', '+1', '-1', '1.', '１０', '00\n'])(
    'is not %j',
    (text) => {
      expect(() => fromHex(text)).toThrow(RangeError);
    },
  );
});

describe('bytes', () => {
  it('join as Buffers do, into a new array', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 5 }), (parts) => {
        expect(concatBytes(...parts)).toEqual(new Uint8Array(Buffer.concat(parts)));
      }),
    );
    const only = Uint8Array.of(7);
    const joined = concatBytes(only);
    joined[0] = 8;
    expect(only).toEqual(Uint8Array.of(7));
  });

  it('are equal or not', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 4, max: 2 }),
        fc.uint8Array({ maxLength: 4, max: 2 }),
        (a, b) => {
          expect(equalBytes(a, b)).toBe(Buffer.compare(a, b) === 0);
        },
      ),
    );
  });

  it('of a number have the most significant first, and are read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (value) => {
        const expected = Buffer.alloc(4);
        expected.writeUInt32BE(value);
        expect(uint32Bytes(value)).toEqual(new Uint8Array(expected));
        expect(new ByteReader(expected).uint32()).toBe(value);
      }),
      { examples: [[0], [0x7fffffff], [0x80000000], [0xffffffff]] },
    );
  });

  it.each([-1, 0x100000000, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('do not hold %d', (value) => {
    expect(() => uint32Bytes(value)).toThrow(RangeError);
  });

  it('of a text are ASCII only', () => {
    expect(asciiBytes('2PAY\u0000\u007f')).toEqual(Uint8Array.of(0x32, 0x50, 0x41, 0x59, 0, 0x7f));
    for (const text of ['\u0080', 'ä', '𝟙']) expect(() => asciiBytes(text)).toThrow(RangeError);
  });
});

describe('ByteReader', () => {
  it('hands out the bytes in order, in copies', () => {
    const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7);
    const reader = new ByteReader(bytes);
    expect(reader.uint8()).toBe(1);
    const taken = reader.take(2);
    taken[0] = 99;
    expect(bytes[1]).toBe(2);
    expect(reader.remaining).toBe(4);
    expect(reader.uint32()).toBe(0x04050607);
    expect(reader.remaining).toBe(0);
    expect(reader.take(0)).toEqual(new Uint8Array());
  });

  it('does not read past the end, and stays where it was', () => {
    const reader = new ByteReader(Uint8Array.of(1, 2, 3));
    expect(() => reader.uint32()).toThrow(RangeError);
    expect(() => reader.take(4)).toThrow(RangeError);
    expect(() => reader.take(-1)).toThrow(RangeError);
    expect(reader.take(3)).toEqual(Uint8Array.of(1, 2, 3));
    expect(() => reader.uint8()).toThrow(RangeError);
  });

  it('reads a view from where the view begins', () => {
    const whole = Uint8Array.of(9, 9, 1, 2, 9);
    expect(new ByteReader(whole.subarray(2, 4)).take(2)).toEqual(Uint8Array.of(1, 2));
  });
});
