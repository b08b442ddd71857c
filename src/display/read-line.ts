import type { Corners } from '../qr/pixels.ts';
import { cellsOf, islandsOf } from './cells.ts';
import { areTurnedOver, type DecidedDigit, decideDigits } from './decide-digits.ts';
import { digitOf, turnedOver } from './digit-patterns.ts';
import type { DisplayFailure, DisplayOptions, DisplayReading } from './display-reading.ts';
import { type Fit, type FittedDigit, fitDigits } from './fit-digits.ts';
import { levelled } from './level-strip.ts';
import type { Level } from './levels.ts';
import type { Line } from './lines.ts';
import { heldLocally } from './local-contrast.ts';
import { slantOf } from './slant.ts';
import { DIGIT, type Polarity, type Strip, stripOf } from './strip.ts';

/** What became of a line: read; nearly (it has digits, and something is wrong); or nothing like a display. */
export type LineResult =
  | { readonly kind: 'read'; readonly reading: DisplayReading; readonly quality: number }
  | { readonly kind: 'nearly'; readonly failure: DisplayFailure; readonly quality: number }
  | { readonly kind: 'nothing' };

export const FEWEST_DIGITS = 4;
export const MOST_DIGITS = 10;
/** What segments must explain of a digit, and of the worst one. */
const LEAST_SHARE = 0.8;
const LEAST_SHARE_OF_ONE = 0.66;
/** Where ink begins, in parts of the contrast beyond the mean: a second time stricter, where blur lets digits run together. */
const INK = [0.2, 0.38];
/** Below this a digit could be two. */
export const LEAST_CONFIDENCE = 0.42;
const MOST_MISFIT = 0.38;
const LEAST_SEPARATION = 0.45;
/** Of the usual distance of digits, and of the widest gap in a display. */
const PITCH_TOLERANCE = 0.1;
const WIDEST_GAP = 1.62;
/** Of strengths: a digit's lit segments against the display's. */
const LEAST_STRENGTH = 0.5;
const MOST_STRENGTH = 1.9;

const NOTHING: LineResult = { kind: 'nothing' };

/** Looks closely at one line of a level. */
export function readLine(
  levels: readonly Level[],
  level: Level,
  line: Line,
  polarity: Polarity,
  options: DisplayOptions,
): LineResult {
  const flat = stripOf(levels, level, line, polarity, 0);
  if (flat === undefined) return NOTHING;
  const rough = stripOf(levels, level, line, polarity, slantOf(flat));
  const first = rough && fitOf(rough, 1);
  if (!rough || !first) return NOTHING;
  let strip = levelled(rough, first) ?? rough;
  let fit = fitOf(strip, 2);
  for (let more = 0; fit && reachesEnd(strip, fit) && more < 2; more++) {
    const wider = levelled(strip, fit);
    if (wider === undefined) break;
    strip = wider;
    fit = fitOf(strip, 2);
  }
  return fit === undefined ? NOTHING : judge(strip, fit, options);
}

/** Whether there may be digits beyond what was looked at. */
function reachesEnd({ width }: Strip, { form, digits }: Fit): boolean {
  const good = digits.filter(({ share }) => share > LEAST_SHARE_OF_ONE);
  const [first, last] = [good[0], good[good.length - 1]];
  if (first === undefined || last === undefined) return false;
  return first.right - form.width * DIGIT < DIGIT * 1.1 || last.right > width - DIGIT * 1.1;
}

function fitOf(strip: Strip, rounds: number): Fit | undefined {
  let best: Fit | undefined;
  for (const beyond of INK) {
    const cells = cellsOf(islandsOf(strip, beyond));
    if (cells === undefined || cells.rights.length < 3 || cells.rights.length > MOST_DIGITS + 3) continue;
    const fit = fitDigits(strip, cells, rounds);
    if (fit === undefined || (best && best.share >= fit.share)) continue;
    best = fit;
    if (fit.share > LEAST_SHARE) break;
  }
  return best;
}

