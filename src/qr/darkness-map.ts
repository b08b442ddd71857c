import type { SummedArea } from './summed-area.ts';
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

/** How dark a module of this size would be at a place, against its surroundings: -1 light, 0 neither, 1 dark. */
export function darknessAt(sums: SummedArea, x: number, y: number, modulePixels: number): number {
  const difference =
    sums.mean(x, y, SURROUNDINGS_RADIUS * modulePixels) - sums.mean(x, y, SAMPLE_RADIUS * modulePixels);
  return difference / (Math.abs(difference) + HALF_SURE);
}

/** The same, remembered for a third of a module around: for looking at the same places many times. */
export class DarknessMap {
  readonly modulePixels: number;
  readonly #sums: SummedArea;
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #cells: Uint8Array;

  constructor(sums: SummedArea, modulePixels: number) {
    this.#sums = sums;
    this.modulePixels = modulePixels;
    this.#cell = Math.max(1, modulePixels / CELLS_A_MODULE);
    this.#columns = Math.ceil(sums.width / this.#cell) + 1;
    this.#rows = Math.ceil(sums.height / this.#cell) + 1;
    this.#cells = new Uint8Array(this.#columns * this.#rows);
  }

  at(x: number, y: number): number {
    const column = Math.max(0, Math.min(this.#columns - 1, Math.round(x / this.#cell)));
    const row = Math.max(0, Math.min(this.#rows - 1, Math.round(y / this.#cell)));
    const index = row * this.#columns + column;
    let value = this.#cells[index] as number;
    if (value === UNKNOWN) {
      const darkness = darknessAt(this.#sums, column * this.#cell, row * this.#cell, this.modulePixels);
      value = MIDDLE + Math.round(SURE * darkness);
      this.#cells[index] = value;
    }
    return (value - MIDDLE) / SURE;
  }
}

/** Two module sizes that differ by less than this factor share a map. */
const NEXT_SIZE = 1.3;

/** The maps of a picture, by module size. */
export class DarknessMaps {
  readonly sums: SummedArea;
  /** What looks are counted in. */
  readonly work: Work;
  readonly #maps = new Map<number, DarknessMap>();

  constructor(sums: SummedArea, work: Work) {
    this.sums = sums;
    this.work = work;
  }

  forModules(modulePixels: number): DarknessMap {
    const key = Math.round(Math.log(modulePixels) / Math.log(NEXT_SIZE));
    let map = this.#maps.get(key);
    if (map === undefined) {
      map = new DarknessMap(this.sums, NEXT_SIZE ** key);
      this.#maps.set(key, map);
    }
    return map;
  }
}
