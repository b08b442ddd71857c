import type { Luminance } from './pixels.ts';

/** As many pixels as can be added up in 32 bits: 16.7 million. */
export const LARGEST_AREA = 2 ** 24 - 1;
/** Taken off every pixel, so that the sums stay small. */
export const MIDDLE = 128;

/** Sums of luminance over rectangles, each in constant time (Crow, “Summed-area tables”, SIGGRAPH 1984). */
export class SummedArea {
  readonly width: number;
  readonly height: number;
  /** For each corner of a pixel, the sum (less MIDDLE each) of what is above and left of it: a row and a column more than the picture. */
  readonly table: Int32Array;

  /**
   * Throws a RangeError for more than LARGEST_AREA pixels, whose sum would not fit. `memory` is used for the sums where it is large
   * enough.
   */
  constructor({ width, height, data }: Luminance, memory?: Int32Array) {
    if (width * height > LARGEST_AREA) throw new RangeError('too many pixels to add up');
    this.width = width;
    this.height = height;
    const stride = width + 1;
    const length = stride * (height + 1);
    const isEnough = memory !== undefined && memory.length >= length;
    const sums = isEnough ? memory.fill(0, 0, stride) : new Int32Array(length);
    for (let y = 0; y < height; y++) {
      let row = 0;
      let to = (y + 1) * stride;
      sums[to++] = 0;
      for (let from = y * width, end = from + width; from < end; from++, to++) {
        row += (data[from] as number) - MIDDLE;
        sums[to] = (sums[to - stride] as number) + row;
      }
    }
    this.table = sums;
  }

  /** The mean over the square of `2 × radius` a side around a place, to the part of a pixel, cut at the picture's edges. */
  mean(x: number, y: number, radius: number): number {
    const left = Math.max(0, Math.min(this.width - 0.5, x - radius));
    const top = Math.max(0, Math.min(this.height - 0.5, y - radius));
    const right = Math.min(this.width, Math.max(left + 0.5, x + radius));
    const bottom = Math.min(this.height, Math.max(top + 0.5, y + radius));
    const sum =
      this.#upTo(right, bottom) - this.#upTo(left, bottom) - this.#upTo(right, top) + this.#upTo(left, top);
    return MIDDLE + sum / ((right - left) * (bottom - top));
  }

  /** The sum left of and above a place, parts of pixels by their share. */
  #upTo(x: number, y: number): number {
    const [sums, stride] = [this.table, this.width + 1];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, bottom] = [x - left, y - top];
    const at = top * stride + left;
    const down = bottom === 0 ? at : at + stride;
    const next = right === 0 ? 0 : 1;
    const above = (sums[at] as number) * (1 - right) + (sums[at + next] as number) * right;
    const below = (sums[down] as number) * (1 - right) + (sums[down + next] as number) * right;
    return above * (1 - bottom) + below * bottom;
  }

  /** The mean over the square of `2 × radius + 1` pixels a side around a pixel, cut at the picture's edges. */
  meanAround(x: number, y: number, radius: number): number {
    const [sums, stride] = [this.table, this.width + 1];
    const [left, right] = [Math.max(0, x - radius), Math.min(this.width, x + radius + 1)];
    const [top, bottom] = [Math.max(0, y - radius), Math.min(this.height, y + radius + 1)];
    const sum =
      (sums[bottom * stride + right] as number) -
      (sums[bottom * stride + left] as number) -
      (sums[top * stride + right] as number) +
      (sums[top * stride + left] as number);
    return MIDDLE + sum / ((right - left) * (bottom - top));
  }

  /** Writes the means over the squares of `2 × radius + 1` pixels a side around the pixels of a row, cut at the picture's edges. */
  rowMeans(y: number, radius: number, into: Float32Array): void {
    const [sums, width, stride] = [this.table, this.width, this.width + 1];
    const top = Math.max(0, y - radius);
    const bottom = Math.min(this.height, y + radius + 1);
    const [above, below] = [top * stride, bottom * stride];
    for (let x = 0; x < width; x++) {
      const left = x > radius ? x - radius : 0;
      const right = x + radius + 1 < width ? x + radius + 1 : width;
      const sum =
        (sums[below + right] as number) -
        (sums[below + left] as number) -
        (sums[above + right] as number) +
        (sums[above + left] as number);
      into[x] = MIDDLE + sum / ((right - left) * (bottom - top));
    }
  }
}
