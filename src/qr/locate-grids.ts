import { bend } from './bend-grid.ts';
import type { DarknessMaps } from './darkness-map.ts';
import {
  FINDER_MIDDLE,
  firstImpression,
  type Grid,
  gridThrough,
  settle,
  settleBottomRight,
  settleFinely,
} from './grid.ts';
import { type Guess, guessFromThree, guessFromTwo } from './guess-codes.ts';
import { Homography } from './homography.ts';
import { isDrawn } from './is-drawn.ts';
import type { Corners, Point } from './pixels.ts';
import type { Scene } from './survey.ts';
import { SMALLEST_SIZE, symbolLayout } from './symbol-layout.ts';
import { sizeByTiming } from './timing.ts';

const MOST_TIMED = 200;
const MOST_GUESSES_OF_THREE = 40;
/** In how many sizes one guess is settled, and read. */
const SIZES_SETTLED = 3;
const SIZES_READ = 2;
/** Modules a side: version 40, of long transfer codes. Where only two finder patterns are seen, version 25. */
const LARGEST_SOUGHT = 177;
const LARGEST_SOUGHT_OF_TWO = 117;
/** How well finder patterns look that are worth bending a grid through, in how many sizes, and how clear it is then. */
const WORTH_BENDING = 0.3;
const SIZES_BENT = 4;
/** Which guesses may be bent, and how many of a picture are. */
const MOST_DOUBT_BENT = 1.2;
const MOST_GUESSES_BENT = 6;
const WORTH_READING_BENT = 0.3;
/** How much a timing pattern that says another size counts. */
const TIMING_DOUBT = 2;
const MOST_DOUBT = 3;
/** How far from straight and square a code lies that was drawn on a screen. */
const MOST_ASKEW_OF_DRAWN = 0.5;
/** How far from being finder patterns its three or two are in a large picture, added up. */
const MOST_UNLIKE_OF_DRAWN = 0.5;
const MOST_UNLIKE_OF_TWO_DRAWN = 0.2;
/** So many guesses are tried whatever the doubt. */
const ALWAYS_TRIED = 3;
const MOST_GUESSES_OF_TWO = 400;
const MOST_JUDGED_OF_TWO = 64;
const MOST_SETTLED_OF_TWO = 16;
/** How well some of its modules must fit for all of them to be looked at, and in how many sizes they are; what no size comes to. */
const WORTH_JUDGING = 0.06;
const SIZES_JUDGED = 6;
const IMPOSSIBLE = 0;
/** What is not at least this good before its corners are settled is not worth it. */
const WORTH_SETTLING = 0.12;
/** The same where all three finder patterns are in their places. */
const WORTH_SETTLING_OF_THREE = 0.2;
/** The significance of a grid that is no chance, and of one that leaves no doubt. */
const WORTH_READING = 3;
const CLEAR = 10;

/** Whether a code around a place is known. */
export type IsTaken = (middle: Point) => boolean;

/** Where codes may lie, one after the other as they are asked for, the likeliest first, until the scene's work is spent. */
export function* locateGrids(scene: Scene, isTaken: IsTaken): Generator<Grid> {
  yield* fromThree(scene, isTaken);
  yield* fromTwo(scene, isTaken);
}

function* fromThree({ maps, patterns }: Scene, isTaken: IsTaken): Generator<Grid> {
  const guesses = guessFromThree(patterns.filter(({ x, y }) => !isTaken([x, y])));
  const timed = [...likely(maps, guesses, MOST_TIMED)]
    .map((guess) => withTiming(maps, guess))
    .sort((a, b) => a.guess.doubt - b.guess.doubt);
  let guessesBent = 0;
  for (const [index, guess] of timed.slice(0, MOST_GUESSES_OF_THREE).entries()) {
    if (guess.guess.doubt > MOST_DOUBT && index >= ALWAYS_TRIED) return;
    if (maps.work.isSpent) return;
    if (isTaken(middleOf(guess.guess.anchors))) continue;
    const isTilted = !isDrawn(maps.means.picture, guess.guess.anchors);
    const unsettled = likeliest(maps, guess.guess, guess.sizes);
    yield* settled(maps, unsettled, isTilted);
    if (!isTilted) continue;
    if (isTaken(middleOf(guess.guess.anchors)) || guess.untimedDoubt > MOST_DOUBT_BENT) continue;
    const promising = unsettled.filter(({ finderScore }) => finderScore > WORTH_BENDING);
    if (promising.length === 0 || guessesBent++ >= MOST_GUESSES_BENT) continue;
    yield* bent(maps, promising);
  }
}

function* fromTwo({ maps, patterns }: Scene, isTaken: IsTaken): Generator<Grid> {
  if (maps.work.isSpent) return;
  const guesses = guessFromTwo(patterns.filter(({ x, y }) => !isTaken([x, y])));
  const impressions = [...likely(maps, guesses, MOST_GUESSES_OF_TWO)]
    .filter(({ anchors }) => !isTaken(middleOf(anchors)))
    .flatMap((guess) =>
      [-4, 0, 4]
        .map((more) => nearestSize(guess.size) + more)
        .filter((size) => size <= LARGEST_SOUGHT_OF_TWO)
        .map((size) => impressionOf(maps, guess, size)),
    )
    .filter(({ impression }) => impression > WORTH_JUDGING)
    .sort((a, b) => b.impression - a.impression);
  const unsettled = impressions
    .slice(0, MOST_JUDGED_OF_TWO)
    .flatMap(({ guess, size }) => gridOf(maps, guess, size));
  const promising = unsettled.filter(({ score }) => score > WORTH_SETTLING).sort((a, b) => b.score - a.score);
  const grids = promising.slice(0, MOST_SETTLED_OF_TWO).map((grid) => settle(maps, grid));
  yield* best(maps, grids, MOST_SETTLED_OF_TWO);
}

