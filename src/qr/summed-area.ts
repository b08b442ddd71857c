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
    const [sums, stride] = [this.table, this.width + 1];
    const [fromLeft, fromTop] = [Math.floor(left), Math.floor(top)];
    const [toRight, toBottom] = [Math.floor(right), Math.floor(bottom)];
    const [leftPart, rightPart] = [left - fromLeft, right - toRight];
    const [topPart, bottomPart] = [top - fromTop, bottom - toBottom];
    // Parts of pixels count by their share; beyond the last there is none.
    const [leftNext, rightNext] = [leftPart === 0 ? 0 : 1, rightPart === 0 ? 0 : 1];
    const upTo = (row: number): number => {
      const [from, to] = [row * stride + fromLeft, row * stride + toRight];
      return (
        (sums[to] as number) * (1 - rightPart) +
        (sums[to + rightNext] as number) * rightPart -
        (sums[from] as number) * (1 - leftPart) -
        (sums[from + leftNext] as number) * leftPart
      );
    };
    let sum = upTo(toBottom) * (1 - bottomPart) - upTo(fromTop) * (1 - topPart);
    if (bottomPart > 0) sum += upTo(toBottom + 1) * bottomPart;
    if (topPart > 0) sum -= upTo(fromTop + 1) * topPart;
    return MIDDLE + sum / ((right - left) * (bottom - top));
  }

  /** The same to whole pixels; one at least. */
  roughMean(x: number, y: number, radius: number): number {
    const left = Math.max(0, Math.min(this.width - 1, Math.round(x - radius)));
    const top = Math.max(0, Math.min(this.height - 1, Math.round(y - radius)));
    const right = Math.min(this.width, Math.max(left + 1, Math.round(x + radius)));
    const bottom = Math.min(this.height, Math.max(top + 1, Math.round(y + radius)));
    const [sums, stride] = [this.table, this.width + 1];
    const sum =
      (sums[bottom * stride + right] as number) -
      (sums[bottom * stride + left] as number) -
      (sums[top * stride + right] as number) +
      (sums[top * stride + left] as number);
    return MIDDLE + sum / ((right - left) * (bottom - top));
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
}
