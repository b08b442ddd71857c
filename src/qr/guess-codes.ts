import type { JudgedPattern } from './finder-patterns.ts';
import type { Corners, Point } from './pixels.ts';
import { LARGEST_SIZE, SMALLEST_SIZE } from './symbol-layout.ts';

/** A code that may be there, from the places of its finder patterns. */
export interface Guess {
  /** The middles of the finder patterns, clockwise from the top left; where none can be, what makes it a parallelogram. */
  readonly anchors: Corners;
  /** Modules a side, roughly. */
  readonly size: number;
  readonly isInverted: boolean;
  /** How far the finder patterns are from lying and being as those of a code seen straight on are: 0 not at all. */
  readonly askew: number;
  /** The same, and how far they are from being finder patterns: lower is likelier. */
  readonly doubt: number;
  /** How many of the three were seen. */
  readonly seen: 2 | 3;
}

/** How many patterns are combined: those that most rows crossed, each with those next to it. */
const MOST_PATTERNS = 200;
const MOST_BESIDE = 12;
/** In what share of the directions around them patterns look like one: of three, and where the third is covered. */
const LEAST_ROUND = 0.2;
const LEAST_ROUND_OF_TWO = 0.3;
/** Of how many patterns the third may be covered. */
const MOST_PATTERNS_OF_TWO = 40;
const MOST_ASKEW = 2.5;
/** The middles of two finder patterns are this many modules closer than the code is wide. */
const FINDER_SIDE = 7;

/** Codes of which all three finder patterns were seen, the likeliest first. */
export function guessFromThree(patterns: readonly JudgedPattern[]): Guess[] {
  const guesses: Guess[] = [];
  const some = patterns.filter(({ roundness }) => roundness >= LEAST_ROUND).slice(0, MOST_PATTERNS);
  for (const corner of some) {
    const others = some
      .filter((other) => other !== corner && isAlike(corner, other))
      .map((other) => ({ other, far: distance(corner, other) }))
      .sort((a, b) => a.far - b.far)
      .slice(0, MOST_BESIDE);
    others.forEach(({ other: one }, place) => {
      for (const { other: two } of others.slice(place + 1)) {
        const guess = fromThree(corner, one, two);
        if (guess !== undefined) guesses.push(guess);
      }
    });
  }
  return guesses.sort((a, b) => a.doubt - b.doubt);
}

function fromThree(corner: JudgedPattern, one: JudgedPattern, two: JudgedPattern): Guess | undefined {
  const cross = crossOf(corner, one, two);
  const [right, down] = cross > 0 ? [one, two] : [two, one];
  const [rightSize, downSize] = [sizeBetween(corner, right), sizeBetween(corner, down)];
  const [rightFar, downFar] = [distance(corner, right), distance(corner, down)];
  const cosine = dot(corner, right, down) / (rightFar * downFar);
  const askew =
    Math.abs(Math.log(rightFar / downFar)) * 1.5 +
    Math.abs(cosine) * 2 +
    Math.abs(Math.log(rightSize / downSize)) +
    Math.abs(Math.log(right.modulePixels / down.modulePixels));
  const size = (rightSize + downSize) / 2;
  if (askew > MOST_ASKEW || !isSize(size)) return undefined;
  const anchors = parallelogram(corner, right, down);
  const doubt = askew + unlikely(corner) + unlikely(right) + unlikely(down);
  return { anchors, size, isInverted: corner.isInverted, askew, doubt, seen: 3 };
}

/**
 * Codes of which only two finder patterns were seen, the third being covered: a mouse pointer, a tooltip, a glare.
 * The two may be a side of the code, with the third off either end on either side, or its diagonal.
 */
export function guessFromTwo(patterns: readonly JudgedPattern[]): Guess[] {
  const guesses: Guess[] = [];
  const some = patterns
    .filter(({ roundness }) => roundness >= LEAST_ROUND_OF_TWO)
    .slice(0, MOST_PATTERNS_OF_TWO);
  some.forEach((one, index) => {
    for (const two of some.slice(index + 1)) if (isAlike(one, two)) guesses.push(...fromTwo(one, two));
  });
  return guesses.sort((a, b) => a.doubt - b.doubt);
}

