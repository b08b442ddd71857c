import { DarknessMaps } from './darkness-map.ts';
import { type FinderPattern, finderPatterns } from './finder-patterns.ts';
import { halved } from './halved.ts';
import { LocalThreshold } from './local-threshold.ts';
import type { Luminance } from './pixels.ts';
import { SummedArea } from './summed-area.ts';

/** Half a side of the surroundings that make a pixel dark or light: small ones see through blur. */
const THRESHOLD_RADII = [20, 7] as const;
/** How much darker than its surroundings a pixel has to be. */
const THRESHOLD_MARGIN = 3;
const ROW_STEP = 2;
const LEVELS = 3;
const SMALLEST_LEVEL = 160;

/** A picture, ready to be searched and sampled. */
export interface Scene {
  readonly sums: SummedArea;
  readonly maps: DarknessMaps;
  readonly patterns: readonly FinderPattern[];
}

/** All finder patterns, looked for in the picture and in smaller ones (large codes, noise) until it is over. */
export function survey(luminance: Luminance, isOver: () => boolean): Scene {
  const sums = new SummedArea(luminance);
  const patterns: FinderPattern[] = [];
  let [level, levelSums] = [luminance, sums];
  for (let index = 0, scale = 1; index < LEVELS; index++, scale *= 2) {
    const { width, height } = level;
    for (const radius of THRESHOLD_RADII) {
      if (isOver()) break;
      const threshold = new LocalThreshold(level, levelSums, radius, THRESHOLD_MARGIN);
      for (const pattern of finderPatterns(threshold, ROW_STEP)) {
        const { x, y, modulePixels, isInverted, rows } = pattern;
        merge(patterns, { x: x * scale, y: y * scale, modulePixels: modulePixels * scale, isInverted, rows });
      }
    }
    if (Math.min(width, height) / 2 < SMALLEST_LEVEL) break;
    level = halved(level);
    levelSums = new SummedArea(level);
  }
  return {
    sums,
    maps: new DarknessMaps(sums),
    patterns: patterns.sort((a, b) => b.rows / b.modulePixels - a.rows / a.modulePixels),
  };
}

function merge(patterns: FinderPattern[], pattern: FinderPattern): void {
  const isKnown = patterns.some(
    ({ x, y, modulePixels, isInverted }) =>
      Math.hypot(x - pattern.x, y - pattern.y) < modulePixels * 2 && isInverted === pattern.isInverted,
  );
  if (!isKnown) patterns.push(pattern);
}
