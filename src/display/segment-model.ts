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
const FINENESS = 15;
/** How much of the ground around a digit is looked at, in heights of it. */
export const AROUND = 0.13;
const ABOVE = 0.17;
/** Segments a to g, and three that let the ground be a plane. */
const UNKNOWNS = 10;
const PLANE = 7;
const STEADY = 1e-3;
/** The middles of segments a to g: parts of a digit's width, and heights. */
const MIDDLES = [
  [0.5, 0.05],
  [0.9, 0.27],
  [0.9, 0.73],
  [0.5, 0.95],
  [0.1, 0.73],
  [0.1, 0.27],
  [0.5, 0.5],
] as const;

/** How the light over one place is explained. */
export interface Explained {
  /** Of the segments a to g: how far each stands out from the ground. */
  readonly strengths: readonly number[];
  /** The ground at each of them. */
  readonly grounds: readonly number[];
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
  /** The inverses of the masks' products with each other: of all, and of the plane's. */
  readonly #inverse: Float64Array;
  readonly #planeInverse: Float64Array;

  constructor(form: DigitForm, around: number) {
    this.form = form;
    const side = Math.min(AROUND, Math.max(0.03, around));
    this.columns = Math.max(6, Math.round((form.width + 2 * side) * FINENESS));
    this.rows = Math.round((1 + 2 * ABOVE) * FINENESS);
    this.xs = Float32Array.from(
      { length: this.columns },
      (_, index) => ((index + 0.5) / this.columns) * (form.width + 2 * side) - side,
    );
    this.ys = Float32Array.from(
      { length: this.rows },
      (_, index) => ((index + 0.5) / this.rows) * (1 + 2 * ABOVE) - ABOVE,
    );
    this.#masks = this.#drawn();
    const products = productsOf(this.#masks, this.columns * this.rows);
    this.#inverse = inverted(products, 0, UNKNOWNS);
    this.#planeInverse = inverted(products, PLANE, UNKNOWNS);
  }

  /** Where the samples lie, from the digit's top left, in its heights. */
  readonly xs: Float32Array;
  readonly ys: Float32Array;

  /** Explains samples: row by row, `columns` × `rows` of them. */
  explain(samples: Float32Array): Explained {
    const count = this.columns * this.rows;
    let mean = 0;
    for (let index = 0; index < count; index++) mean += samples[index] as number;
    mean /= count;
    let squares = 0;
    for (let index = 0; index < count; index++) squares += ((samples[index] as number) - mean) ** 2;
    const shares = new Float64Array(UNKNOWNS);
    for (let term = 0, at = 0; term < UNKNOWNS; term++) {
      let sum = 0;
      for (let index = 0; index < count; index++, at++) {
        sum += (this.#masks[at] as number) * ((samples[index] as number) - mean);
      }
      shares[term] = sum;
    }
    // What least squares leave is what there is less what they explain.
    const unknowns = times(this.#inverse, shares, 0);
    const plane = times(this.#planeInverse, shares, PLANE);
    const left = squares - unknowns.reduce((sum, value, term) => sum + value * (shares[term] as number), 0);
    const all =
      squares - plane.reduce((sum, value, term) => sum + value * (shares[PLANE + term] as number), 0);
    const [even = 0, across = 0, down = 0] = unknowns.slice(PLANE);
    const grounds = MIDDLES.map(
      ([u, v]) => mean + even + across * (u - 0.5) * this.form.width + down * (v - 0.5),
    );
    const strengths = unknowns.slice(0, PLANE);
    return { strengths, grounds, share: all < 1e-9 ? 0 : 1 - left / all, variance: all / count };
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
          const bar = bars[segment] as (typeof bars)[number];
          const isLying = bar[3];
          const off = Math.abs((isLying ? y : x) - bar[2]);
          const along = isLying ? x : y;
          // Pointed ends: the thicker, the shorter.
          const beyond = Math.max(bar[0] - along, along - bar[1]) + off + gap;
          const outside = Math.max(off - (isLying ? lying : upright) / 2, beyond);
          const away = outside / softness;
          if (away < 7) masks[segment * count + at] = away < -7 ? 1 : 1 / (1 + Math.exp(away));
        }
        masks[PLANE * count + at] = 1;
        masks[(PLANE + 1) * count + at] = x - width / 2;
        masks[(PLANE + 2) * count + at] = y - 0.5;
      }
    }
    return masks;
  }
}

/** A square matrix times the entries of a vector from one on. */
function times(matrix: Float64Array, vector: Float64Array, from: number): number[] {
  const size = vector.length - from;
  return Array.from({ length: size }, (_, row) => {
    let sum = 0;
    for (let term = 0; term < size; term++) {
      sum += (matrix[row * size + term] as number) * (vector[from + term] as number);
    }
    return sum;
  });
}

/** MMᵀ for the masks M. */
function productsOf(masks: Float32Array, count: number): Float64Array {
  const products = new Float64Array(UNKNOWNS * UNKNOWNS);
  for (let a = 0; a < UNKNOWNS; a++) {
    for (let b = a; b < UNKNOWNS; b++) {
      let sum = 0;
      for (let index = 0, p = a * count, q = b * count; index < count; index++, p++, q++) {
        sum += (masks[p] as number) * (masks[q] as number);
      }
      products[a * UNKNOWNS + b] = sum;
      products[b * UNKNOWNS + a] = sum;
    }
  }
  return products;
}

/** The inverse of the products from one mask to another (Gauss and Jordan), steadied: masks may be nearly alike. */
function inverted(products: Float64Array, from: number, to: number): Float64Array {
  const size = to - from;
  const matrix = new Float64Array(size * size);
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const product = products[(from + row) * UNKNOWNS + from + column] as number;
      matrix[row * size + column] = row === column ? product * (1 + STEADY) + 1e-6 : product;
    }
    inverse[row * size + row] = 1;
  }
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
        matrix[row * size + column] =
          (matrix[row * size + column] as number) - factor * (matrix[pivot * size + column] as number);
        inverse[row * size + column] =
          (inverse[row * size + column] as number) - factor * (inverse[pivot * size + column] as number);
      }
    }
  }
  return inverse;
}
