import { SAMPLE_RADIUS } from './darkness-map.ts';
import type { Grid } from './grid.ts';
import type { Placement } from './homography.ts';
import type { Means } from './means.ts';
import type { Point } from './pixels.ts';
import { DARK, LIGHT, type SymbolLayout } from './symbol-layout.ts';
import type { Work } from './work.ts';

/** Half a side of what decides between dark and light, in modules. */
const SURROUNDINGS_RADIUS = 3.5;
/** How the modules of a bent sheet are moved along one direction: shapes over the code, each -1 to 1 a side. */
const SHAPES: readonly ((s: number, t: number) => number)[] = [
  () => 1,
  (s) => s,
  (_, t) => t,
  (s, t) => s * t,
  (s) => s * s - 1,
  (_, t) => t * t - 1,
  (s) => s * s * s - s,
  (_, t) => t * t * t - t,
  (s, t) => (s * s - 1) * t,
  (s, t) => (t * t - 1) * s,
];
/** How far one shape is moved at a time, in modules: first as the modules say that every code has, then as all do. */
const STEPS_BY_FIXED = [1, 0.5, 0.25] as const;
const STEPS_BY_ALL = [0.4, 0.2, 0.1] as const;
const SWEEPS_A_STEP = 4;
/** A sweep that gains less, as a share, is the last one. */
const WORTH_ANOTHER_SWEEP = 0.003;
/**
 * How well the modules that every code has must look, bent by them alone, for the others to be asked: 1 perfect. Grids where no code
 * is came to 0.24 at most, those of codes to 0.32 and more.
 */
const WORTH_BENDING_BY_ALL = 0.27;
/** What a module that every code has counts, against one that only has to be either dark or light. */
const FIXED_WEIGHT = 2;

export interface BentGrid extends Grid {
  /**
   * How clearly all modules are dark or light, and how well those that every code has look as they must: 1 perfect. 0 where these alone
   * say that there is no code.
   */
  readonly clearness: number;
}

/**
 * The same grid with its modules moved as a bent or crumpled sheet moves them: to where each is as clearly dark or light as can be,
 * and those that every code has in common look as they must.
 */
export function bend(means: Means, grid: Grid, work: Work): BentGrid {
  const fit = new Fit(means, grid, work);
  const fixedScore = climb(fit, STEPS_BY_FIXED, true) / fit.perfectOfFixed;
  const isCode = fixedScore > WORTH_BENDING_BY_ALL;
  const clearness = isCode ? climb(fit, STEPS_BY_ALL, false) / fit.perfect : 0;
  const toPicture = new BentPlacement(grid.toPicture, fit.shift, grid.layout.size);
  return { ...grid, toPicture, clearness };
}

/** The score that it comes to. */
function climb(fit: Fit, steps: readonly number[], byFixed: boolean): number {
  let best = fit.score(byFixed);
  for (const step of steps) {
    for (let sweep = 0; sweep < SWEEPS_A_STEP; sweep++) {
      const before = best;
      for (let shape = 0; shape < SHAPES.length * 2; shape++) {
        for (const way of [step, -step]) {
          fit.move(shape, way);
          const score = fit.score(byFixed);
          if (score > best) {
            best = score;
            break;
          }
          fit.move(shape, -way);
        }
      }
      if (best - before < Math.abs(before) * WORTH_ANOTHER_SWEEP) break;
    }
  }
  return best;
}

class BentPlacement implements Placement {
  readonly #flat: Placement;
  readonly #shift: Float64Array;
  readonly #half: number;

  constructor(flat: Placement, shift: Float64Array, size: number) {
    this.#flat = flat;
    this.#shift = shift;
    this.#half = size / 2;
  }