function fromTwo(one: JudgedPattern, two: JudgedPattern): Guess[] {
  const [right, down] = [two.x - one.x, two.y - one.y];
  const angle = Math.atan2(down, right);
  const isInverted = one.isInverted;
  const unlike = Math.abs(Math.log(one.modulePixels / two.modulePixels)) * 2;
  const guess = (corner: Point, toRight: Point, size: number, offAxes: number): Guess[] => {
    if (!isSize(size)) return [];
    const [cornerX, cornerY] = corner;
    const [acrossX, acrossY] = [toRight[0] - cornerX, toRight[1] - cornerY];
    const toDown: Point = [cornerX - acrossY, cornerY + acrossX];
    const anchors: Corners = [corner, toRight, [toRight[0] - acrossY, toRight[1] + acrossX], toDown];
    const askew = unlike + offAxes;
    return [{ anchors, size, isInverted, askew, doubt: askew + unlikely(one) + unlikely(two), seen: 2 }];
  };
  const [start, end]: [Point, Point] = [
    [one.x, one.y],
    [two.x, two.y],
  ];
  const side = sizeBetween(one, two);
  const sideAskew = offAxis(angle);
  const before = (x: number, y: number): Point => [x - down, y + right];
  const after = (x: number, y: number): Point => [x + down, y - right];
  const diagonal = (side - FINDER_SIDE) / Math.SQRT2 + FINDER_SIDE;
  const diagonalAskew = offAxis(angle + Math.PI / 4);
  const middle: Point = [(one.x + two.x) / 2, (one.y + two.y) / 2];
  return [
    // The corner is an end, and the other end is to its right.
    ...guess(start, end, side, sideAskew),
    ...guess(end, start, side, sideAskew),
    // The corner is an end, and the other end is below it.
    ...guess(start, after(...start), side, sideAskew),
    ...guess(end, before(...end), side, sideAskew),
    // The corner is beside the diagonal, and an end is to its right.
    ...guess([middle[0] + down / 2, middle[1] - right / 2], end, diagonal, diagonalAskew),
    ...guess([middle[0] - down / 2, middle[1] + right / 2], start, diagonal, diagonalAskew),
  ];
}

function unlikely({ roundness }: JudgedPattern): number {
  return 1 - roundness;
}

/** 0 along rows or columns, 1 in the middle between. */
function offAxis(angle: number): number {
  return Math.abs(Math.sin(2 * angle));
}

function parallelogram(corner: JudgedPattern, right: JudgedPattern, down: JudgedPattern): Corners {
  return [
    [corner.x, corner.y],
    [right.x, right.y],
    [right.x + down.x - corner.x, right.y + down.y - corner.y],
    [down.x, down.y],
  ];
}

function isAlike(one: JudgedPattern, two: JudgedPattern): boolean {
  const ratio = one.modulePixels / two.modulePixels;
  return one.isInverted === two.isInverted && ratio > 0.5 && ratio < 2;
}

function isSize(size: number): boolean {
  return size > SMALLEST_SIZE - 6 && size < LARGEST_SIZE + 8;
}

/** The side of the code in modules, if these are two of its corners. Turned finder patterns look wider along rows. */
function sizeBetween(one: JudgedPattern, two: JudgedPattern): number {
  return (distance(one, two) * 2) / (one.modulePixels + two.modulePixels) + FINDER_SIDE;
}

function distance(one: JudgedPattern, two: JudgedPattern): number {
  return Math.sqrt((two.x - one.x) ** 2 + (two.y - one.y) ** 2);
}

function dot(corner: JudgedPattern, one: JudgedPattern, two: JudgedPattern): number {
  return (one.x - corner.x) * (two.x - corner.x) + (one.y - corner.y) * (two.y - corner.y);
}

function crossOf(corner: JudgedPattern, one: JudgedPattern, two: JudgedPattern): number {
  return (one.x - corner.x) * (two.y - corner.y) - (one.y - corner.y) * (two.x - corner.x);
}
