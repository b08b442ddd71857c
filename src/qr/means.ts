import { halved } from './halved.ts';
import type { Luminance } from './pixels.ts';
import { SummedArea } from './summed-area.ts';

/** Sums over a picture of more pixels take more memory than a processor has at hand: those of half its size do for most. */
const LARGEST_SUMMED = 4_000_000;
/** Squares with less than this to each side, in pixels, are added up one pixel after the other in a large picture. */
const LARGEST_DIRECT = 3;

/** Means of luminance over squares anywhere in a picture of any size. */
export class Means {
  readonly picture: Luminance;
  readonly #isLarge: boolean;
  #half: Luminance | undefined;
  #sums: SummedArea | undefined;

  constructor(picture: Luminance) {
    this.picture = picture;
    this.#isLarge = picture.width * picture.height > LARGEST_SUMMED;
  }

  /** The picture at half its size. */
  get half(): Luminance {
    this.#half ??= halved(this.picture);
    return this.#half;
  }

  /** Of the picture, or of a large one at half its size. */
  get sums(): SummedArea {
    this.#sums ??= new SummedArea(this.#isLarge ? this.half : this.picture);
    return this.#sums;
  }

  get isLarge(): boolean {
    return this.#isLarge;
  }

  /** The mean over the square of `2 × radius` a side around a place, to the part of a pixel, cut at the picture's edges. */
  mean(x: number, y: number, radius: number): number {
    if (!this.#isLarge) return this.sums.mean(x, y, radius);
    return radius < LARGEST_DIRECT
      ? this.#directMean(x, y, radius)
      : this.sums.mean(x / 2, y / 2, radius / 2);
  }

  /** The same, in a large picture to pairs of pixels. */
  roughMean(x: number, y: number, radius: number): number {
    return this.#isLarge ? this.sums.roughMean(x / 2, y / 2, radius / 2) : this.sums.mean(x, y, radius);
  }

  #directMean(x: number, y: number, radius: number): number {
    const { width, height, data } = this.picture;
    const left = Math.max(0, Math.min(width - 0.5, x - radius));
    const top = Math.max(0, Math.min(height - 0.5, y - radius));
    const right = Math.min(width, Math.max(left + 0.5, x + radius));
    const bottom = Math.min(height, Math.max(top + 0.5, y + radius));
    let sum = 0;
    for (let row = Math.floor(top); row < bottom; row++) {
      const rowShare = Math.min(bottom, row + 1) - Math.max(top, row);
      for (let column = Math.floor(left), at = row * width + column; column < right; column++, at++) {
        sum += (data[at] as number) * rowShare * (Math.min(right, column + 1) - Math.max(left, column));
      }
    }
    return sum / ((right - left) * (bottom - top));
  }
}
