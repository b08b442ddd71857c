import type { Luminance } from './pixels.ts';
import type { SummedArea } from './summed-area.ts';

/** A picture in two colours: a pixel is dark where it is darker than the mean of its surroundings by a margin. */
export class LocalThreshold {
  readonly width: number;
  readonly height: number;
  readonly #data: Uint8Array;
  readonly #sums: SummedArea;
  readonly #radius: number;
  readonly #margin: number;
  readonly #means: Float32Array;

  /** `radius` is half a side of the surroundings, in pixels; `sums` are those of the same picture. */
  constructor({ width, height, data }: Luminance, sums: SummedArea, radius: number, margin: number) {
    this.width = width;
    this.height = height;
    this.#data = data;
    this.#sums = sums;
    this.#radius = radius;
    this.#margin = margin;
    this.#means = new Float32Array(width);
  }

  /** Writes a row: 1 dark, 0 light. */
  row(y: number, into: Uint8Array): void {
    const [data, means, margin] = [this.#data, this.#means, this.#margin];
    this.#sums.rowMeans(y, this.#radius, means);
    for (let x = 0, at = y * this.width; x < this.width; x++, at++) {
      into[x] = (data[at] as number) + margin < (means[x] as number) ? 1 : 0;
    }
  }

  /** The same for one pixel. */
  isDark(x: number, y: number): boolean {
    const mean = this.#sums.meanAround(x, y, this.#radius);
    return (this.#data[y * this.width + x] as number) + this.#margin < mean;
  }
}
