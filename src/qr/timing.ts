import type { DarknessMaps } from './darkness-map.ts';
import type { Point } from './pixels.ts';

const SAMPLES_A_MODULE = 3;
/** A sample less sure than this says nothing. */
const LEAST_SURE = 0.3;

/**
 * The side of a code in modules as its timing pattern has it, from the middles of two finder patterns and the way from
 * there to the timing pattern (three modules). Between the two the colour changes with every module, whatever the tilt.
 */
export function sizeByTiming(maps: DarknessMaps, from: Point, to: Point, toTiming: Point): number {
  const [startX, startY] = [from[0] + toTiming[0], from[1] + toTiming[1]];
  const [right, down] = [to[0] - from[0], to[1] - from[1]];
  const modulePixels = Math.hypot(...toTiming) / 3;
  const modules = Math.hypot(right, down) / modulePixels;
  // From the last dark module of one pattern to the first dark module of the other: three modules from each middle.
  const [first, last] = [3 / modules, 1 - 3 / modules];
  const steps = Math.ceil((modules - 6) * SAMPLES_A_MODULE);
  const map = maps.forModules(modulePixels);
  let changes = 0;
  let wasDark: boolean | undefined;
  for (let step = 0; step <= steps; step++) {
    const share = first + ((last - first) * step) / steps;
    const darkness = map.at(startX + right * share, startY + down * share);
    if (Math.abs(darkness) < LEAST_SURE) continue;
    const isDark = darkness > 0;
    if (wasDark !== undefined && isDark !== wasDark) changes++;
    wasDark = isDark;
  }
  return changes + 13;
}
