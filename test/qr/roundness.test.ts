import { describe, expect, it } from 'vitest';
import { isAllDrawn } from '../../src/qr/is-drawn.ts';
import { Means } from '../../src/qr/means.ts';
import { roundness } from '../../src/qr/roundness.ts';
import { canvas, fill, numbersFrom } from './drawn-code.ts';

const MODULE = 6;
const MIDDLE = 100;

/** Squares of 7, 5 and 3 modules in each other, turned; each pixel the mean of nine places in it. */
function turnedPattern(angle: number, light = 255, dark = 0) {
  const picture = canvas(2 * MIDDLE, 2 * MIDDLE, light);
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  for (let index = 0; index < picture.data.length; index++) {
    const [x, y] = [(index % picture.width) - MIDDLE, Math.floor(index / picture.width) - MIDDLE];
    let sum = 0;
    for (let part = 0; part < 9; part++) {
      const [right, down] = [x + ((part % 3) + 0.5) / 3, y + (Math.floor(part / 3) + 0.5) / 3];
      const far = Math.max(Math.abs(right * cosine + down * sine), Math.abs(down * cosine - right * sine));
      const modules = far / MODULE;
      sum += modules < 1.5 || (modules > 2.5 && modules < 3.5) ? dark : light;
    }
    picture.data[index] = sum / 9;
  }
  return picture;
}

const at = { x: MIDDLE, y: MIDDLE, modulePixels: MODULE, rows: 3 };

describe('a finder pattern', () => {
  it.each([0, 10, 22, 31, 45])('turned by %i degrees has its parts in nearly all directions', (degrees) => {
    const angle = (degrees * Math.PI) / 180;
    const dark = new Means(turnedPattern(angle));
    expect(roundness(dark, { ...at, isInverted: false })).toBeGreaterThanOrEqual(0.9);
    const light = new Means(turnedPattern(angle, 0, 255));
    expect(roundness(light, { ...at, isInverted: true })).toBeGreaterThanOrEqual(0.9);
  });

  it('is none where only a row and a column cross dark places in its widths', () => {
    const picture = canvas(2 * MIDDLE, 2 * MIDDLE);
    const block = (left: number, top: number, side: number) =>
      fill(picture, MIDDLE + left * MODULE, MIDDLE + top * MODULE, side * MODULE, side * MODULE, 0);
    block(-1.5, -1.5, 3);
    for (const far of [-3.5, 2.5]) {
      block(far, -0.5, 1);
      block(-0.5, far, 1);
    }
    expect(roundness(new Means(picture), { ...at, isInverted: false })).toBeLessThanOrEqual(0.5);
  });
});

describe('what a program drew', () => {
  it('is told from what a camera saw by its noise', () => {
    const next = numbersFrom(4);
    const drawn = turnedPattern(0.3);
    expect(isAllDrawn(drawn)).toBe(true);
    const seen = { ...drawn, data: drawn.data.map((value) => value * 0.8 + 20 + 5 * next()) };
    expect(isAllDrawn(seen)).toBe(false);
  });
});