/** The first guesses, of a screen's only those of codes that lie straight and square on it: nothing else was drawn there. */
function* likely(maps: DarknessMaps, guesses: readonly Guess[], most: number): Generator<Guess> {
  for (const guess of guesses.slice(0, most)) {
    const { askew, doubt, seen, anchors } = guess;
    const mostDoubt = askew + (seen === 3 ? MOST_UNLIKE_OF_DRAWN : MOST_UNLIKE_OF_TWO_DRAWN);
    const isStraight = askew < MOST_ASKEW_OF_DRAWN && (doubt < mostDoubt || !maps.means.isLarge);
    if (isStraight || !isDrawn(maps.means.picture, anchors)) yield guess;
  }
}

/** Grids for a code whose four corners somebody has seen, clockwise from its own top left: of the sizes that fit best. */
export function* gridsWithin({ maps }: Scene, corners: Corners): Generator<Grid> {
  const impressions: Impression[] = [];
  for (let size = SMALLEST_SIZE; size <= LARGEST_SOUGHT; size += 4) {
    const toPicture = Homography.fromRectangle(0, 0, size, size, corners);
    if (toPicture === undefined) return;
    const [near, far] = [FINDER_MIDDLE, size - FINDER_MIDDLE];
    const anchors: Corners = [
      toPicture.at(near, near),
      toPicture.at(far, near),
      toPicture.at(far, far),
      toPicture.at(near, far),
    ];
    const seen = impressionOf(maps, { anchors, isInverted: false }, size);
    const isInverted = seen.impression < 0;
    impressions.push({ ...seen, guess: { anchors, isInverted }, impression: Math.abs(seen.impression) });
  }
  impressions.sort((a, b) => b.impression - a.impression);
  const unsettled = impressions
    .slice(0, SIZES_JUDGED)
    .flatMap(({ guess, size }) => gridOf(maps, guess, size));
  yield* settled(maps, unsettled, !isDrawn(maps.means.picture, corners));
}

/** A size that a code may have, and how well some of its modules fit. */
interface Impression {
  readonly guess: Place;
  readonly size: number;
  readonly impression: number;
}
type Place = Pick<Guess, 'anchors' | 'isInverted'>;

function impressionOf(maps: DarknessMaps, guess: Place, size: number): Impression {
  const isSize = size >= SMALLEST_SIZE && size <= LARGEST_SOUGHT;
  const impression = isSize
    ? firstImpression(maps, symbolLayout(size), guess.anchors, guess.isInverted)
    : IMPOSSIBLE;
  return { guess, size, impression };
}

/** Grids in the sizes that fit best at first sight. */
function likeliest(maps: DarknessMaps, guess: Place, sizes: readonly number[]): Grid[] {
  return sizes
    .map((size) => impressionOf(maps, guess, size))
    .filter(({ impression }) => impression > WORTH_JUDGING)
    .sort((a, b) => b.impression - a.impression)
    .slice(0, SIZES_JUDGED)
    .flatMap(({ size }) => gridOf(maps, guess, size));
}

/** The likeliest of grids through three finder patterns, settled. */
function* settled(maps: DarknessMaps, unsettled: readonly Grid[], isTilted: boolean): Generator<Grid> {
  const promising = unsettled
    .filter(({ score }) => score > WORTH_SETTLING_OF_THREE)
    .sort((a, b) => b.score - a.score);
  const grids: Grid[] = [];
  for (const grid of promising.slice(0, SIZES_SETTLED)) {
    const found = isTilted ? settleTilted(maps, grid) : settle(maps, grid);
    grids.push(found);
    if (found.significance > CLEAR) break;
  }
  yield* best(maps, grids, SIZES_READ);
}

/** The likeliest of grids through three finder patterns that are there without doubt, bent as the sheet may be. */
function* bent(maps: DarknessMaps, promising: readonly Grid[]): Generator<Grid> {
  const grids = [...promising]
    .sort((a, b) => b.score - a.score)
    .slice(0, SIZES_BENT)
    .map((grid) => bend(maps.means, grid, maps.work));
  const clear = grids.filter(({ clearness }) => clearness > WORTH_READING_BENT);
  yield* clear.sort((a, b) => b.clearness - a.clearness).slice(0, SIZES_READ);
}

/** Settles a grid through three finder patterns, which a camera's tilt may have put far from a parallelogram. */
function settleTilted(maps: DarknessMaps, grid: Grid): Grid {
  const found = settle(maps, grid);
  return found.significance > CLEAR ? found : settle(maps, settleBottomRight(maps, grid));
}

interface TimedGuess {
  readonly guess: Guess;
  /** Its doubt without what the timing patterns say, which are not straight on a bent sheet. */
  readonly untimedDoubt: number;
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
  const counted = [across, along, (across + along) / 2].map(nearestSize);
  const near: number[] = [];
  for (let size = nearestSize(guess.size * 0.75); size <= guess.size * 1.35; size += 4) near.push(size);
  return {
    guess: { ...guess, doubt },
    untimedDoubt: guess.doubt,
    sizes: [...new Set([...counted, ...near])],
  };
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
    if (maps.work.isSpent) return;
    yield settleFinely(maps, grid);
  }
}

function gridOf(maps: DarknessMaps, { anchors, isInverted }: Place, size: number): Grid[] {
  if (size < SMALLEST_SIZE || size > LARGEST_SOUGHT) return [];
  const grid = gridThrough(maps, symbolLayout(size), anchors, isInverted);
  return grid === undefined ? [] : [grid];
}

function middleOf([[left, top], , [right, bottom]]: Corners): Point {
  return [(left + right) / 2, (top + bottom) / 2];
}
