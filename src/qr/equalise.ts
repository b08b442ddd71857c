import type { Samples } from './sample-grid.ts';
import { DARK, LIGHT, type SymbolLayout } from './symbol-layout.ts';

/** A module is seen together with this many on each side: blur and movement mix them. */
const REACH = 2;
const TAPS = (2 * REACH + 1) ** 2;
const MIDDLE_TAP = (TAPS - 1) / 2;
/** How often the modules are decided anew. */
const ROUNDS = 2;
/** What a module that every code has counts, against one whose colour is only thought to be known. */
const FIXED_WEIGHT = 2;
/** How much the weights are held where they were, as a share of all modules. */
const HOLD = 0.02;

/**
 * Undoes what blur, movement or a double image mix into each module from its neighbours: the weights of a module's neighbourhood
 * that give back the modules that every code of this size has, and those of which there is little doubt (a linear equaliser directed
 * by its own decisions: Lucky, “Techniques for Adaptive Equalization of Digital Communication Systems”, 1966).
 */
export function equalised(layout: SymbolLayout, samples: Samples): Samples {
  const { size } = layout;
  let { darkness } = samples;
  let weights: Float64Array = new Float64Array(TAPS);
  weights[MIDDLE_TAP] = 1;
  for (let round = 0; round < ROUNDS; round++) {
    weights = solved(...equations(layout, samples.darkness, darkness, weights));
    darkness = filtered(samples.darkness, size, weights);
  }
  return { size, darkness };
}

/** The normal equations of least squares: what was seen, against what is thought to be there. */
function equations(
  { size, modules }: SymbolLayout,
  seen: Float32Array,
  thought: Float32Array,
  before: Float64Array,
): [Float64Array, Float64Array] {
  const matrix = new Float64Array(TAPS * TAPS);
  const right = new Float64Array(TAPS);
  const around = new Float64Array(TAPS);
  for (let index = 0; index < size * size; index++) {
    const module = modules[index];
    const value = thought[index] as number;
    const isFixed = module === DARK || module === LIGHT;
    const wanted = isFixed ? (module === DARK ? 1 : -1) : Math.sign(value);
    const weight = isFixed ? FIXED_WEIGHT : Math.min(1, Math.abs(value)) ** 2;
    neighbourhood(seen, size, index, around);
    for (let row = 0; row < TAPS; row++) {
      const weighted = weight * (around[row] as number);
      if (weighted === 0) continue;
      right[row] = (right[row] as number) + weighted * wanted;
      for (let column = row; column < TAPS; column++) {
        const at = row * TAPS + column;
        matrix[at] = (matrix[at] as number) + weighted * (around[column] as number);
      }
    }
  }
  const hold = HOLD * size * size;
  for (let row = 0; row < TAPS; row++) {
    for (let column = 0; column < row; column++)
      matrix[row * TAPS + column] = matrix[column * TAPS + row] as number;
    matrix[row * TAPS + row] = (matrix[row * TAPS + row] as number) + hold;
    right[row] = (right[row] as number) + hold * (before[row] as number);
  }
  return [matrix, right];
}

/** Gauss and Jordan's elimination; the matrix is symmetric and positive, so that no rows need be exchanged. */
function solved(matrix: Float64Array, right: Float64Array): Float64Array {
  for (let pivot = 0; pivot < TAPS; pivot++) {
    const scale = 1 / (matrix[pivot * TAPS + pivot] as number);
    for (let row = 0; row < TAPS; row++) {
      if (row === pivot) continue;
      const factor = (matrix[row * TAPS + pivot] as number) * scale;
      for (let column = pivot; column < TAPS; column++) {
        const at = row * TAPS + column;
        matrix[at] = (matrix[at] as number) - factor * (matrix[pivot * TAPS + column] as number);
      }
      right[row] = (right[row] as number) - factor * (right[pivot] as number);
    }
  }
  return right.map((value, row) => value / (matrix[row * TAPS + row] as number));
}

function filtered(seen: Float32Array, size: number, weights: Float64Array): Float32Array {
  const around = new Float64Array(TAPS);
  return seen.map((_, index) => {
    neighbourhood(seen, size, index, around);
    return weights.reduce((sum, weight, tap) => sum + weight * (around[tap] as number), 0);
  });
}

/** A module's neighbours row by row; beyond the code it is light. */
function neighbourhood(seen: Float32Array, size: number, index: number, into: Float64Array): void {
  const [u, v] = [index % size, Math.floor(index / size)];
  for (let down = -REACH, tap = 0; down <= REACH; down++) {
    for (let right = -REACH; right <= REACH; right++, tap++) {
      const isInside = u + right >= 0 && u + right < size && v + down >= 0 && v + down < size;
      into[tap] = isInside ? (seen[(v + down) * size + u + right] as number) : -1;
    }
  }
}
