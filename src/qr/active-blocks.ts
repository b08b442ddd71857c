import type { Luminance } from './pixels.ts';

const SIDE_BITS = 4;
const SIDE = 1 << SIDE_BITS;

/** Where anything at all is to be seen in a picture: most of a screen is of one colour, and need not be looked at again. */
export class ActiveBlocks {
  readonly #columns: number;
  readonly #rows: number;
  readonly #width: number;
  /** 1 where a block or one within the radius differs from its surroundings. */
  readonly #isActive: Uint8Array;

  /** A block is active where pixels within `radius` of it differ by more than `margin`. */
  constructor(picture: Luminance, radius: number, margin: number) {
    const { width, height } = picture;
    this.#width = width;
    this.#columns = Math.ceil(width / SIDE);
    this.#rows = Math.ceil(height / SIDE);
    const [least, most] = this.#extremes(picture);
    const far = Math.ceil(radius / SIDE);
    const [dark, light] = [this.#spread(least, far, Math.min), this.#spread(most, far, Math.max)];
    this.#isActive = dark.map((value, index) => ((light[index] as number) - value > margin ? 1 : 0));
  }

  /** Writes the active parts of a row into `into`: where one begins, where it ends, and so on; how many numbers. */
  spans(y: number, into: Int32Array): number {
    const from = (y >> SIDE_BITS) * this.#columns;
    let count = 0;
    for (let column = 0; column < this.#columns; column++) {
      if (this.#isActive[from + column] === 0) continue;
      const start = column;
      while (column < this.#columns && this.#isActive[from + column] === 1) column++;
      into[count++] = start * SIDE;
      into[count++] = Math.min(this.#width, column * SIDE);
    }
    return count;
  }

  /** The darkest and the lightest pixel of each block. */
  #extremes({ width, height, data }: Luminance): [Uint8Array, Uint8Array] {
    const least = new Uint8Array(this.#columns * this.#rows).fill(255);
    const most = new Uint8Array(this.#columns * this.#rows);
    for (let y = 0; y < height; y++) {
      const block = (y >> SIDE_BITS) * this.#columns;
      for (let column = 0; column < this.#columns; column++) {
        const end = Math.min(width, (column + 1) * SIDE) + y * width;
        let [low, high] = [least[block + column] as number, most[block + column] as number];
        for (let at = y * width + column * SIDE; at < end; at++) {
          const value = data[at] as number;
          if (value < low) low = value;
          if (value > high) high = value;
        }
        least[block + column] = low;
        most[block + column] = high;
      }
    }
    return [least, most];
  }

  /** Each block's most extreme value within so many blocks around. */
  #spread(values: Uint8Array, far: number, of: (one: number, other: number) => number): Uint8Array {
    const [columns, rows] = [this.#columns, this.#rows];
    const along = values.map((value, index) => {
      const [row, column] = [Math.floor(index / columns), index % columns];
      let extreme = value;
      for (let at = Math.max(0, column - far); at <= Math.min(columns - 1, column + far); at++) {
        extreme = of(extreme, values[row * columns + at] as number);
      }
      return extreme;
    });
    return along.map((value, index) => {
      const [row, column] = [Math.floor(index / columns), index % columns];
      let extreme = value;
      for (let at = Math.max(0, row - far); at <= Math.min(rows - 1, row + far); at++) {
        extreme = of(extreme, along[at * columns + column] as number);
      }
      return extreme;
    });
  }
}
