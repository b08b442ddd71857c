import { ActiveBlocks } from './active-blocks.ts';
import { DarknessMaps } from './darkness-map.ts';
import { type FinderPattern, finderPatterns } from './finder-patterns.ts';
import { halved } from './halved.ts';
import { LocalThreshold } from './local-threshold.ts';
import type { Luminance } from './pixels.ts';
import { SummedArea } from './summed-area.ts';
import type { Work } from './work.ts';

/** Half a side of the surroundings that make a pixel dark or light: small ones see through blur. */
const THRESHOLD_RADII = [20, 7] as const;
const LARGEST_RADIUS = 20;
/** How much darker than its surroundings a pixel has to be. */
const THRESHOLD_MARGIN = 3;
/** Every so many rows are looked at: a finder pattern's middle is three modules high. Large pictures have larger modules. */
const ROW_STEP = 2;
const LARGE_PICTURE = 6_000_000;
const ROW_STEP_OF_LARGE = 3;
const MOST_LEVELS = 5;
const SMALLEST_LEVEL = 160;

/** A picture, ready to be searched and sampled. */
export interface Scene {
  readonly sums: SummedArea;
  readonly maps: DarknessMaps;
  readonly patterns: readonly FinderPattern[];
}

/** A scene of which no finder patterns are looked for. */
export function sceneOf(luminance: Luminance, work: Work): Scene {
  const sums = new SummedArea(luminance);
  return { sums, maps: new DarknessMaps(sums, work), patterns: [] };
}

/** All finder patterns, looked for in the picture and in smaller ones (large codes, noise), those that most rows crossed first. */
export function survey(luminance: Luminance, work: Work): Scene {
  const scene = sceneOf(luminance, work);
  const patterns: FinderPattern[] = [];
  let [level, sums] = [luminance, scene.sums];
  for (let index = 0, scale = 1; index < MOST_LEVELS; index++, scale *= 2) {
    const { width, height } = level;
    const active = new ActiveBlocks(level, LARGEST_RADIUS, THRESHOLD_MARGIN);
    for (const radius of THRESHOLD_RADII) {
      const threshold = new LocalThreshold(level, sums, active, radius, THRESHOLD_MARGIN);
      const rowStep = width * height > LARGE_PICTURE ? ROW_STEP_OF_LARGE : ROW_STEP;
      for (const pattern of finderPatterns(threshold, rowStep)) {
        const { x, y, modulePixels, isInverted, rows } = pattern;
        const size = modulePixels * scale;
        merge(patterns, { x: x * scale, y: y * scale, modulePixels: size, isInverted, rows: rows * rowStep });
      }
    }
    if (Math.min(width, height) / 2 < SMALLEST_LEVEL) break;
    level = halved(level);
    sums = new SummedArea(level);
  }
  return { ...scene, patterns: patterns.sort((a, b) => b.rows / b.modulePixels - a.rows / a.modulePixels) };
}

function merge(patterns: FinderPattern[], pattern: FinderPattern): void {
  const isKnown = patterns.some(
    ({ x, y, modulePixels, isInverted }) =>
      Math.hypot(x - pattern.x, y - pattern.y) < modulePixels * 2 && isInverted === pattern.isInverted,
  );
  if (!isKnown) patterns.push(pattern);
}
