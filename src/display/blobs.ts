import type { Runs } from './ink.ts';

/** Pixels that hang together and may be a digit. Lengths in pixels of the level. */
export interface Blob {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly area: number;
  /** Its rows: places in `Runs.data`. */
  readonly runs: readonly number[];
}

/** A digit at the level where it is looked for; turned by 30° it is wider and no lower. */
const LEAST_HEIGHT = 9;
const MOST_HEIGHT = 44;
const MOST_WIDTH = 42;

/**
 * Joins runs that touch, or are no more than `reach` pixels apart: segments stand apart a little, digits a little more. What is no
 * digit by its size is left out.
 */
export function blobsOf({ data, count }: Runs, reach: number): readonly Blob[] {
  const parents = new Int32Array(count);
  for (let index = 0; index < count; index++) parents[index] = index;
  const root = (of: number): number => {
    let at = of;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] as number] as number;
      at = parents[at] as number;
    }
    return at;
  };
  const join = (a: number, b: number) => {
    const first = root(a);
    const second = root(b);
    if (first < second) parents[second] = first;
    else parents[first] = second;
  };
  // The rows above that a run can touch, each with how far to the side.
  const starts = rowStarts({ data, count });
  for (let index = 0; index < count; index++) {
    const at = index * 3;
    const row = data[at] as number;
    const from = data[at + 1] as number;
    const to = data[at + 2] as number;
    if (reach > 0 && index > 0 && data[at - 3] === row && from - (data[at - 1] as number) <= reach) {
      join(index, index - 1);
    }
    for (let above = 1; above <= reach + 1; above++) {
      if (row < above) break;
      const side = above === 1 ? 1 + (reach > 0 ? 1 : 0) : 1;
      const end = starts[row - above + 1] as number;
      for (let other = starts.at(row - above) as number; other < end; other++) {
        if ((data[other * 3 + 2] as number) + side <= from) continue;
        if ((data[other * 3 + 1] as number) >= to + side) break;
        join(index, other);
      }
    }
  }
  return collect({ data, count }, parents, root);
}

function rowStarts({ data, count }: Runs): Int32Array {
  const rows = count === 0 ? 0 : (data[(count - 1) * 3] as number) + 1;
  const starts = new Int32Array(rows + 1).fill(count);
  for (let index = count - 1; index >= 0; index--) starts[data[index * 3] as number] = index;
  for (let row = rows - 1; row >= 0; row--) {
    starts[row] = Math.min(starts[row] as number, starts[row + 1] as number);
  }
  return starts;
}

function collect({ data, count }: Runs, parents: Int32Array, root: (of: number) => number): Blob[] {
  const boxes = new Int32Array(count * 5);
  for (let index = 0; index < count; index++) {
    const at = index * 3;
    const row = data[at] as number;
    const from = data[at + 1] as number;
    const to = data[at + 2] as number;
    const own = root(index);
    parents[index] = own;
    const box = own * 5;
    if (own === index) {
      boxes[box] = from;
      boxes[box + 1] = row;
      boxes[box + 2] = to;
    } else {
      if (from < (boxes[box] as number)) boxes[box] = from;
      if (to > (boxes[box + 2] as number)) boxes[box + 2] = to;
    }
    boxes[box + 3] = row + 1;
    boxes[box + 4] = (boxes[box + 4] as number) + to - from;
  }
  const kept = new Map<number, number[]>();
  for (let index = 0; index < count; index++) {
    if (parents[index] !== index) continue;
    const box = index * 5;
    const width = (boxes[box + 2] as number) - (boxes[box] as number);
    const height = (boxes[box + 3] as number) - (boxes[box + 1] as number);
    if (height < LEAST_HEIGHT || height > MOST_HEIGHT || width < 2 || width > MOST_WIDTH) continue;
    const area = boxes[box + 4] as number;
    // A digit fills between a tenth and two thirds of its box; upright, a one nearly all of it.
    if (area < width * height * 0.1 || (area > width * height * 0.8 && width > height * 0.4)) continue;
    kept.set(index, []);
  }
  for (let index = 0; index < count; index++) kept.get(parents[index] as number)?.push(index * 3);
  return [...kept].map(([index, runs]) => ({
    left: boxes[index * 5] as number,
    top: boxes[index * 5 + 1] as number,
    right: boxes[index * 5 + 2] as number,
    bottom: boxes[index * 5 + 3] as number,
    area: boxes[index * 5 + 4] as number,
    runs,
  }));
}
