import type { Luminance } from './pixels.ts';

/** The largest side of a tile, and by how much one lies over the next: as large as a code on a screen gets. */
const SIDE = 3600;
const OVERLAP = 900;

export interface Tile {
  readonly left: number;
  readonly top: number;
  readonly tile: Luminance;
}

/** A large picture in parts that lie over each other, cut out one after the other as they are asked for. */
export function* tilesOf(luminance: Luminance): Generator<Tile> {
  for (const top of starts(luminance.height)) {
    for (const left of starts(luminance.width)) {
      yield { left, top, tile: cut(luminance, left, top) };
    }
  }
}

function starts(length: number): number[] {
  const count = Math.max(1, Math.ceil((length - OVERLAP) / (SIDE - OVERLAP)));
  return Array.from({ length: count }, (_, index) => index * (SIDE - OVERLAP));
}

function cut({ width, height, data }: Luminance, left: number, top: number): Luminance {
  const [columns, rows] = [Math.min(SIDE, width - left), Math.min(SIDE, height - top)];
  const part = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    const from = (top + y) * width + left;
    part.set(data.subarray(from, from + columns), y * columns);
  }
  return { width: columns, height: rows, data: part };
}
