import type { Point } from './pixels.ts';
import type { SummedArea } from './summed-area.ts';

/** Samples a module. */
const STEPS = 4;
const RADIUS = 0.3;
const SURROUNDINGS_RADIUS = 3;
/** A difference of luminance below which a sample says nothing. */
const LEAST_DIFFERENCE = 2;

/**
 * The side of a code in modules as its timing pattern has it, from the middles of two finder patterns and the way from
 * there to the timing pattern (three modules). Between the two the colour changes with every module, whatever the tilt.
 */
export function sizeByTiming(picture: SummedArea, from: Point, to: Point, toTiming: Point): number {
  const [startX, startY] = [from[0] + toTiming[0], from[1] + toTiming[1]];
  const [right, down] = [to[0] - from[0], to[1] - from[1]];
  const modulePixels = Math.hypot(...toTiming) / 3;
  const modules = Math.hypot(right, down) / modulePixels;
  // From the last dark module of one pattern to the first dark module of the other: three modules from each middle.
  const [first, last] = [3 / modules, 1 - 3 / modules];
  const steps = Math.ceil((modules - 6) * STEPS);
  let changes = 0;
  let wasDark: boolean | undefined;
  for (let step = 0; step <= steps; step++) {
    const share = first + ((last - first) * step) / steps;
    const [x, y] = [startX + right * share, startY + down * share];
    const difference =
      picture.mean(x, y, SURROUNDINGS_RADIUS * modulePixels) - picture.mean(x, y, RADIUS * modulePixels);
    if (Math.abs(difference) < LEAST_DIFFERENCE) continue;
    const isDark = difference > 0;
    if (wasDark !== undefined && isDark !== wasDark) changes++;
    wasDark = isDark;
  }
  return changes + 13;
}
