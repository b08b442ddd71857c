import type { FinderPattern } from './finder-patterns.ts';
import type { Means } from './means.ts';

const DIRECTIONS = 16;
/** How far is looked from the middle, and in what steps, in modules. */
const FARTHEST = 7;
const STEP = 0.25;
/** Half a side of what is looked at, and of the surroundings that it is compared with, in modules. */
const RADIUS = 0.3;
const SURROUNDINGS_RADIUS = 3.5;
/** Where the dark middle may end, in modules: across, along the diagonal, and tilted. */
const LEAST_MIDDLE = 0.6;
const MOST_MIDDLE = 3.2;
/** Where the light ring and the dark one end, in radii of the middle, and how far they may be off. */
const [LIGHT_END, DARK_END] = [2.5 / 1.5, 3.5 / 1.5];
const LIGHT_OFF = 0.5;
const DARK_OFF = 0.75;
/** What a direction counts in which the dark ring runs on into a page of its colour. */
const RUNS_ON = 0.8;

/**
 * In what share of the directions around it a finder pattern has its three parts, one after the other in their widths: near 1 for one
 * that is there, however turned or tilted; print and text that look like one along a row and a column have few.
 */
export function roundness(means: Means, { x, y, modulePixels, isInverted }: FinderPattern): number {
  const middle = means.mean(x, y, SURROUNDINGS_RADIUS * modulePixels);
  const sign = isInverted ? -1 : 1;
  let right = 0;
  for (let direction = 0; direction < DIRECTIONS; direction++) {
    const angle = ((direction + 0.5) * 2 * Math.PI) / DIRECTIONS;
    const [across, down] = [Math.cos(angle) * modulePixels, Math.sin(angle) * modulePixels];
    const isDark = (far: number) =>
      (middle - means.mean(x + across * far, y + down * far, RADIUS * modulePixels)) * sign > 0;
    right += rings(isDark);
  }
  return right / DIRECTIONS;
}

/** 1 where the three parts follow each other in their widths, 0 where not. */
function rings(isDark: (far: number) => boolean): number {
  if (!isDark(0)) return 0;
  const first = endOf(isDark, 0, true);
  if (first < LEAST_MIDDLE || first > MOST_MIDDLE) return 0;
  const light = endOf(isDark, first, false);
  if (Math.abs(light / first - LIGHT_END) > LIGHT_OFF) return 0;
  const dark = endOf(isDark, light, true);
  if (dark / first > DARK_END + DARK_OFF) return RUNS_ON;
  return dark / first > DARK_END - DARK_OFF ? 1 : 0;
}

/** Where one colour ends, from a place on. */
function endOf(isDark: (far: number) => boolean, from: number, colour: boolean): number {
  for (let far = from + STEP; far <= FARTHEST; far += STEP) if (isDark(far) !== colour) return far - STEP / 2;
  return FARTHEST;
}
