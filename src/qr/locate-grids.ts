import { DarknessMaps } from './darkness-map.ts';
import { type FinderPattern, finderPatterns } from './finder-patterns.ts';
import { type Grid, gridThrough, settle, settleBottomRight, settleFinely } from './grid.ts';
import { type Guess, guessFromThree, guessFromTwo } from './guess-codes.ts';
import { halved } from './halved.ts';
import { LocalThreshold } from './local-threshold.ts';
import type { Luminance, Point } from './pixels.ts';
import { SummedArea } from './summed-area.ts';
import { LARGEST_SIZE, SMALLEST_SIZE, symbolLayout } from './symbol-layout.ts';
import { sizeByTiming } from './timing.ts';

/** Half a side of the surroundings that make a pixel dark or light: small ones see through blur. */
const THRESHOLD_RADII = [20, 7] as const;
/** How much darker than its surroundings a pixel has to be. */
const THRESHOLD_MARGIN = 3;
const ROW_STEP = 2;
const LEVELS = 3;
const SMALLEST_LEVEL = 160;

const MOST_TIMED = 100;
const MOST_GUESSES_OF_THREE = 10;
/** In how many sizes one guess is read. */
const SIZES_READ = 2;
/** How much a timing pattern that says another size counts. */
const TIMING_DOUBT = 2;
const MOST_GUESSES_OF_TWO = 400;
const MOST_SETTLED_OF_TWO = 16;
/** What is not at least this good before its corners are settled is not worth it. */
const WORTH_SETTLING = 0.12;
/** What is not at least this good afterwards is no code. */
const WORTH_READING = 0.3;

/** A picture, ready to be searched and sampled. */
export interface Scene {
  readonly sums: SummedArea;
  readonly maps: DarknessMaps;
  readonly patterns: readonly FinderPattern[];
}

/** All finder patterns, looked for in the picture and in smaller ones: large codes, noise. */
export function survey(luminance: Luminance): Scene {
  const sums = new SummedArea(luminance);
  const patterns: FinderPattern[] = [];
  let [level, levelSums] = [luminance, sums];
  for (let index = 0, scale = 1; index < LEVELS; index++, scale *= 2) {
    const { width, height } = level;
    for (const radius of THRESHOLD_RADII) {
      const threshold = new LocalThreshold(level, levelSums, radius, THRESHOLD_MARGIN);
      for (const pattern of finderPatterns(threshold, ROW_STEP)) {
        const { x, y, modulePixels, isInverted, rows } = pattern;
        merge(patterns, { x: x * scale, y: y * scale, modulePixels: modulePixels * scale, isInverted, rows });
      }
    }
    if (Math.min(width, height) / 2 < SMALLEST_LEVEL) break;
    level = halved(level);
    levelSums = new SummedArea(level);
  }
  return { sums, maps: new DarknessMaps(sums), patterns: patterns.sort((a, b) => b.rows / b.modulePixels - a.rows / a.modulePixels) };
}

function merge(patterns: FinderPattern[], pattern: FinderPattern): void {
  const isKnown = patterns.some(
    ({ x, y, modulePixels, isInverted }) =>
      Math.hypot(x - pattern.x, y - pattern.y) < modulePixels * 2 && isInverted === pattern.isInverted,
  );
  if (!isKnown) patterns.push(pattern);
}

/** Where codes may lie, one after the other as they are asked for, the likeliest first. */
export function* locateGrids(scene: Scene, isTaken: (guess: Guess) => boolean): Generator<Grid> {
  const { sums, maps, patterns } = scene;
  const timed = guessFromThree(patterns)
    .slice(0, MOST_TIMED)
    .map((guess) => withTiming(sums, guess))
    .sort((a, b) => a.guess.doubt - b.guess.doubt);
  for (const { guess, sizes } of timed.slice(0, MOST_GUESSES_OF_THREE)) {
    if (isTaken(guess)) continue;
    const grids = sizes.flatMap((size) => gridOf(maps, guess, size)).map((grid) => settleBottomRight(maps, grid));
    yield* best(maps, grids, SIZES_READ);
  }
  const unsettled = guessFromTwo(patterns)
    .slice(0, MOST_GUESSES_OF_TWO)
    .filter((guess) => !isTaken(guess))
    .flatMap((guess) => [-4, 0, 4].flatMap((more) => gridOf(maps, guess, nearestSize(guess.size) + more)));
  yield* best(maps, unsettled, MOST_SETTLED_OF_TWO);
}

interface TimedGuess {
  readonly guess: Guess;
  /** Modules a side, that may be. */
  readonly sizes: readonly number[];
}

/** Counts the modules along both timing patterns, and doubts a guess where they say something else. */
function withTiming(sums: SummedArea, guess: Guess): TimedGuess {
  const [corner, right, , down] = guess.anchors;
  const modules = guess.size - 7;
  const step = (to: Point): Point => [((to[0] - corner[0]) * 3) / modules, ((to[1] - corner[1]) * 3) / modules];
  const across = sizeByTiming(sums, corner, right, step(down));
  const along = sizeByTiming(sums, corner, down, step(right));
  const doubt = guess.doubt + TIMING_DOUBT * (unlike(across, guess.size) + unlike(along, guess.size));
  const middle = nearestSize((across + along) / 2);
  const sizes = new Set([...[across, along, guess.size].map(nearestSize), middle, middle - 4, middle + 4]);
  return { guess: { ...guess, doubt }, sizes: [...sizes] };
}

function unlike(one: number, other: number): number {
  return Math.abs(Math.log(one / other));
}

function nearestSize(size: number): number {
  return Math.round((size - 17) / 4) * 4 + 17;
}

function* best(maps: DarknessMaps, grids: readonly Grid[], most: number): Generator<Grid> {
  const worth = grids.filter(({ score }) => score > WORTH_SETTLING).sort((a, b) => b.score - a.score);
  const settled = worth.slice(0, most * 2).map((grid) => settle(maps, grid));
  for (const grid of settled.sort((a, b) => b.score - a.score).slice(0, most)) {
    if (grid.score > WORTH_READING) yield settleFinely(maps, grid);
  }
}

function gridOf(maps: DarknessMaps, { anchors, isInverted }: Guess, size: number): Grid[] {
  if (size < SMALLEST_SIZE || size > LARGEST_SIZE) return [];
  const grid = gridThrough(maps, symbolLayout(size), anchors, isInverted);
  return grid === undefined ? [] : [grid];
}
