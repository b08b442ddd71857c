import { SAMPLE_RADIUS } from './darkness-map.ts';
import { FINDER_MIDDLE, type Grid } from './grid.ts';
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
  (s, t) => (s * s - 1) * (t * t - 1),
  (s, t) => (s * s - 1) * s * t,
  (s, t) => (t * t - 1) * s * t,
  (s) => (s * s - 1) * s * s,
  (_, t) => (t * t - 1) * t * t,
];
/** The last shapes are for the whole code, when the others are where they belong. */
const SIMPLE_SHAPES = 10;
/** Farther than any module. */
const WHOLE = 2;
/**
 * How far from a finder pattern modules are looked at, one distance after the other, in sides of the code: what lies beside is nearly
 * where it must be, and shows where the next ones are. Every second module looks alike, so that none may be off by more than a half.
 */
const DISTANCES = [0.2, 0.3, 0.4, 0.5, WHOLE] as const;
/** How far one shape is moved at a time, in modules. */
const STEPS = [0.5, 0.25, 0.12] as const;
const SWEEPS_A_STEP = 4;
/** A sweep that gains less, as a share, is the last one. */
const WORTH_ANOTHER_SWEEP = 0.003;
/** How well the modules that every code has must look for those farther from finder patterns to be asked: 1 perfect. */
const WORTH_BENDING_FARTHER = 0.2;
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
  let isCode = true;
  let score = 0;
  for (const distance of DISTANCES) {
    const count = fit.countWithin(distance);
    score = climb(fit, count, SIMPLE_SHAPES) / fit.perfect(count);
    isCode = fit.fixedShare(count) > WORTH_BENDING_FARTHER;
    if (!isCode) break;
  }
  if (isCode) score = climb(fit, fit.countWithin(WHOLE), SHAPES.length) / fit.perfect(fit.countWithin(WHOLE));
  const clearness = isCode ? score : 0;
  const toPicture = new BentPlacement(grid.toPicture, fit.shift, grid.layout.size);
  return { ...grid, toPicture, clearness };
}

/** The score that it comes to by the first so many modules. */
function climb(fit: Fit, count: number, shapes: number): number {
  let best = fit.score(count);
  for (const step of STEPS) {
    for (let sweep = 0; sweep < SWEEPS_A_STEP; sweep++) {
      const before = best;
      for (let shape = 0; shape < shapes * 2; shape++) {
        for (const way of [step, -step]) {
          fit.move(shape, way);
          const score = fit.score(count);
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
const MOST_OTHERS = 500;

/** A module that is looked at: its place row by row, 1 and -1 for dark and light ones that every code has, 0 for others. */
interface Seen {
  readonly place: number;
  readonly colour: number;
  /** To the nearest finder pattern, in sides of the code. */
  readonly far: number;
}

/** Modules all over a code, those nearest to a finder pattern first. */
function someModules({ modules, size }: SymbolLayout): readonly Seen[] {
  const all = Array.from(modules, (module, place): Seen => {
    const [u, v] = [(place % size) + 0.5, Math.floor(place / size) + 0.5];
    const [near, end] = [FINDER_MIDDLE, size - FINDER_MIDDLE];
    const far = Math.min(
      Math.hypot(u - near, v - near),
      Math.hypot(u - end, v - near),
      Math.hypot(u - near, v - end),
    );
    return { place, colour: module === DARK ? 1 : module === LIGHT ? -1 : 0, far: far / size };
  });
  const fixed = all.filter(({ colour }) => colour !== 0);
  const others = all.filter(({ colour }) => colour === 0);
  return [...spread(fixed, MOST_FIXED), ...spread(others, MOST_OTHERS)].sort((a, b) => a.far - b.far);
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
  readonly #far: readonly number[];
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
    const seen = someModules(grid.layout);
    this.#count = seen.length;
    this.#far = seen.map(({ far }) => far);
    this.#places = new Float64Array(this.#count * 2);
    this.#colours = Int8Array.from(seen, ({ colour }) => colour);
    const half = size / 2;
    const heights = SHAPES.map(() => new Float64Array(this.#count));
    this.#surroundings = new Float64Array(this.#count);
    let contrast = 0;
    for (const [index, { place }] of seen.entries()) {
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

  /** How many modules lie within a distance of a finder pattern, in sides of the code. */
  countWithin(distance: number): number {
    const next = this.#far.findIndex((far) => far > distance);
    return next < 0 ? this.#count : next;
  }

  /** What `score` of so many would be were every module as it must be. */
  perfect(count: number): number {
    let sum = 0;
    for (let index = 0; index < count; index++) sum += this.#colours[index] === 0 ? 1 : FIXED_WEIGHT;
    return sum;
  }

  /** By the first so many modules, which lie nearest to finder patterns. */
  score(count: number): number {
    let score = 0;
    for (let index = 0; index < count; index++) {
      const clear = this.#clear(index);
      const colour = this.#colours[index] as number;
      score += colour === 0 ? Math.abs(clear) : FIXED_WEIGHT * colour * clear;
    }
    this.#work.spend(count * 3);
    return score;
  }

  /** How well those of them look that every code has; 1 perfect. */
  fixedShare(count: number): number {
    let [sum, fixed] = [0, 0];
    for (let index = 0; index < count; index++) {
      const colour = this.#colours[index] as number;
      if (colour === 0) continue;
      fixed++;
      sum += colour * this.#clear(index);
    }
    this.#work.spend(fixed * 3);
    return sum / fixed;
  }

  /** How clearly a module is dark, where its grid says that it lies: 1 dark, -1 light. */
  #clear(index: number): number {
    const { toPicture, modulePixels, isInverted } = this.#grid;
    const [u, v] = [this.#places[index * 2] as number, this.#places[index * 2 + 1] as number];
    const mean = this.#means.mean(toPicture.x(u, v), toPicture.y(u, v), SAMPLE_RADIUS * modulePixels);
    const difference = (this.#surroundings[index] as number) - mean;
    return (isInverted ? -difference : difference) / (Math.abs(difference) + this.#halfSure);
  }
}