function judge(strip: Strip, fit: Fit, options: DisplayOptions): LineResult {
  const digits = withoutSigns(fit.digits, options.digits);
  const corners = cornersOf(strip, fit, digits);
  const quality = digits.reduce((sum, { share }) => sum + share, 0) / digits.length;
  const nearly = (failure: DisplayFailure): LineResult => ({ kind: 'nearly', failure, quality });
  if (digits.length < 3 || quality < 0.62) return NOTHING;
  const decided = decideDigits(digits);
  if (decided === undefined || decided.separation < LEAST_SEPARATION) return NOTHING;
  let decision = decided.digits;
  if (decision.some(isDoubtful)) {
    // Perhaps a reflection: what the model cannot explain shows right beside each segment.
    const local = decideDigits(heldLocally(strip, fit, digits));
    if (local && local.separation >= LEAST_SEPARATION && !local.digits.some(isDoubtful))
      decision = local.digits;
  }
  if (areTurnedOver(decision) && digits.length >= FEWEST_DIGITS) {
    return nearly({ code: 'display-upside-down', corners });
  }
  const doubtful = decision.findIndex(isDoubtful);
  const isPoor = quality < LEAST_SHARE || digits.some(({ share }) => share < LEAST_SHARE_OF_ONE);
  const isEven = areEven(digits) && areEvenlyApart(digits, fit.form.width * DIGIT);
  if (doubtful >= 0 || isPoor || !isEven || isCut(strip, fit, digits)) {
    const sure = decision.filter(({ confidence, worst }) => confidence > 0.7 && worst < 0.3).length;
    // One or two digits in doubt beside good ones: a display. Otherwise anything.
    if (sure < 3 || sure < digits.length / 2) return NOTHING;
    return nearly(
      isPoor || doubtful < 0
        ? poorness(strip, corners)
        : { code: 'display-could-be-two', place: doubtful + 1, corners },
    );
  }
  return judgeCode(decision, corners, quality, options);
}

function isDoubtful({ confidence, worst }: DecidedDigit): boolean {
  return confidence < LEAST_CONFIDENCE || worst > MOST_MISFIT;
}

/** What is wrong with the whole of it. */
function poorness(strip: Strip, corners: Corners): DisplayFailure {
  if (strip.ground > 235) return { code: 'display-glare', corners };
  return strip.digitHeight < 13
    ? { code: 'display-too-small', corners }
    : { code: 'display-not-sharp', corners };
}

function judgeCode(
  digits: readonly DecidedDigit[],
  corners: Corners,
  quality: number,
  { digits: wanted, isUpright = false }: DisplayOptions,
): LineResult {
  const nearly = (failure: DisplayFailure): LineResult => ({ kind: 'nearly', failure, quality });
  const count = digits.length;
  if (wanted === undefined ? count < FEWEST_DIGITS || count > MOST_DIGITS : count !== wanted) {
    return count < FEWEST_DIGITS ? NOTHING : nearly({ code: 'display-other-count', count, corners });
  }
  // Rows of boxes, of bars and of boxes with bars look like these; a display shows the last when it is switched on.
  if (['0', '1', '8'].some((all) => digits.every(({ digit }) => String(digit) === all))) return NOTHING;
  const showsUpright = digits.some(
    ({ segments, digit }) => digit === 1 || digitOf(turnedOver(segments)) === undefined,
  );
  if (!showsUpright && !isUpright) return nearly({ code: 'display-upside-down', corners });
  return {
    kind: 'read',
    quality,
    reading: {
      digits: digits.map(({ digit }) => digit).join(''),
      each: digits.map(({ digit, confidence }) => ({ digit, confidence })),
      corners,
      showsUpright,
    },
  };
}

/**
 * Bars, batteries and letters stand at the ends: segments explain little of them, or they stand off the digits' own distance and are no
 * clear digit. What is one stays, or a part of a longer code would be read. Where the number of digits is known, what is beyond it and
 * off the distance goes.
 */
