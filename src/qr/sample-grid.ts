import { SAMPLE_RADIUS } from './darkness-map.ts';
import { equalised } from './equalise.ts';
import type { Grid } from './grid.ts';
import type { Means } from './means.ts';
import { DARK, LIGHT, type SymbolLayout } from './symbol-layout.ts';

/** What a grid's modules look like, row by row. */
export interface Samples {
  readonly size: number;
  /** Above 0 where a module is dark, below where it is light; about 1 where it is as sure as its neighbours. */
  readonly darkness: Float32Array;
}

/** Half a side of the neighbourhood that decides between dark and light, in modules. */
const NEIGHBOURHOOD = 4;

/** How much blur is undone, one after the other: a share of what a module differs from its four neighbours. */
const SHARPENINGS = [0, 0.6, 1.2] as const;

/**
 * A grid of whose modules that every code has a smaller share looks as it must is no code's. Of false grids nearly all have less, of
 * codes that could be read, blurred or bent as they were, all had more than 0.85.
 */
const LEAST_AS_MUST = 0.77;

/**
 * Looks at every module, then at the same with more and more blur undone, at last as the code's own fixed modules say.
 * Nothing where the grid is no code's.
 */
export function* samplesOf(picture: Means, grid: Grid): Generator<Samples> {
  const { size } = grid.layout;
  const raw = rawSamples(picture, grid);
  for (const sharpening of SHARPENINGS) {
    const darkness = normalised(sharpening === 0 ? raw : sharpened(raw, size, sharpening), size);
    if (sharpening === 0 && shareAsMust(grid.layout, darkness) < LEAST_AS_MUST) return;
    yield { size, darkness };
    if (sharpening === 0.6) yield equalised(grid.layout, { size, darkness });
  }
}

/** How many of the modules that every code has look as they must, as a share. */
function shareAsMust({ modules }: SymbolLayout, darkness: Float32Array): number {
  let [right, count] = [0, 0];
  modules.forEach((module, index) => {
    if (module !== DARK && module !== LIGHT) return;
    count++;
    if ((darkness[index] as number) > 0 === (module === DARK)) right++;
  });
  return right / count;
}

/** The mean of each module's middle, more for darker ones. */
function rawSamples(picture: Means, grid: Grid): Float32Array {
  const { layout, toPicture, modulePixels, isInverted } = grid;
  const { size } = layout;
  const raw = new Float32Array(size * size);
  for (let v = 0, index = 0; v < size; v++) {
    for (let u = 0; u < size; u++, index++) {
      const mean = picture.mean(
        toPicture.x(u + 0.5, v + 0.5),
        toPicture.y(u + 0.5, v + 0.5),
        SAMPLE_RADIUS * modulePixels,
      );
      raw[index] = isInverted ? mean : -mean;
    }
  }
  return raw;
}

function sharpened(raw: Float32Array, size: number, sharpening: number): Float32Array {
  const at = (u: number, v: number) =>
    raw[Math.max(0, Math.min(size - 1, v)) * size + Math.max(0, Math.min(size - 1, u))] as number;
  return raw.map((value, index) => {
    const [u, v] = [index % size, Math.floor(index / size)];
    const around = (at(u - 1, v) + at(u + 1, v) + at(u, v - 1) + at(u, v + 1)) / 4;
    return value + sharpening * (value - around);
  });
}

/** Each against the middle of its neighbourhood, by how far its neighbours are from theirs. */
function normalised(raw: Float32Array, size: number): Float32Array {
  const middle = neighbourhoodMean(raw, size);
  const far = raw.map((value, index) => Math.abs(value - (middle[index] as number)));
  const contrast = neighbourhoodMean(far, size);
  return raw.map((value, index) => (value - (middle[index] as number)) / ((contrast[index] as number) + 0.5));
}

function neighbourhoodMean(values: Float32Array, size: number): Float32Array {
  const stride = size + 1;
  const sums = new Float64Array(stride * stride);
  for (let v = 0; v < size; v++) {
    for (let u = 0; u < size; u++) {
      sums[(v + 1) * stride + u + 1] =
        (values[v * size + u] as number) +
        (sums[v * stride + u + 1] as number) +
        (sums[(v + 1) * stride + u] as number) -
        (sums[v * stride + u] as number);
    }
  }
  return values.map((_, index) => {
    const [u, v] = [index % size, Math.floor(index / size)];
    const [left, right] = [Math.max(0, u - NEIGHBOURHOOD), Math.min(size, u + NEIGHBOURHOOD + 1)];
    const [top, bottom] = [Math.max(0, v - NEIGHBOURHOOD), Math.min(size, v + NEIGHBOURHOOD + 1)];
    const sum =
      (sums[bottom * stride + right] as number) -
      (sums[top * stride + right] as number) -
      (sums[bottom * stride + left] as number) +
      (sums[top * stride + left] as number);
    return sum / ((right - left) * (bottom - top));
  });
}

/**
 * How far each module can be trusted: as sure as it looks, but hardly where everything around it is of one colour, which
 * a code's mask prevents: something lies over it.
 */
export function trustOf({ size, darkness }: Samples): Float32Array {
  const RADIUS = 2;
  return darkness.map((value, index) => {
    const [u, v] = [index % size, Math.floor(index / size)];
    let same = 0;
    let count = 0;
    for (let down = Math.max(0, v - RADIUS); down <= Math.min(size - 1, v + RADIUS); down++) {
      for (let right = Math.max(0, u - RADIUS); right <= Math.min(size - 1, u + RADIUS); right++) {
        count++;
        if ((darkness[down * size + right] as number) > 0 === value > 0) same++;
      }
    }
    return Math.abs(value) * (same >= count * 0.88 ? 0.1 : 1);
  });
}
