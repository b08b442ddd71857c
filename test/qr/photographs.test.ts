import { describe, expect, it } from 'vitest';
import { decodePixels } from '../../src/qr/decode-pixels.ts';
import { codeOf } from './drawn-code.ts';
import { testEngines } from './engines.ts';
import { type Kind, photograph } from './photographs/photograph.ts';

/** Simulated photographs that zxing reads nothing in. */
const HARD: readonly (readonly [Kind, number])[] = [
  ['blurred', 4],
  ['blurred', 8],
  ['curved', 6],
  ['damaged', 7],
  ['damaged', 13],
  ['glare', 14],
  ['glare', 5],
];

describe('a photograph that zxing reads nothing in', () => {
  it.each(HARD)('%s, number %i', async (kind, seed) => {
    const engines = await testEngines();
    const { picture, texts } = await photograph(kind, seed, codeOf);
    expect(await engines.zxing(picture)).toEqual([]);
    const codes = await decodePixels(engines, picture, { isUsable: () => false });
    expect(codes.map(({ text }) => text)).toEqual(texts);
  });
});
