import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { mendMatrix } from '../../src/qr/mend-matrix.ts';
import { symbolLayout } from '../../src/qr/symbol-layout.ts';
import { codeOf, type Matrix, numbersFrom, SEED_TEXT } from './drawn-code.ts';

/** What a grid sees of a matrix without any doubt. */
const seen = ({ size, modules }: Matrix) => ({
  size,
  darkness: Float32Array.from(modules, (module) => (module === 1 ? 1 : -1)),
});

describe('a symbol as zxing writes it', () => {
  it.each(['L', 'M', 'Q', 'H'] as const)('of every size at level %s comes back as it was', async (level) => {
    const sizes = new Set<number>();
    for (let length = 20; length < 800; length += 17) {
      const matrix = await codeOf('a'.repeat(length), level);
      if (sizes.has(matrix.size)) continue;
      sizes.add(matrix.size);
      expect(mendMatrix(symbolLayout(matrix.size), seen(matrix)), `${matrix.size}`).toEqual(matrix.modules);
    }
    expect(sizes.size).toBeGreaterThan(15);
  });
});

describe('a damaged symbol', () => {
  let matrix: Matrix;
  beforeAll(async () => {
    matrix = await codeOf(SEED_TEXT, 'M');
  });

  it('comes back as it was or not at all, however much of it is wrong', () => {
    const layout = symbolLayout(matrix.size);
    let [mended, given] = [0, 0];
    fc.assert(
      fc.property(fc.integer(), fc.nat(300), (seed, perMille) => {
        const next = numbersFrom(seed);
        const share = perMille / 1000;
        const samples = seen(matrix);
        // Wrong modules are as sure as right ones, so that nothing warns.
        for (const [index, value] of samples.darkness.entries()) {
          if (next() < share) samples.darkness[index] = -value;
        }
        const result = mendMatrix(layout, samples);
        given++;
        if (result === undefined) return;
        mended++;
        expect(result).toEqual(matrix.modules);
      }),
      { numRuns: 300 },
    );
    expect(mended).toBeGreaterThan(10);
    expect(mended).toBeLessThan(given);
  });

  it('of which more is hidden than wrong modules could be repaired comes back, as hidden places are known', () => {
    const layout = symbolLayout(matrix.size);
    const samples = seen(matrix);
    // Version 6-M has 16 check bytes a block: eight wrong bytes can be repaired. Three rows touch nine or ten of each.
    expect(matrix.size).toBe(41);
    const isHidden = (index: number) => index >= 20 * matrix.size && index < 23 * matrix.size;
    samples.darkness.forEach((value, index) => {
      if (isHidden(index)) samples.darkness[index] = -value;
    });
    expect(mendMatrix(layout, samples)).toBeUndefined();
    samples.darkness.forEach((value, index) => {
      if (isHidden(index)) samples.darkness[index] = value * 0.01;
    });
    expect(mendMatrix(layout, samples)).toEqual(matrix.modules);
  });

  it('that is nothing but noise is none', () => {
    for (let seed = 0; seed < 200; seed++) {
      const next = numbersFrom(seed);
      const darkness = Float32Array.from(matrix.modules, () => next() * 2 - 1);
      expect(mendMatrix(symbolLayout(matrix.size), { size: matrix.size, darkness })).toBeUndefined();
    }
  });
});
