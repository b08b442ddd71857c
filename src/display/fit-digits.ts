import type { Cells } from './cells.ts';
import { AROUND, type DigitForm, type Explained, SegmentModel } from './segment-model.ts';
import { DIGIT, MARGIN, type Strip } from './strip.ts';

/** A digit's place in a strip, and what is there. `right`: the column where the digit ends, at half its height. */
export interface FittedDigit extends Explained {
  readonly right: number;
}

/** All digits of a strip, with the one form that explains them best. */
export interface Fit {
  readonly form: DigitForm;
  readonly digits: readonly FittedDigit[];
  /** The mean share explained. */
  readonly share: number;
}

/** What a maker's digits may be like. */
const LEAST: DigitForm = {
  width: 0.26,
  lying: 0.06,
  upright: 0.05,
  softness: 0.012,
  gap: -0.06,
  top: -0.12,
  bottom: -0.12,
  lean: -0.25,
};
const MOST: DigitForm = {
  width: 0.9,
  lying: 0.24,
  upright: 0.24,
  softness: 0.1,
  gap: 0.08,
  top: 0.12,
  bottom: 0.12,
  lean: 0.25,
};
const STEPS: DigitForm = {
  width: 0.03,
  lying: 0.025,
  upright: 0.025,
  softness: 0.014,
  gap: 0.025,
  top: 0.025,
  bottom: 0.025,
  lean: 0.04,
};
const NAMES = ['bottom', 'top', 'width', 'lean', 'lying', 'upright', 'softness', 'gap'] as const;
/** Heights of a digit by which a place is tried to the left and to the right. */
const SHIFTS = [-0.08, -0.04, 0, 0.04, 0.08] as const;
/** Below this, a first look says that these are no digits. */
const LEAST_SHARE = 0.48;

/** Fits digits to the cells of a strip in so many rounds; nothing where it is plain at once that there are none. */
export function fitDigits(strip: Strip, cells: Cells, rounds: number): Fit | undefined {
  const around = aroundOf(cells);
  const first: DigitForm = {
    width: bounded('width', cells.width / DIGIT),
    ...{ lying: 0.13, upright: 0.12, softness: 0.03, gap: 0, top: 0, bottom: 0, lean: 0 },
  };
  const start = new SegmentModel(first, around);
  let rights = cells.rights.map((right) => bestShift(strip, start, right).right);
  let best = fitted(strip, start, rights);
  if (middleShare(best) < LEAST_SHARE) return undefined;
  for (let round = 0; round < rounds; round++) {
    for (const name of NAMES) {
      for (const way of [1, -1]) {
        const step = (STEPS[name] * way) / (round + 1);
        const form = { ...best.form, [name]: bounded(name, best.form[name] + step) };
        // A digit that grows does so on both sides.
        const shift = name === 'width' ? (step * DIGIT) / 2 : 0;
        const next = fitted(
          strip,
          new SegmentModel(form, around),
          rights.map((right) => right + shift),
        );
        if (next.share <= best.share) continue;
        best = next;
        rights = next.digits.map(({ right }) => right);
        break;
      }
    }
    const model = new SegmentModel(best.form, around);
    const digits = rights.map((right) => bestShift(strip, model, right, 1 / (round + 1)));
    rights = digits.map(({ right }) => right);
    best = { form: best.form, digits, share: meanShare(digits) };
  }
  return best;
}

/** How much ground there is between digits, in their heights, half of it. */
function aroundOf({ width, rights }: Cells): number {
  const gaps = rights.slice(1).map((right, index) => right - (rights[index] as number) - width);
  const narrow = Math.min(...gaps.filter((gap) => gap > 0), 2 * AROUND * DIGIT);
  return (narrow / DIGIT) * 0.6;
}

function bounded(name: keyof DigitForm, value: number): number {
  return Math.min(MOST[name], Math.max(LEAST[name], value));
}

/** The best of some places near to one. */
function bestShift(strip: Strip, model: SegmentModel, right: number, scale = 1): FittedDigit {
  let best: FittedDigit | undefined;
  for (const shift of SHIFTS) {
    const at = right + shift * scale * DIGIT;
    const explained = model.explain(samplesOf(strip, model, at));
    if (best === undefined || explained.share > best.share) best = { ...explained, right: at };
  }
  return best as FittedDigit;
}

function fitted(strip: Strip, model: SegmentModel, rights: readonly number[]): Fit {
  const digits = rights.map((right) => ({ ...model.explain(samplesOf(strip, model, right)), right }));
  return { form: model.form, digits, share: meanShare(digits) };
}

/** Signs beside the digits must not pull the form towards them: the worst fifth does not count. */
function meanShare(digits: readonly FittedDigit[]): number {
  const shares = digits.map(({ share }) => share).sort((a, b) => b - a);
  const counted = shares.slice(0, Math.max(1, Math.ceil(shares.length * 0.8)));
  return counted.reduce((sum, share) => sum + share, 0) / counted.length;
}

/** The share of the better ones: beside digits there may be signs. */
function middleShare({ digits }: Fit): number {
  return digits.map(({ share }) => share).sort((a, b) => b - a)[Math.floor(digits.length * 0.4)] ?? 0;
}

/** Heights of a digit by which its top and its bottom are tried up and down. */
const MOVES = [-0.1, -0.05, 0.05, 0.1] as const;

/** Where the top and the bottom of each digit really are, in heights below the strip's. */
export function edgesOf(
  strip: Strip,
  { form, digits }: Fit,
): readonly { readonly top: number; readonly bottom: number }[] {
  const model = new SegmentModel(form, AROUND / 2);
  return digits.map(({ right }) => {
    let best = { top: form.top, bottom: form.bottom };
    let share = model.explain(samplesOf(strip, model, right, best)).share;
    for (const scale of [1, 0.4]) {
      for (const edge of ['top', 'bottom'] as const) {
        const start = best;
        for (const move of MOVES) {
          const tried = { ...start, [edge]: start[edge] + move * scale };
          const own = model.explain(samplesOf(strip, model, right, tried)).share;
          if (own > share) [best, share] = [tried, own];
        }
      }
    }
    return best;
  });
}

/** The strip's values where a model looks when a digit ends at a column. */
function samplesOf(
  { width, values }: Strip,
  { columns, rows, xs, ys, form }: SegmentModel,
  right: number,
  shifts: { readonly top: number; readonly bottom: number } = form,
): Float32Array {
  const samples = new Float32Array(columns * rows);
  const left = right - form.width * DIGIT;
  const [top, height] = [shifts.top * DIGIT, (1 + shifts.bottom - shifts.top) * DIGIT];
  const lastRow = DIGIT + 2 * MARGIN - 1.001;
  for (let row = 0, to = 0; row < rows; row++) {
    const v = ys[row] as number;
    const y = Math.min(lastRow, Math.max(0, top + v * height + MARGIN - 0.5));
    const upper = y | 0;
    const q = y - upper;
    const shift = left + form.lean * DIGIT * (0.5 - v) - 0.5;
    for (let column = 0; column < columns; column++, to++) {
      const x = Math.min(width - 1.001, Math.max(0, shift + (xs[column] as number) * DIGIT));
      const from = x | 0;
      const p = x - from;
      const at = upper * width + from;
      samples[to] =
        ((values[at] as number) * (1 - p) + (values[at + 1] as number) * p) * (1 - q) +
        ((values[at + width] as number) * (1 - p) + (values[at + width + 1] as number) * p) * q;
    }
  }
  return samples;
}
