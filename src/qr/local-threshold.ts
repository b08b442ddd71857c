import type { ActiveBlocks } from './active-blocks.ts';
import type { Luminance } from './pixels.ts';
import { MIDDLE, type SummedArea } from './summed-area.ts';

/** A picture in two colours: a pixel is dark where it is darker than the mean of its surroundings by a margin. */
export class LocalThreshold {
  readonly width: number;
  readonly height: number;
  readonly #data: Uint8Array;
  readonly #sums: SummedArea;
  readonly #active: ActiveBlocks;
  readonly #top: number;
  readonly #radius: number;
  readonly #margin: number;
  readonly #spans: Int32Array;

  /**
   * `radius` is half a side of the surroundings, in pixels; `sums` are those of the same picture, or of the same strip of one. `active`
   * says where the whole picture is not of one colour within at least that radius, and `top` in which of its rows the strip begins.
   */
  constructor(
    { width, height, data }: Luminance,
    sums: SummedArea,
    active: ActiveBlocks,
    top: number,
    radius: number,
    margin: number,
  ) {
    this.width = width;
    this.height = height;
    this.#data = data;
    this.#sums = sums;
    this.#active = active;
    this.#top = top;
    this.#radius = radius;
    this.#margin = margin;
    this.#spans = new Int32Array(width + 2);
  }

  /** Writes where the colour changes along a row, from its beginning to its end; how many runs there are. The first is light. */
  runs(y: number, starts: Int32Array): number {
    const { width, height, table } = this.#sums;
    const [data, radius, stride] = [this.#data, this.#radius, width + 1];
    const above = Math.max(0, y - radius) * stride;
    const bottom = Math.min(height, y + radius + 1);
    const below = bottom * stride;
    const rows = bottom - Math.max(0, y - radius);
    const offset = this.#margin - MIDDLE;
    let [count, wasDark] = [1, false];
    starts[0] = 0;
    const spans = this.#active.spans(this.#top + y, this.#spans);
    for (let span = 0; span < spans; span += 2) {
      const from = this.#spans[span] as number;
      const end = Math.min(width, this.#spans[span + 1] as number);
      for (let x = from, at = y * width + from; x < end; x++, at++) {
        const left = x > radius ? x - radius : 0;
        const right = x + radius < width ? x + radius + 1 : width;
        const sum =
          (table[below + right] as number) -
          (table[below + left] as number) -
          (table[above + right] as number) +
          (table[above + left] as number);
        const isDark = ((data[at] as number) + offset) * rows * (right - left) < sum;
        if (isDark !== wasDark) {
          starts[count++] = x;
          wasDark = isDark;
        }
      }
      // Between two parts with something in them everything is of one colour, and that is light.
      if (wasDark && end < width) {
        starts[count++] = end;
        wasDark = false;
      }
    }
    starts[count] = width;
    return count;
  }

  /** Whether one pixel is dark. */
  isDark(x: number, y: number): boolean {
    const mean = this.#sums.meanAround(x, y, this.#radius);
    return (this.#data[y * this.width + x] as number) + this.#margin < mean;
  }
}
