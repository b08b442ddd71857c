import { ActiveBlocks } from './active-blocks.ts';
import { DarknessMaps } from './darkness-map.ts';
import { type FinderPattern, finderPatterns, type JudgedPattern } from './finder-patterns.ts';
import { halved } from './halved.ts';
import { isAllDrawn } from './is-drawn.ts';
import { LocalThreshold } from './local-threshold.ts';
import type { Means } from './means.ts';
import type { Luminance } from './pixels.ts';
import { sharpened } from './prepared.ts';
import { roundness } from './roundness.ts';
import { SummedArea } from './summed-area.ts';
import type { Work } from './work.ts';

/** Half a side of the surroundings that make a pixel dark or light: small ones see through blur. */
const THRESHOLD_RADII = [20, 7] as const;
const RADII_OF_DRAWN = [20] as const;
const LARGEST_RADIUS = 20;
/** How much darker than its surroundings a pixel has to be. */
const THRESHOLD_MARGIN = 3;
/** Every so many rows are looked at: a finder pattern's middle is three modules high. */
const ROW_STEP = 2;
/** A picture of more pixels is looked at from half its size on: its codes' modules have several pixels a side. */
const LARGE_PICTURE = 6_000_000;
/** In a picture of no more pixels than a camera's frame has, they are also looked for with blur undone. */
const LARGEST_SHARPENED = 1_000_000;
/** How many patterns are looked at in all directions, those that most rows crossed, and what that takes. */
const MOST_JUDGED = 400;
const LOOKS_A_PATTERN = 300;
const MOST_LEVELS = 5;
const SMALLEST_LEVEL = 160;
/** A picture is looked at in strips of so many rows, each lying over the next: larger finder patterns are found at half the size. */
const STRIP = 320;
const OVERLAP = 80;

/** A picture, ready to be searched and sampled. */
export interface Scene {
  readonly means: Means;
  readonly maps: DarknessMaps;
  readonly patterns: readonly JudgedPattern[];
}

/** A scene of which no finder patterns are looked for. */
export function sceneOf(means: Means, work: Work): Scene {
  return { means, maps: new DarknessMaps(means, work), patterns: [] };
}

/** All finder patterns, looked for in the picture and in smaller ones (large codes, noise), the roundest first. */
export function survey(means: Means, work: Work): Scene {
  const luminance = means.picture;
  const patterns: FinderPattern[] = [];
  const memory = new Int32Array((luminance.width + 1) * (STRIP + 1));
  const isLarge = luminance.width * luminance.height > LARGE_PICTURE;
  // A large screen has no blur, and many pixels to look at.
  const isSharp = isLarge && isAllDrawn(luminance);
  const radii = isSharp ? RADII_OF_DRAWN : THRESHOLD_RADII;
  let [level, half, scale] = [luminance, means.half, 1];
  for (let index = 0; index < MOST_LEVELS; index++, scale *= 2) {
    if (index > 0) [level, half] = [half, halved(half)];
    if (index === 0 && isLarge) continue;
    const found = [...patternsOf(level, half, radii, memory)];
    if (!isSharp && level.width * level.height <= LARGEST_SHARPENED) {
      const sharp = sharpened(level);
      found.push(...patternsOf(sharp, halved(sharp), radii, memory));
    }
    for (const pattern of found) {
      const { x, y, modulePixels, isInverted, rows } = pattern;
      const size = modulePixels * scale;
      merge(patterns, { x: x * scale, y: y * scale, modulePixels: size, isInverted, rows: rows * scale });
    }
    if (Math.min(half.width, half.height) < SMALLEST_LEVEL) break;
  }
  patterns.sort((a, b) => b.rows / b.modulePixels - a.rows / a.modulePixels);
  const judged = patterns
    .slice(0, MOST_JUDGED)
    .map((pattern) => ({ ...pattern, roundness: roundness(means, pattern) }))
    .sort((a, b) => b.roundness - a.roundness);
  work.spend(judged.length * LOOKS_A_PATTERN);
  return { ...sceneOf(means, work), patterns: judged };
}

/** The finder patterns of one size of the picture. `rows` of each is how many it is high, as far as it was crossed. */
function* patternsOf(
  level: Luminance,
  half: Luminance,
  radii: readonly number[],
  memory: Int32Array,
): Generator<FinderPattern> {
  const { width, height, data } = level;
  const active = new ActiveBlocks(half, LARGEST_RADIUS, THRESHOLD_MARGIN);
  for (let top = 0; top < height; top += STRIP - OVERLAP) {
    const rows = Math.min(STRIP, height - top);
    if (!active.isAny(top, top + rows)) continue;
    const strip = { width, height: rows, data: data.subarray(top * width, (top + rows) * width) };
    const sums = new SummedArea(strip, memory);
    for (const radius of radii) {
      const threshold = new LocalThreshold(strip, sums, active, top, radius, THRESHOLD_MARGIN);
      for (const pattern of finderPatterns(threshold, ROW_STEP)) {
        yield { ...pattern, y: pattern.y + top, rows: pattern.rows * ROW_STEP };
      }
    }
    if (top + rows === height) return;
  }
}

function merge(patterns: FinderPattern[], pattern: FinderPattern): void {
  const isKnown = patterns.some(
    ({ x, y, modulePixels, isInverted }) =>
      Math.hypot(x - pattern.x, y - pattern.y) < modulePixels * 2 && isInverted === pattern.isInverted,
  );
  if (!isKnown) patterns.push(pattern);
}
