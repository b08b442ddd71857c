import type { Luminance } from '../qr/pixels.ts';

/** Rows of pixels that stand out from what is around them, three numbers each: row, first pixel, one past the last. */
export interface Runs {
  readonly data: Int32Array;
  readonly count: number;
}

/** What stands out darker, and what stands out lighter. */
export interface Ink {
  readonly dark: Runs;
  readonly light: Runs;
}

/** How far to both sides ground must be: further than half a stroke, nearer than the next one. */
const REACH = 3;
/** Side of the tiles whose deepest stroke says what is none, as a power of two. */
const TILE_BITS = 4;
/** Strokes less deep than that share of the deepest around are unlit segments, or noise. */
const SHARE_OF_DEEPEST = 0.35;
/** But a black line nearby must not hide pale segments: deeper than such a share of the ground is a stroke anyhow. */
const SURE_SHARE = 0.13;
/** Less deep than so many grey levels, such a share of the ground, or so many times the noise is nothing. */
const LEAST_DEPTH = 2;
const LEAST_SHARE = 0.045;
const TIMES_NOISE = 2.2;
/** More runs than one in so many pixels are noise. */
const PIXELS_A_RUN = 9;

/**
 * Finds strokes: pixels darker than what lies to both sides of them, in one of four directions, or lighter. Edges of larger things,
 * and the light's own slope, have a side that is no ground.
 */
export function inkOf(picture: Luminance): Ink {
  const { width, height } = picture;
  const { dark, light } = depthsOf(picture);
  const noise = noiseOf(picture) * TIMES_NOISE;
  return {
    dark: runsOf(dark, picture, noise, width, height),
    light: runsOf(light, picture, noise, width, height),
  };
}

function depthsOf({ width, height, data }: Luminance) {
  const [dark, light] = [new Uint8Array(width * height), new Uint8Array(width * height)];
  const down = REACH * width;
  // As far aslant as straight, nearly.
  const aslant = Math.round(REACH * 0.71) * width;
  const [falling, rising] = [aslant + Math.round(REACH * 0.71), aslant - Math.round(REACH * 0.71)];
  for (let y = REACH; y < height - REACH; y++) {
    for (let at = y * width + REACH, end = (y + 1) * width - REACH; at < end; at++) {
      const value = data[at] as number;
      // Pairs in arrays would cost more than all else here.
      const a = data[at - REACH] as number;
      const b = data[at + REACH] as number;
      const c = data[at - down] as number;
      const d = data[at + down] as number;
      const e = data[at - falling] as number;
      const f = data[at + falling] as number;
      const g = data[at - rising] as number;
      const h = data[at + rising] as number;
      // The lesser of each pair is b + min(a - b, 0); branches that nobody can foretell would be slower.
      let less = (a - b) & ((a - b) >> 31);
      let low = b + less;
      let high = a - less;
      less = (c - d) & ((c - d) >> 31);
      low += (d + less - low) & ~((d + less - low) >> 31);
      high += (c - less - high) & ((c - less - high) >> 31);
      less = (e - f) & ((e - f) >> 31);
      low += (f + less - low) & ~((f + less - low) >> 31);
      high += (e - less - high) & ((e - less - high) >> 31);
      less = (g - h) & ((g - h) >> 31);
      low += (h + less - low) & ~((h + less - low) >> 31);
      high += (g - less - high) & ((g - less - high) >> 31);
      if (low > value) dark[at] = low - value;
      if (high < value) light[at] = value - high;
    }
  }
  return { dark, light };
}

/** The middle difference of neighbours, in pixels all over the picture. */
function noiseOf({ width, height, data }: Luminance): number {
  const counts = new Uint32Array(256);
  let total = 0;
  const step = Math.max(1, Math.floor((width * height) / 5000));
  for (let at = 0; at + 2 < width * height; at += step, total++) {
    const bend = Math.abs((data[at] as number) - 2 * (data[at + 1] as number) + (data[at + 2] as number));
    const slot = Math.min(255, bend);
    counts[slot] = (counts[slot] as number) + 1;
  }
  let sum = 0;
  for (let bend = 0; bend < 256; bend++) {
    sum += counts[bend] as number;
    if (sum >= total / 2) return (bend + 0.5) / 1.65;
  }
  return 0;
}

function runsOf(depths: Uint8Array, { data }: Luminance, noise: number, width: number, height: number): Runs {
  const { deepest, across } = deepestAround(depths, width, height);
  const most = Math.ceil((width * height) / PIXELS_A_RUN) * 3;
  const runs = new Int32Array(most);
  let end = 0;
  for (let y = REACH; y < height - REACH && end < most; y++) {
    const tiles = (y >> TILE_BITS) * across;
    let from = -1;
    for (let x = REACH, at = y * width + REACH; x <= width - REACH; x++, at++) {
      const depth = depths[at] as number;
      let isInk = false;
      if (depth > LEAST_DEPTH && depth > noise && x < width - REACH) {
        const ground = (data[at] as number) + depth;
        const share = (deepest[tiles + (x >> TILE_BITS)] as number) * SHARE_OF_DEEPEST;
        const sure = ground * SURE_SHARE;
        isInk = depth > LEAST_DEPTH + ground * LEAST_SHARE && depth > (share < sure ? share : sure);
      }
      if (isInk) {
        if (from < 0) from = x;
      } else if (from >= 0) {
        if (end < most) {
          runs[end++] = y;
          runs[end++] = from;
          runs[end++] = x;
        }
        from = -1;
      }
    }
  }
  return { data: runs, count: end / 3 };
}

/** For each tile the deepest stroke in it and the tiles around. */
function deepestAround(depths: Uint8Array, width: number, height: number) {
  const side = 1 << TILE_BITS;
  const [across, down] = [Math.ceil(width / side), Math.ceil(height / side)];
  const own = new Uint8Array(across * down);
  for (let y = 0; y < height; y++) {
    const tiles = (y >> TILE_BITS) * across;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const depth = depths[at] as number;
      const tile = tiles + (x >> TILE_BITS);
      if (depth > (own[tile] as number)) own[tile] = depth;
    }
  }
  const deepest = new Uint8Array(across * down);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      let most = 0;
      for (let ty = Math.max(0, y - 1); ty <= Math.min(down - 1, y + 1); ty++) {
        for (let tx = Math.max(0, x - 1); tx <= Math.min(across - 1, x + 1); tx++) {
          most = Math.max(most, own[ty * across + tx] as number);
        }
      }
      deepest[y * across + x] = most;
    }
  }
  return { deepest, across };
}
