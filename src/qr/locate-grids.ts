import type { DarknessMaps } from './darkness-map.ts';
import { type Grid, gridThrough, settle, settleBottomRight, settleFinely } from './grid.ts';
import { type Guess, guessFromThree, guessFromTwo } from './guess-codes.ts';
import type { Point } from './pixels.ts';
import type { Scene } from './survey.ts';
import { SMALLEST_SIZE, symbolLayout } from './symbol-layout.ts';
import { sizeByTiming } from './timing.ts';

const MOST_TIMED = 100;
const MOST_GUESSES_OF_THREE = 10;
/** In how many sizes one guess is read. */
const SIZES_READ = 2;
/** Modules a side: version 25. Larger ones, of long transfer codes, are left to zxing. */
const LARGEST_SOUGHT = 117;
/** How much a timing pattern that says another size counts. */
const TIMING_DOUBT = 2;
const MOST_DOUBT = 3;
/** So many guesses are tried whatever the doubt. */
const ALWAYS_TRIED = 3;
const MOST_GUESSES_OF_TWO = 400;
const MOST_SETTLED_OF_TWO = 16;
/** What is not at least this good before its corners are settled is not worth it. */
const WORTH_SETTLING = 0.12;
/** The significance of a grid that is no chance, and of one that leaves no doubt. */
const WORTH_READING = 3;
const CLEAR = 10;

/** What a search asks on its way. */
export interface Watch {
  /** Whether a code around a place is known. */
  readonly isTaken: (middle: Point) => boolean;
  /** Whether to stop. */
  readonly isOver: () => boolean;
}

/** Where codes may lie, one after the other as they are asked for, the likeliest first. */
export function* locateGrids({ maps, patterns }: Scene, { isTaken, isOver }: Watch): Generator<Grid> {
  const timed = guessFromThree(patterns)
    .slice(0, MOST_TIMED)
    .map((guess) => withTiming(maps, guess))
    .sort((a, b) => a.guess.doubt - b.guess.doubt);
  for (const [index, { guess, sizes }] of timed.slice(0, MOST_GUESSES_OF_THREE).entries()) {
    if (guess.doubt > MOST_DOUBT && index >= ALWAYS_TRIED) break;
    if (isOver()) return;
    if (isTaken(middleOf(guess))) continue;
    const grids: Grid[] = [];
    for (const size of sizes) {
      const settled = gridOf(maps, guess, size).map((grid) => settleTilted(maps, grid));
      grids.push(...settled);
      if (settled.some(({ significance }) => significance > CLEAR)) break;
    }
    yield* best(maps, grids, SIZES_READ);
  }
  if (isOver()) return;
  const unsettled = guessFromTwo(patterns)
    .slice(0, MOST_GUESSES_OF_TWO)
    .filter((guess) => !isTaken(middleOf(guess)))
    .flatMap((guess) => [-4, 0, 4].flatMap((more) => gridOf(maps, guess, nearestSize(guess.size) + more)));
  const promising = unsettled.filter(({ score }) => score > WORTH_SETTLING).sort((a, b) => b.score - a.score);
  const settled = promising.slice(0, MOST_SETTLED_OF_TWO).map((grid) => settle(maps, grid));
  yield* best(maps, settled, MOST_SETTLED_OF_TWO);
}

/** Settles a grid through three finder patterns, which a camera's tilt may have put far from a parallelogram. */
function settleTilted(maps: DarknessMaps, grid: Grid): Grid {
  const settled = settle(maps, grid);
  return settled.significance > CLEAR ? settled : settle(maps, settleBottomRight(maps, grid));
}

interface TimedGuess {
  readonly guess: Guess;
  /** Modules a side, that may be. */
  readonly sizes: readonly number[];
}

/** Counts the modules along both timing patterns, and doubts a guess where they say something else. */
function withTiming(maps: DarknessMaps, guess: Guess): TimedGuess {
  const [corner, right, , down] = guess.anchors;
  const modules = guess.size - 7;
  const step = (to: Point): Point => [
    ((to[0] - corner[0]) * 3) / modules,
    ((to[1] - corner[1]) * 3) / modules,
  ];
  const across = sizeByTiming(maps, corner, right, step(down));
  const along = sizeByTiming(maps, corner, down, step(right));
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

/** The grids that look most like codes, settled finely, the likeliest first. */
function* best(maps: DarknessMaps, grids: readonly Grid[], most: number): Generator<Grid> {
  const worth = grids.filter(({ significance }) => significance > WORTH_READING);
  for (const grid of worth.sort((a, b) => b.significance - a.significance).slice(0, most)) {
    yield settleFinely(maps, grid);
  }
}

function gridOf(maps: DarknessMaps, { anchors, isInverted }: Guess, size: number): Grid[] {
  if (size < SMALLEST_SIZE || size > LARGEST_SOUGHT) return [];
  const grid = gridThrough(maps, symbolLayout(size), anchors, isInverted);
  return grid === undefined ? [] : [grid];
}

function middleOf({ anchors: [[left, top], , [right, bottom]] }: Guess): Point {
  return [(left + right) / 2, (top + bottom) / 2];
}