  at(u: number, v: number): Point {
    const [s, t] = [u / this.#half - 1, v / this.#half - 1];
    let [right, down] = [0, 0];
    SHAPES.forEach((shape, index) => {
      const height = shape(s, t);
      right += (this.#shift[index * 2] as number) * height;
      down += (this.#shift[index * 2 + 1] as number) * height;
    });
    return this.#flat.at(u + right, v + down);
  }

  x(u: number, v: number): number {
    return this.at(u, v)[0];
  }

  y(u: number, v: number): number {
    return this.at(u, v)[1];
  }
}

/** Every so many modules are looked at, that there are no more than this of a kind. */
const MOST_FIXED = 400;
const MOST_OTHERS = 350;

/** Modules all over a code: their places row by row, and 1 and -1 for those that are dark and light in every code, 0 for others. */
function someModules({ modules }: SymbolLayout): { places: number[]; colours: Int8Array } {
  const all = Array.from(modules, (module, place) => ({
    place,
    colour: module === DARK ? 1 : module === LIGHT ? -1 : 0,
  }));
  const [fixed, others] = [
    all.filter(({ colour }) => colour !== 0),
    all.filter(({ colour }) => colour === 0),
  ];
  const some = [...spread(fixed, MOST_FIXED), ...spread(others, MOST_OTHERS)];
  return { places: some.map(({ place }) => place), colours: Int8Array.from(some, ({ colour }) => colour) };
}

function spread<Item>(items: readonly Item[], most: number): Item[] {
  const count = Math.min(most, items.length);
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor((index * items.length) / count)] as Item,
  );
}

/** How well modules look with the shapes moved as they are. */
class Fit {
  /** Of each shape, to the right and down, in modules. */
  readonly shift = new Float64Array(SHAPES.length * 2);
  readonly #means: Means;
  readonly #grid: Grid;
  readonly #work: Work;
  readonly #count: number;
  readonly #fixedCount: number;
  /** Where each module is now, and how high each shape is there. */
  readonly #places: Float64Array;
  readonly #heights: readonly Float64Array[];
  /** 1 and -1 for modules that are the same in every code, dark and light; 0 for others. */
  readonly #colours: Int8Array;
  readonly #surroundings: Float64Array;
  /** A difference of luminance that counts as half sure. */
  readonly #halfSure: number;

  constructor(means: Means, grid: Grid, work: Work) {
    const { size } = grid.layout;
    this.#means = means;
    this.#grid = grid;
    this.#work = work;
    const { places, colours } = someModules(grid.layout);
    this.#count = places.length;
    this.#fixedCount = colours.filter((colour) => colour !== 0).length;
    this.#places = new Float64Array(this.#count * 2);
    this.#colours = colours;
    const half = size / 2;
    const heights = SHAPES.map(() => new Float64Array(this.#count));
    this.#surroundings = new Float64Array(this.#count);
    let contrast = 0;
    for (const [index, place] of places.entries()) {
      const [u, v] = [(place % size) + 0.5, Math.floor(place / size) + 0.5];
      this.#places[index * 2] = u;
      this.#places[index * 2 + 1] = v;
      for (const [shape, height] of heights.entries()) {
        height[index] = (SHAPES[shape] as (s: number, t: number) => number)(u / half - 1, v / half - 1);
      }
      const [x, y] = grid.toPicture.at(u, v);
      this.#surroundings[index] = means.mean(x, y, SURROUNDINGS_RADIUS * grid.modulePixels);
      contrast += Math.abs(
        (this.#surroundings[index] as number) - means.mean(x, y, SAMPLE_RADIUS * grid.modulePixels),
      );
    }
    this.#heights = heights;
    this.#halfSure = 2 + contrast / this.#count;
  }

  move(shape: number, modules: number): void {
    const axis = shape & 1;
    const heights = this.#heights[shape >> 1] as Float64Array;
    this.shift[shape] = (this.shift[shape] as number) + modules;
    for (let index = 0, at = axis; index < this.#count; index++, at += 2) {
      this.#places[at] = (this.#places[at] as number) + modules * (heights[index] as number);
    }
  }

  /** What `score` by the modules that every code has would be were each as it must be. */
  get perfectOfFixed(): number {
    return this.#fixedCount * FIXED_WEIGHT;
  }

  /** What `score` of all would be were every module as it must be. */
  get perfect(): number {
    return this.#fixedCount * FIXED_WEIGHT + this.#count - this.#fixedCount;
  }

  /** By the modules that every code has, which come first, or by all. */
  score(byFixed: boolean): number {
    const count = byFixed ? this.#fixedCount : this.#count;
    const { toPicture, modulePixels, isInverted } = this.#grid;
    const radius = SAMPLE_RADIUS * modulePixels;
    const sign = isInverted ? -1 : 1;
    let score = 0;
    for (let index = 0; index < count; index++) {
      const [u, v] = [this.#places[index * 2] as number, this.#places[index * 2 + 1] as number];
      const mean = this.#means.mean(toPicture.x(u, v), toPicture.y(u, v), radius);
      const difference = (this.#surroundings[index] as number) - mean;
      const sure = Math.abs(difference) / (Math.abs(difference) + this.#halfSure);
      const colour = this.#colours[index] as number;
      score += colour === 0 ? sure : FIXED_WEIGHT * colour * sign * Math.sign(difference) * sure;
    }
    this.#work.spend(count * 3);
    return score;
  }
}
