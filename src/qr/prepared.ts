import type { Luminance } from './pixels.ts';

/** How far blur reaches, and how much of a pixel's difference from the mean around it is added to it. */
const BLUR_RADIUS = 4;
const SHARPENING = 2;
/** Half a side of what a pixel is compared with under uneven light, and how much stronger the difference is made. */
const LIGHT_RADIUS = 10;
const GAIN = 4;

/** A picture with blur undone, as far as that can be without knowing it (unsharp masking). */
export function sharpened(picture: Luminance): Luminance {
  return mapped(picture, BLUR_RADIUS, 1 + SHARPENING, SHARPENING, 0);
}

/** A picture with the light made even, and what little there is in glare and shadow made strong. */
export function evened(picture: Luminance): Luminance {
  return mapped(picture, LIGHT_RADIUS, GAIN, GAIN, 128);
}

/** Each pixel so many times, less the mean around it so many times, and some light more. */
function mapped(picture: Luminance, radius: number, times: number, less: number, more: number): Luminance {
  const { width, height, data } = picture;
  const [near, around] = [new RowMeans(picture, 1), new RowMeans(picture, radius)];
  const result = new Uint8Array(width * height);
  // Noise is not to be made stronger: what is around a pixel counts more than itself.
  const [own, ofNear] = [times / 6, (times * 5) / 6];
  for (let y = 0, index = 0; y < height; y++) {
    const [nearRow, aroundRow] = [near.next(), around.next()];
    for (let x = 0; x < width; x++, index++) {
      const value =
        own * (data[index] as number) +
        ofNear * (nearRow[x] as number) -
        less * (aroundRow[x] as number) +
        (more + 0.5);
      result[index] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
  return { width, height, data: result };
}

/** The means over the squares of `2 × radius + 1` pixels a side around each pixel, cut at the picture's edges: row after row. */
class RowMeans {
  readonly #picture: Luminance;
  readonly #radius: number;
  /** The sum of each column's pixels in the rows that count now. */
  readonly #columns: Int32Array;
  readonly #means: Float32Array;
  #y = 0;

  constructor(picture: Luminance, radius: number) {
    this.#picture = picture;
    this.#radius = radius;
    this.#columns = new Int32Array(picture.width);
    this.#means = new Float32Array(picture.width);
    for (let y = 0; y < Math.min(radius, picture.height); y++) this.#add(y, 1);
  }

  /** Those of the next row, the first one first; the same memory every time. */
  next(): Float32Array {
    const { width, height } = this.#picture;
    const [y, radius, columns, means] = [this.#y++, this.#radius, this.#columns, this.#means];
    if (y + radius < height) this.#add(y + radius, 1);
    if (y > radius) this.#add(y - radius - 1, -1);
    const rows = Math.min(height, y + radius + 1) - Math.max(0, y - radius);
    const inside = 1 / (rows * (2 * radius + 1));
    let [sum, count] = [0, 0];
    for (let x = 0; x < Math.min(radius, width); x++, count++) sum += columns[x] as number;
    for (let x = 0; x < width; x++) {
      if (x + radius < width) {
        sum += columns[x + radius] as number;
        count++;
      }
      if (x > radius) {
        sum -= columns[x - radius - 1] as number;
        count--;
      }
      means[x] = count > 2 * radius ? sum * inside : sum / (rows * count);
    }
    return means;
  }

  #add(y: number, sign: 1 | -1): void {
    const { width, data } = this.#picture;
    const columns = this.#columns;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      columns[x] = (columns[x] as number) + sign * (data[at] as number);
    }
  }
}
