import type { Luminance } from '../qr/pixels.ts';
import { MIDDLE, SummedArea } from '../qr/summed-area.ts';

/** Rows of pixels that stand out from what is around them, three numbers each: row, first pixel, one past the last. */
export interface Runs {
  readonly data: Int32Array;
  readonly count: number;
}

/** What stands out darker, and what stands out lighter. */
export interface Ink {
  readonly dark: Runs;
  readonly light: Runs;
}

/** Half the window that a pixel is held against: about as high as the digits that are looked for in a level. */
const RADIUS = 8;
/** Side of the tiles whose darkest and lightest pixel stand for the contrast around. */
const TILE = 16;
/** How far beyond the mean, as a share of the way from it to the extreme: between unlit segments and lit ones. */
const BEYOND = 0.25;
/** Less than so many grey levels from the mean, and such a share of it more, is nothing. */
const LEAST_CONTRAST = 2;
const LEAST_SHARE = 0.04;
/** A black rim near pale segments must not hide them. */
const MOST_SHARE = 0.1;
/** Pixels in a row that a run of noise has at most. */
const MOST_RUNS_A_PIXEL = 0.12;

/** Holds each pixel of a level against its surroundings, as much as their own contrast asks for. */
export function inkOf(picture: Luminance): Ink {
  const { width, height, data } = picture;
  const sums = new SummedArea(picture).table;
  const { low, high, across } = extremes(picture);
  const room = Math.ceil(width * height * MOST_RUNS_A_PIXEL) * 3;
  const [dark, light] = [new Int32Array(room), new Int32Array(room)];
  let [darkEnd, lightEnd] = [0, 0];
  const stride = width + 1;
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - RADIUS), Math.min(height, y + RADIUS + 1)];
    const [above, below, row] = [top * stride, bottom * stride, y * width];
    const tiles = (y >> 4) * across;
    let [darkFrom, lightFrom] = [-1, -1];
    for (let x = 0; x <= width; x++) {
      let [isDark, isLight] = [false, false];
      if (x < width) {
        const left = x < RADIUS ? 0 : x - RADIUS;
        const right = x + RADIUS + 1 > width ? width : x + RADIUS + 1;
        const sum =
          (sums[below + right] as number) -
          (sums[below + left] as number) -
          (sums[above + right] as number) +
          (sums[above + left] as number);
        const mean = MIDDLE + sum / ((right - left) * (bottom - top));
        const value = data[row + x] as number;
        const tile = tiles + (x >> 4);
        const least = LEAST_CONTRAST + mean * LEAST_SHARE;
        const most = LEAST_CONTRAST + mean * MOST_SHARE;
        if (value < mean) {
          const beyond = (mean - (low[tile] as number)) * BEYOND;
          isDark = mean - value > (beyond < least ? least : beyond > most ? most : beyond);
        } else {
          const beyond = ((high[tile] as number) - mean) * BEYOND;
          isLight = value - mean > (beyond < least ? least : beyond);
        }
      }
      if (isDark) {
        if (darkFrom < 0) darkFrom = x;
      } else if (darkFrom >= 0) {
        if (darkEnd < room) {
          dark[darkEnd++] = y;
          dark[darkEnd++] = darkFrom;
          dark[darkEnd++] = x;
        }
        darkFrom = -1;
      }
      if (isLight) {
        if (lightFrom < 0) lightFrom = x;
      } else if (lightFrom >= 0) {
        if (lightEnd < room) {
          light[lightEnd++] = y;
          light[lightEnd++] = lightFrom;
          light[lightEnd++] = x;
        }
        lightFrom = -1;
      }
    }
  }
  return { dark: { data: dark, count: darkEnd / 3 }, light: { data: light, count: lightEnd / 3 } };
}

/** For each tile the darkest and the lightest pixel in it and the tiles around. */
function extremes({ width, height, data }: Luminance) {
  const [across, down] = [Math.ceil(width / TILE), Math.ceil(height / TILE)];
  const [low, high] = [new Uint8Array(across * down).fill(255), new Uint8Array(across * down)];
  for (let y = 0; y < height; y++) {
    const tiles = (y >> 4) * across;
    for (let x = 0, from = y * width; x < width; x++, from++) {
      const tile = tiles + (x >> 4);
      const value = data[from] as number;
      if (value < (low[tile] as number)) low[tile] = value;
      if (value > (high[tile] as number)) high[tile] = value;
    }
  }
  const [wideLow, wideHigh] = [new Uint8Array(across * down), new Uint8Array(across * down)];
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      let [least, most] = [255, 0];
      for (let ty = Math.max(0, y - 1); ty <= Math.min(down - 1, y + 1); ty++) {
        for (let tx = Math.max(0, x - 1); tx <= Math.min(across - 1, x + 1); tx++) {
          least = Math.min(least, low[ty * across + tx] as number);
          most = Math.max(most, high[ty * across + tx] as number);
        }
      }
      wideLow[y * across + x] = least;
      wideHigh[y * across + x] = most;
    }
  }
  return { low: wideLow, high: wideHigh, across };
}
