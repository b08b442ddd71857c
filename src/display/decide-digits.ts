import { digitOf, PATTERNS, turnedOver } from './digit-patterns.ts';
import type { ReadDigit } from './display-reading.ts';
import type { FittedDigit } from './fit-digits.ts';

/** What a place of a display shows. */
export interface DecidedDigit extends ReadDigit {
  /** The segments that are on, as bits; of a digit that is none, those that seem to be. */
  readonly segments: number;
  /** How far the segment that fits worst is from what it should be: 0 exactly so, 0.5 halfway between on and off. */
  readonly worst: number;
}

export interface Decision {
  readonly digits: readonly DecidedDigit[];
  /** How much what is on stands out from what is off, for what it stands out at all: 1 where nothing unlit is seen. */
  readonly separation: number;
}

/** Between these, what is on and what is off is parted where the strengths leave the widest gap. */
const LEAST_LIMIT = 0.2;
const MOST_LIMIT = 0.85;
/** Of two neighbours, and of all digits, one may stand out so much more. */
const EVENNESS = 0.5;

/**
 * Decides for each digit which segments are on. What a lit segment is, and what an unlit one, all digits of the display say
 * together: strengths lie around two values, however strong unlit segments show.
 */
export function decideDigits(fitted: readonly FittedDigit[]): Decision | undefined {
  const own = fitted.map(({ strengths }) => secondLargest(strengths));
  const usual = median(own);
  if (usual <= 0) return undefined;
  const expected = expectedOf(fitted, usual);
  // Nor is the light even over a display: each digit is held against itself and all of them.
  const relative = fitted.map(({ strengths, grounds }) => {
    const against = strengths.map((strength, index) => strength / expected(grounds[index] as number));
    const scale = secondLargest(against) * EVENNESS + 1 - EVENNESS;
    return against.map((strength) => strength / scale);
  });
  const sorted = relative.flat().sort((a, b) => a - b);
  let [limit, widest] = [0.5, 0];
  for (let index = 0; index <= sorted.length; index++) {
    const below = Math.max(LEAST_LIMIT - 0.1, sorted[index - 1] ?? 0);
    const above = Math.min(MOST_LIMIT + 0.1, sorted[index] ?? 0);
    const middle = (below + above) / 2;
    if (above - below <= widest || middle < LEAST_LIMIT || middle > MOST_LIMIT) continue;
    widest = above - below;
    limit = middle;
  }
  const on = median(sorted.filter((value) => value > limit));
  const offs = sorted.filter((value) => value <= limit);
  const off = offs.length < 3 ? 0 : Math.max(-0.1, median(offs));
  if (!(on > off)) return undefined;
  const digits = relative.map((strengths) => decide(strengths.map((value) => (value - off) / (on - off))));
  return { digits, separation: (on - off) / on };
}

/**
 * What a lit segment stands out on a ground: where a reflection makes the ground lighter, less. A straight through all that seem lit,
 * as far as they bear it out.
 */
function expectedOf(fitted: readonly FittedDigit[], usual: number): (ground: number) => number {
  const lit = fitted.flatMap(({ strengths, grounds }) =>
    strengths.flatMap((strength, index) =>
      strength > usual * 0.45 && strength < usual * 1.6
        ? [[grounds[index] as number, strength] as const]
        : [],
    ),
  );
  const n = lit.length;
  if (n < 8) return () => usual;
  const [mx, my] = [0, 1].map((axis) => lit.reduce((sum, each) => sum + (each[axis] as number), 0) / n) as [
    number,
    number,
  ];
  let [spread, both] = [0, 0];
  for (const [ground, strength] of lit) {
    spread += (ground - mx) ** 2;
    both += (ground - mx) * (strength - my);
  }
  // Less than a tenth of spread in the ground tells nothing.
  const slope = Math.max(0, both / (spread + n * 0.01));
  return (ground) => Math.min(usual * 1.5, Math.max(usual * 0.35, my + slope * (ground - mx)));
}

/** The digit whose segments fit best; how much worse any other digit fits is its confidence. `levels`: 0 off, 1 on. */
function decide(levels: readonly number[]): DecidedDigit {
  const bounded = levels.map((level) => Math.min(1.25, Math.max(-0.25, level)));
  const misfit = (segments: number) =>
    bounded.reduce((sum, level, index) => sum + (level - ((segments >> index) & 1)) ** 2, 0);
  const costs = PATTERNS.map(({ digit, segments }) => ({ digit, segments, cost: misfit(segments) })).sort(
    (a, b) => a.cost - b.cost,
  );
  const best = costs[0] as (typeof costs)[number];
  const second = costs.find(({ digit }) => digit !== best.digit);
  const worst = Math.max(...bounded.map((level, index) => Math.abs(level - ((best.segments >> index) & 1))));
  return {
    digit: best.digit,
    segments: worst < 0.5 ? best.segments : seeming(levels),
    confidence: Math.max(0, Math.min(1, (second?.cost ?? 1) - best.cost)),
    worst,
  };
}

function seeming(levels: readonly number[]): number {
  return levels.reduce((bits, level, index) => bits | (level > 0.5 ? 1 << index : 0), 0);
}

/** Whether these segments are those of digits on a display that lies upside down, and no digits as they are. */
export function areTurnedOver(digits: readonly DecidedDigit[]): boolean {
  const asTheyAre = digits.filter(({ segments }) => digitOf(segments) !== undefined).length;
  const isOne = (segments: number) => segments === 0b0110000;
  const over = digits.filter(
    ({ segments }) => isOne(segments) || digitOf(turnedOver(segments)) !== undefined,
  ).length;
  return over === digits.length && asTheyAre < digits.length;
}

/** A digit has two segments at least. */
function secondLargest(strengths: readonly number[]): number {
  return [...strengths].sort((a, b) => b - a)[1] ?? 0;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
