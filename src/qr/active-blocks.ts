import type { Luminance } from './pixels.ts';

/** Half a block's side, as a power of two: a block is 16 pixels wide and high. */
const HALF_SIDE_BITS = 3;
const SIDE_BITS = HALF_SIDE_BITS + 1;
const SIDE = 1 << SIDE_BITS;

/** Where anything at all is to be seen in a picture: most of a screen is of one colour, and need not be looked at again. */
export class ActiveBlocks {
  readonly #columns: number;
  readonly #rows: number;
  /** 1 where a block or one within the radius differs from its surroundings. */
  readonly #isActive: Uint8Array;

  /** `half` is the picture at half its size. A block is active where pixels within `radius` of it differ by more than `margin`. */
  constructor(half: Luminance, radius: number, margin: number) {
    this.#columns = (half.width >> HALF_SIDE_BITS) + 1;
    this.#rows = (half.height >> HALF_SIDE_BITS) + 1;
    const [least, most] = this.#extremes(half);
    const far = Math.ceil(radius / SIDE);
    const [dark, light] = [this.#spread(least, far, 1), this.#spread(most, far, -1)];
    this.#isActive = dark.map((value, index) => ((light[index] as number) - value > margin ? 1 : 0));
  }

  /** Whether there is anything in rows of pixels. */
  isAny(top: number, bottom: number): boolean {
    const last = Math.min(this.#rows - 1, (bottom - 1) >> SIDE_BITS);
    const from = (top >> SIDE_BITS) * this.#columns;
    return this.#isActive.subarray(from, (last + 1) * this.#columns).includes(1);
  }

  /** Writes the active parts of a row into `into`: where one begins, where it ends, and so on; how many numbers. */
  spans(y: number, into: Int32Array): number {
    const from = Math.min(this.#rows - 1, y >> SIDE_BITS) * this.#columns;
    let count = 0;
    for (let column = 0; column < this.#columns; column++) {
      if (this.#isActive[from + column] === 0) continue;
      const start = column;
      while (column < this.#columns && this.#isActive[from + column] === 1) column++;
      into[count++] = start * SIDE;
      into[count++] = column * SIDE;
    }
    return count;
  }

  /** The darkest and the lightest pixel of each block. */
  #extremes({ width, height, data }: Luminance): [Uint8Array, Uint8Array] {
    const least = new Uint8Array(this.#columns * this.#rows).fill(255);
    const most = new Uint8Array(this.#columns * this.#rows);
    for (let y = 0; y < height; y++) {
      const block = (y >> HALF_SIDE_BITS) * this.#columns;
      for (let x = 0, at = y * width, index = block; x < width; index++) {
        let [low, high] = [least[index] as number, most[index] as number];
        for (const end = Math.min(width, x + (SIDE >> 1)); x < end; x++, at++) {
          const value = data[at] as number;
          if (value < low) low = value;
          if (value > high) high = value;
        }
        least[index] = low;
        most[index] = high;
      }
    }
    return [least, most];
  }

  /** Each block's most extreme value within so many blocks around: the least where `sign` is 1, the greatest where it is -1. */
  #spread(values: Uint8Array, far: number, sign: 1 | -1): Uint8Array {
    const [columns, rows] = [this.#columns, this.#rows];
    const along = extremesOfLines(values, far, sign, columns, rows, columns, 1);
    return extremesOfLines(along, far, sign, rows, columns, 1, columns);
  }
}

/** Each value's most extreme one within `far` steps on both sides, along lines of so many values. */
function extremesOfLines(
  values: Uint8Array,
  far: number,
  sign: 1 | -1,
  length: number,
  lines: number,
  lineStep: number,
  step: number,
): Uint8Array {
  const result = new Uint8Array(values.length);
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    for (let at = 0; at < length; at++) {
      const [from, to] = [at > far ? at - far : 0, at + far < length ? at + far : length - 1];
      let extreme = values[start + from * step] as number;
      for (let next = from + 1; next <= to; next++) {
        const value = values[start + next * step] as number;
        if ((value - extreme) * sign < 0) extreme = value;
      }
      result[start + at * step] = extreme;
    }
  }
  return result;
}