function withoutSigns(fitted: readonly FittedDigit[], wanted: number | undefined): readonly FittedDigit[] {
  const shares = fitted.map(({ share }) => share).sort((a, b) => a - b);
  const usual = shares[Math.floor(shares.length * 0.6)] ?? 0;
  const strengths = fitted.map(strengthOf);
  const strong = [...strengths].sort((a, b) => a - b)[strengths.length >> 1] ?? 0;
  const decided = decideDigits(fitted)?.digits;
  let [from, to] = [0, fitted.length];
  const isSign = (index: number, way: 1 | -1) => {
    const [digit, next, second] = [fitted[index], fitted[index + way], fitted[index + 2 * way]];
    if (digit === undefined || next === undefined || second === undefined) return false;
    if (digit.share < Math.min(0.6, usual - 0.2)) return true;
    // Of the distance beside it: seen aslant, distances change along the row.
    const apart = (digit.right - next.right) / (next.right - second.right);
    if (apart > 0.88 && apart < 1.4) return false;
    const ratio = (strengths[index] as number) / strong;
    const own = decided?.[index];
    return (
      own === undefined || isDoubtful(own) || ratio < 0.6 || ratio > 1.6 || to - from > (wanted ?? Infinity)
    );
  };
  while (to - from > 3 && isSign(from, 1)) from++;
  while (to - from > 3 && isSign(to - 1, -1)) to--;
  return fitted.slice(from, to);
}

/** A digit has two segments at least. */
function strengthOf({ strengths }: FittedDigit): number {
  return [...strengths].sort((a, b) => b - a)[1] ?? 0;
}

function pitchOf(digits: readonly FittedDigit[]): number {
  const apart = digits.slice(1).map(({ right }, index) => right - (digits[index] as FittedDigit).right);
  apart.sort((a, b) => a - b);
  return apart[Math.floor((apart.length - 1) * 0.4)] ?? Number.NaN;
}

function areEven(digits: readonly FittedDigit[]): boolean {
  const strengths = digits.map(strengthOf);
  const usual = [...strengths].sort((a, b) => a - b)[strengths.length >> 1] ?? 0;
  return strengths.every((strength) => strength > usual * LEAST_STRENGTH && strength < usual * MOST_STRENGTH);
}

/** Digits stand at one distance, but for gaps that are alike. */
function areEvenlyApart(digits: readonly FittedDigit[], width: number): boolean {
  const apart = digits.slice(1).map(({ right }, index) => right - (digits[index] as FittedDigit).right);
  const pitch = pitchOf(digits);
  if (pitch < width * 1.04 || pitch > width * 2.2) return false;
  const gaps = apart.filter((distance) => distance > pitch * (1 + PITCH_TOLERANCE));
  if (apart.some((distance) => distance < pitch * (1 - PITCH_TOLERANCE))) return false;
  if (gaps.length > apart.length / 2) return false;
  return gaps.every((gap) => gap < pitch * WIDEST_GAP && Math.abs(gap - (gaps[0] as number)) < pitch * 0.2);
}

/** Whether the picture ends so near to the digits that there may be more of them. */
function isCut({ inside }: Strip, { form }: Fit, digits: readonly FittedDigit[]): boolean {
  const room = 0.25 * DIGIT;
  const first = (digits[0] as FittedDigit).right - form.width * DIGIT;
  const last = (digits[digits.length - 1] as FittedDigit).right;
  return first - room < inside[0] || last + room > inside[1];
}

function cornersOf(strip: Strip, { form }: Fit, digits: readonly FittedDigit[]): Corners {
  const left = (digits[0]?.right ?? 0) - form.width * DIGIT;
  const right = digits[digits.length - 1]?.right ?? 0;
  const [top, bottom] = [form.top * DIGIT, (1 + form.bottom) * DIGIT];
  const lean = (form.lean * DIGIT) / 2;
  return [
    strip.toPicture(left + lean, top),
    strip.toPicture(right + lean, top),
    strip.toPicture(right - lean, bottom),
    strip.toPicture(left - lean, bottom),
  ];
}
