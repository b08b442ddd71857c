import type { Means } from './means.ts';
import type { Work } from './work.ts';

/** Half a side of what is looked at of a module, in modules. */
export const SAMPLE_RADIUS = 0.3;
/** Half a side of the surroundings that it is compared with, in modules. */
const SURROUNDINGS_RADIUS = 3.5;
/** A difference of luminance that counts as half sure. */
const HALF_SURE = 4;
const CELLS_A_MODULE = 3;
const UNKNOWN = 0;
const SURE = 127;
const MIDDLE = 128;
const SQUARE_BITS = 6;
const SQUARE = 1 << SQUARE_BITS;

/** How dark a module of this size would be at a place, against its surroundings: -1 light, 0 neither, 1 dark. */
export function darknessAt(means: Means, x: number, y: number, modulePixels: number): number {
  const difference =
    means.mean(x, y, SURROUNDINGS_RADIUS * modulePixels) - means.mean(x, y, SAMPLE_RADIUS * modulePixels);
  return difference / (Math.abs(difference) + HALF_SURE);
}

/** The same, in a large picture with coarser surroundings. */
function roughDarknessAt(means: Means, x: number, y: number, modulePixels: number): number {
  const difference =
    means.roughMean(x, y, SURROUNDINGS_RADIUS * modulePixels) -
    means.mean(x, y, SAMPLE_RADIUS * modulePixels);
  return difference / (Math.abs(difference) + HALF_SURE);
}

/** The same, remembered for a third of a module around: for looking at the same places many times. */
export class DarknessMap {
  readonly modulePixels: number;
  readonly #means: Means;
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #squareColumns: number;
  /** In squares of cells, made where somebody looks. */
  readonly #squares: (Uint8Array | undefined)[] = [];

  constructor(means: Means, modulePixels: number) {
    this.#means = means;
    this.modulePixels = modulePixels;
    this.#cell = Math.max(1, modulePixels / CELLS_A_MODULE);
    this.#columns = Math.ceil(means.picture.width / this.#cell) + 1;
    this.#rows = Math.ceil(means.picture.height / this.#cell) + 1;
    this.#squareColumns = (this.#columns >> SQUARE_BITS) + 1;
    this.#squares.length = this.#squareColumns * ((this.#rows >> SQUARE_BITS) + 1);
  }

  at(x: number, y: number): number {
    const column = Math.max(0, Math.min(this.#columns - 1, Math.round(x / this.#cell)));
    const row = Math.max(0, Math.min(this.#rows - 1, Math.round(y / this.#cell)));
    const square = (row >> SQUARE_BITS) * this.#squareColumns + (column >> SQUARE_BITS);
    this.#squares[square] ??= new Uint8Array(SQUARE * SQUARE);
    const cells = this.#squares[square] as Uint8Array;
    const index = ((row & (SQUARE - 1)) << SQUARE_BITS) | (column & (SQUARE - 1));
    let value = cells[index] as number;
    if (value === UNKNOWN) {
      const darkness = roughDarknessAt(this.#means, column * this.#cell, row * this.#cell, this.modulePixels);
      value = MIDDLE + Math.round(SURE * darkness);
      cells[index] = value;
    }
    return (value - MIDDLE) / SURE;
  }
}

/** Two module sizes that differ by less than this factor share a map. */
const NEXT_SIZE = 1.3;

/** The maps of a picture, by module size. */
export class DarknessMaps {
  readonly means: Means;
  /** What looks are counted in. */
  readonly work: Work;
  readonly #maps = new Map<number, DarknessMap>();

  constructor(means: Means, work: Work) {
    this.means = means;
    this.work = work;
  }

  forModules(modulePixels: number): DarknessMap {
    const key = Math.round(Math.log(modulePixels) / Math.log(NEXT_SIZE));
    let map = this.#maps.get(key);
    if (map === undefined) {
      map = new DarknessMap(this.means, NEXT_SIZE ** key);
      this.#maps.set(key, map);
    }
    return map;
  }
}
