/** The form of a display's digits, in heights of a digit. */
export interface DigitForm {
  readonly width: number;
  /** How thick the three lying segments are, and the four upright ones: seen aslant, they differ. */
  readonly lying: number;
  readonly upright: number;
  /** How much shorter they are than from corner to corner. */
  readonly gap: number;
  /** How soft edges are. */
  readonly softness: number;
  /** How far the real top and bottom lie below the strip's, and how much digits still lean to the right. */
  readonly top: number;
  readonly bottom: number;
  readonly lean: number;
}

/** Samples a height of a digit. */
const FINENESS = 17;
/** How much of the ground around a digit is looked at, in heights of it. */
export const AROUND = 0.13;
const ABOVE = 0.17;
/** Segments a to g, and three that let the ground be a plane. */
const UNKNOWNS = 10;
const PLANE = 7;
const STEADY = 1e-3;

/** How the light over one place is explained. */
export interface Explained {
  /** Of the segments a to g: how far each stands out from the ground. */
  readonly strengths: readonly number[];
  /** The share of what is not even ground that segments explain, at most 1. */
  readonly share: number;
  /** All there is to explain, a sample. */
  readonly variance: number;
}

/**
 * A digit of seven segments as a sum of soft masks over an even ground. What of each there is follows by least squares, so that
 * the light that blur takes from one segment into the next is told apart.
 */
export class SegmentModel {
  readonly columns: number;
  readonly rows: number;
  readonly form: DigitForm;
  /** One row of samples for each unknown. */
  readonly #masks: Float32Array;
  /** From samples to unknowns; and from samples to the plane alone. */
  readonly #solver: Float32Array;
  readonly #planeSolver: Float32Array;

  constructor(form: DigitForm, around: number) {
    this.form = form;
    const side = Math.min(AROUND, Math.max(0.03, around));
    this.columns = Math.max(6, Math.round((form.width + 2 * side) * FINENESS));
    this.rows = Math.round((1 + 2 * ABOVE) * FINENESS);
    this.xs = Float32Array.from({ length: this.columns }, (_, index) => ((index + 0.5) / this.columns) * (form.width + 2 * side) - side);
    this.ys = Float32Array.from({ length: this.rows }, (_, index) => ((index + 0.5) / this.rows) * (1 + 2 * ABOVE) - ABOVE);
    this.#masks = this.#drawn();
    const count = this.columns * this.rows;
    this.#solver = solverOf(this.#masks, count, 0, UNKNOWNS);
    this.#planeSolver = solverOf(this.#masks, count, PLANE, UNKNOWNS);
  }

  /** Where the samples lie, from the digit's top left, in its heights. */
  readonly xs: Float32Array;
  readonly ys: Float32Array;

  /** Explains samples: row by row, `columns` × `rows` of them. */
  explain(samples: Float32Array): Explained {
    const count = this.columns * this.rows;
    const unknowns = times(this.#solver, samples, UNKNOWNS, count);
    const plane = times(this.#planeSolver, samples, UNKNOWNS - PLANE, count);
    let [left, all] = [0, 0];
    for (let index = 0; index < count; index++) {
      let [even, whole] = [0, 0];
      for (let term = PLANE; term < UNKNOWNS; term++) {
        const mask = this.#masks[term * count + index] as number;
        even += mask * (plane[term - PLANE] as number);
        whole += mask * (unknowns[term] as number);
      }
      for (let term = 0; term < PLANE; term++) {
        whole += (this.#masks[term * count + index] as number) * (unknowns[term] as number);
      }
      const sample = samples[index] as number;
      left += (sample - whole) ** 2;
      all += (sample - even) ** 2;
    }
    return { strengths: unknowns.slice(0, PLANE), share: all < 1e-9 ? 0 : 1 - left / all, variance: all / count };
  }

  #drawn(): Float32Array {
    const { columns, rows, xs, ys } = this;
    const { width, lying, upright, softness, gap } = this.form;
    const count = columns * rows;
    const masks = new Float32Array(UNKNOWNS * count);
    const [left, right, top, bottom] = [upright / 2, width - upright / 2, lying / 2, 1 - lying / 2];
    const middle = 0.5;
    const bars = [
      [left, right, top, true],
      [top, middle, right, false],
      [middle, bottom, right, false],
      [left, right, bottom, true],
      [middle, bottom, left, false],
      [top, middle, left, false],
      [left, right, middle, true],
    ] as const;
    for (let row = 0, at = 0; row < rows; row++) {
      const y = ys[row] as number;
      for (let column = 0; column < columns; column++, at++) {
        const x = xs[column] as number;
        for (let segment = 0; segment < PLANE; segment++) {
          const [from, to, across, isLying] = bars[segment] as (typeof bars)[number];
          const off = Math.abs((isLying ? y : x) - across);
          const along = isLying ? x : y;
          // Pointed ends: the thicker, the shorter.
          const beyond = Math.max(from - along, along - to) + off + gap;
          const outside = Math.max(off - (isLying ? lying : upright) / 2, beyond);
          masks[segment * count + at] = 1 / (1 + Math.exp(outside / softness));
        }
        masks[PLANE * count + at] = 1;
        masks[(PLANE + 1) * count + at] = x - width / 2;
        masks[(PLANE + 2) * count + at] = y - 0.5;
      }
    }
    return masks;
  }
}

function times(matrix: Float32Array, samples: Float32Array, rows: number, count: number): number[] {
  const result: number[] = [];
  for (let row = 0, at = 0; row < rows; row++) {
    let sum = 0;
    for (let index = 0; index < count; index++, at++) sum += (matrix[at] as number) * (samples[index] as number);
    result.push(sum);
  }
  return result;
}

/** (MMᵀ + steady)⁻¹M for the masks from one term to another: what least squares take from samples to unknowns. */
function solverOf(masks: Float32Array, count: number, from: number, to: number): Float32Array {
  const size = to - from;
  const gram = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = a; b < size; b++) {
      let sum = 0;
      for (let index = 0, p = (from + a) * count, q = (from + b) * count; index < count; index++, p++, q++) {
        sum += (masks[p] as number) * (masks[q] as number);
      }
      gram[a * size + b] = sum;
      gram[b * size + a] = sum;
    }
    gram[a * size + a] = (gram[a * size + a] as number) * (1 + STEADY) + 1e-6;
  }
  const inverse = inverted(gram, size);
  const solver = new Float32Array(size * count);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const factor = inverse[a * size + b] as number;
      for (let index = 0, p = (from + b) * count, q = a * count; index < count; index++, p++, q++) {
        solver[q] = (solver[q] as number) + factor * (masks[p] as number);
      }
    }
  }
  return solver;
}

/** Gauss and Jordan; the matrix is symmetric and positive. */
function inverted(matrix: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let index = 0; index < size; index++) inverse[index * size + index] = 1;
  for (let pivot = 0; pivot < size; pivot++) {
    const scale = 1 / (matrix[pivot * size + pivot] as number);
    for (let column = 0; column < size; column++) {
      matrix[pivot * size + column] = (matrix[pivot * size + column] as number) * scale;
      inverse[pivot * size + column] = (inverse[pivot * size + column] as number) * scale;
    }
    for (let row = 0; row < size; row++) {
      const factor = matrix[row * size + pivot] as number;
      if (row === pivot || factor === 0) continue;
      for (let column = 0; column < size; column++) {
        matrix[row * size + column] = (matrix[row * size + column] as number) - factor * (matrix[pivot * size + column] as number);
        inverse[row * size + column] = (inverse[row * size + column] as number) - factor * (inverse[pivot * size + column] as number);
      }
    }
  }
  return inverse;
}
