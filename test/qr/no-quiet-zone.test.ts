import { beforeAll, describe, expect, it } from 'vitest';
import { decodePixels } from '../../src/qr/decode-pixels.ts';
import type { QrEngines } from '../../src/qr/engines.ts';
import type { Luminance } from '../../src/qr/pixels.ts';
import { canvas, codeOf, draw, type Matrix, SEED_TEXT } from './drawn-code.ts';
import { testEngines } from './engines.ts';

let engines: QrEngines;
let codes: Readonly<Record<'short' | 'seed', Matrix>>;

beforeAll(async () => {
  engines = await testEngines();
  codes = { short: await codeOf('otpauth://totp/a?secret=JBSWY3DPEHPK3PXP'), seed: await codeOf(SEED_TEXT) };
});

const textsIn = async (picture: Luminance) =>
  (await decodePixels(engines, picture, { isUsable: () => false })).map(({ text }) => text);

/** Light modules, dark modules, and the page around them. */
const COLOURS = {
  'black on white, on a black page': [255, 0, 0],
  'black on white, on a dark page': [255, 0, 34],
  'light grey on dark grey, on a page of the dark': [190, 60, 60],
  'black on white, on a page of a middling grey': [255, 0, 110],
  'white on black, on a white page': [0, 255, 255],
  'white on dark, on a light page': [40, 245, 235],
  'white on dark, on a page of the dark': [34, 255, 34],
} as const;

describe('a code without a quiet zone is found', () => {
  it.each(Object.entries(COLOURS))('%s', async (_, [light, dark, page]) => {
    for (const [name, code] of Object.entries(codes)) {
      for (const module of [2, 3, 5, 8, 12]) {
        const side = code.size * module;
        const picture = canvas(side + 150, side + 130, page);
        draw(picture, code, 70, 60, module, [light, dark]);
        expect([name, module, (await textsIn(picture)).length]).toEqual([name, module, 1]);
      }
    }
  });

  it.each(Object.entries(COLOURS))('%s, cut off right at its edge', async (_, [light, dark]) => {
    const picture = canvas(codes.seed.size * 4, codes.seed.size * 4);
    draw(picture, codes.seed, 0, 0, 4, [light, dark]);
    expect(await textsIn(picture)).toEqual([SEED_TEXT]);
  });

  it.each([
    ['dots', 0.5, 255, 0, 30],
    ['dots, light grey on dark grey', 0.48, 200, 50, 50],
    ['dots, white on dark', 0.5, 30, 250, 30],
  ] as const)('%s instead of squares', async (_, radius, light, dark, page) => {
    const module = 8;
    const side = codes.seed.size * module;
    const picture = canvas(side + 100, side + 100, page);
    draw(picture, { ...codes.seed, modules: new Uint8Array(codes.seed.modules.length) }, 50, 50, module, [
      light,
      dark,
    ]);
    drawDots(picture, codes.seed, 50, 50, module, radius, dark);
    expect(await textsIn(picture)).toEqual([SEED_TEXT]);
  });
});

/** Discs in place of the dark modules, `radius` modules from their middles. */
function drawDots(
  { width, data }: Luminance,
  { size, modules }: Matrix,
  left: number,
  top: number,
  module: number,
  radius: number,
  value: number,
): void {
  for (let y = 0; y < size * module; y++) {
    for (let x = 0; x < size * module; x++) {
      const [u, v] = [Math.floor(x / module), Math.floor(y / module)];
      const far = Math.hypot((x + 0.5) / module - u - 0.5, (y + 0.5) / module - v - 0.5);
      if (modules[v * size + u] === 1 && far <= radius) data[(top + y) * width + left + x] = value;
    }
  }
}
