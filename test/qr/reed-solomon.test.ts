import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repair, syndromesOf } from '../../src/qr/reed-solomon.ts';

// ISO/IEC 18004:2015, annex I: the symbol "01234567" of version 1-M, its 16 data and 10 check codewords.
const EXAMPLE = Uint8Array.from(
  Buffer.from('10200c5661 80ec11ec11ec11ec11ec11 a524d4c1ed36c7872c55'.replaceAll(' ', ''), 'hex'),
);
const CHECK_BYTES = 10;

describe('the block of the standard’s example', () => {
  it('has no faults', () => {
    expect(EXAMPLE).toHaveLength(26);
    expect(syndromesOf(EXAMPLE, CHECK_BYTES)).toEqual(new Uint8Array(CHECK_BYTES));
  });

  it('is repaired whatever is wrong, up to what its check bytes carry', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat({ max: 25 }), { maxLength: 10 }),
        fc.nat({ max: 10 }),
        fc.array(fc.integer({ min: 1, max: 255 }), { minLength: 10, maxLength: 10 }),
        (places, erased, faults) => {
          const erasures = places.slice(0, erased);
          const errors = places.length - erasures.length;
          if (errors * 2 + erasures.length > CHECK_BYTES) return;
          const block = EXAMPLE.slice();
          places.forEach((place, index) => {
            block[place] = (block[place] as number) ^ (faults[index] as number);
          });
          expect(repair(block, CHECK_BYTES, erasures)).toBe(errors);
          expect(block).toEqual(EXAMPLE);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is left alone where more is wrong', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 25 }), { minLength: 6, maxLength: 20 }), (places) => {
        const block = EXAMPLE.slice();
        for (const place of places) block[place] = (block[place] as number) ^ 0x5a;
        const before = block.slice();
        const errors = repair(block, CHECK_BYTES, []);
        if (errors === undefined) expect(block).toEqual(before);
        else expect(syndromesOf(block, CHECK_BYTES).every((value) => value === 0)).toBe(true);
      }),
    );
    expect(repair(EXAMPLE.slice(), CHECK_BYTES, [...Array(11).keys()])).toBeUndefined();
  });
});
