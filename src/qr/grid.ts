import { type DarknessMaps, darknessAt } from './darkness-map.ts';
import { fixedModules } from './fixed-modules.ts';
import { Homography, type Placement } from './homography.ts';
import type { Corners, Point } from './pixels.ts';
import type { SymbolLayout } from './symbol-layout.ts';
import type { Work } from './work.ts';

/** How a code's modules lie in a picture. */
export interface Grid {
  readonly layout: SymbolLayout;
  /** From modules (the code's top left corner is 0, 0) to pixels. */
  readonly toPicture: Placement;
  /** The middles of the four places where finder patterns are, or could be, clockwise from the top left. */
  readonly anchors: Corners;
  readonly modulePixels: number;
  readonly isInverted: boolean;
  /** How well the modules that are the same in every code of this size look as they must: 1 perfect, 0 chance. */
  readonly score: number;
  /**
   * How far the timing and alignment patterns alone, which nothing but a code of this size has in their places, look more
   * like what they must than chance does: in standard deviations.
   */
  readonly significance: number;
  /** How well the finder patterns alone look as they must; 1 perfect, 0 chance. Nothing where they were not looked at. */
  readonly finderScore: number;
}

/** The middle of a finder pattern, from the edge. */
export const FINDER_MIDDLE = 3.5;

/** A grid through four anchors, judged coarsely, maybe without its finder patterns; nothing where they span no area. */
export function gridThrough(
  maps: DarknessMaps,
  layout: SymbolLayout,
  anchors: Corners,
  isInverted: boolean,
  isInnerOnly = false,
): Grid | undefined {
  return judged(maps.work, layout, anchors, isInverted, isInnerOnly, (modulePixels) => {
    const map = maps.forModules(modulePixels);
    return (x, y) => map.at(x, y);
  });
}

/** What `score` of a grid through four anchors would be, by some of its modules; -1 where they span no area. */
export function firstImpression(
  maps: DarknessMaps,
  layout: SymbolLayout,
  anchors: Corners,
  isInverted: boolean,
): number {
  const [near, far] = [FINDER_MIDDLE, layout.size - FINDER_MIDDLE];
  const toPicture = Homography.fromRectangle(near, near, far, far, anchors);
  const modulePixels = Math.sqrt(Math.abs(areaOf(anchors))) / (far - near);
  if (toPicture === undefined || modulePixels < 1) return -1;
  const map = maps.forModules(modulePixels);
  const { places, colours, some } = fixedModules(layout);
  let sum = 0;
  for (const index of some) {
    const [u, v] = [places[index * 2] as number, places[index * 2 + 1] as number];
    sum += (colours[index] as number) * map.at(toPicture.x(u, v), toPicture.y(u, v));
  }
  maps.work.spend(some.length);
  return (isInverted ? -sum : sum) / some.length;
}

/** A grid judged anew, to the part of a pixel. */
function finely(maps: DarknessMaps, { layout, anchors, isInverted }: Grid): Grid | undefined {
  return judged(
    maps.work,
    layout,
    anchors,
    isInverted,
    false,
    (modulePixels) => (x, y) => darknessAt(maps.means, x, y, modulePixels),
  );
}

/** How well the fixed modules look as they must, each against its surroundings. */
function judged(
  work: Work,
  layout: SymbolLayout,
  anchors: Corners,
  isInverted: boolean,
  isInnerOnly: boolean,
  darknessOf: (modulePixels: number) => (x: number, y: number) => number,
): Grid | undefined {
  const [near, far] = [FINDER_MIDDLE, layout.size - FINDER_MIDDLE];
  const toPicture = Homography.fromRectangle(near, near, far, far, anchors);
  const modulePixels = Math.sqrt(Math.abs(areaOf(anchors))) / (far - near);
  if (toPicture === undefined || modulePixels < 1) return undefined;
  const darkness = darknessOf(modulePixels);
  const { places, colours, innerCount } = fixedModules(layout);
  const [a, b, c, d, e, f, g, h, i] = toPicture.terms;
  const sumOf = (from: number, to: number): number => {
    let sum = 0;
    for (let index = from; index < to; index++) {
      const [u, v] = [places[index * 2] as number, places[index * 2 + 1] as number];
      const depth = g * u + h * v + i;
      sum += (colours[index] as number) * darkness((a * u + b * v + c) / depth, (d * u + e * v + f) / depth);
    }
    work.spend(to - from);
    return isInverted ? -sum : sum;
  };
  const inner = sumOf(0, innerCount);
  const finders = isInnerOnly ? 0 : sumOf(innerCount, colours.length);
  const score = isInnerOnly ? inner / innerCount : (inner + finders) / colours.length;
  const finderScore = finders / (colours.length - innerCount);
  const significance = inner / Math.sqrt(innerCount);
  return { layout, toPicture, anchors, modulePixels, isInverted, score, significance, finderScore };
}

/** Twice-signed area, halved: positive where the corners go clockwise in a picture whose rows go down. */
export function areaOf(corners: Corners): number {
  let twice = 0;
  for (let index = 0; index < 4; index++) {
    const [x, y] = corners[index] as Point;
    const [nextX, nextY] = corners[(index + 1) % 4] as Point;
    twice += x * nextY - nextX * y;
  }
  return twice / 2;
}

const BOTTOM_RIGHT = 2;
/** How far a camera's tilt may move the corner without a finder pattern, as a share of the code's side. */
const LARGEST_SHIFT = 0.22;
const MOST_MODULES_SHIFTED = 13;
/** In modules. */
const WIDE_STEP = 1;
const COARSE_STEPS = [0.8, 0.4] as const;
const FINE_STEPS = [0.25, 0.12] as const;
const SWEEPS_A_STEP = 3;
/** A sweep that gains less is the last one. */
const WORTH_ANOTHER_SWEEP = 0.003;

type Judge = (anchors: Corners) => Grid | undefined;

/** The same grid with its anchors moved to where the fixed modules look best, coarsely. */
export function settle(maps: DarknessMaps, grid: Grid): Grid {
  return climb(grid, COARSE_STEPS, (anchors) => gridThrough(maps, grid.layout, anchors, grid.isInverted));
}

/** The same to a small part of a module. */
export function settleFinely(maps: DarknessMaps, grid: Grid): Grid {
  const judge: Judge = (anchors) => finely(maps, { ...grid, anchors });
  return climb(judge(grid.anchors) ?? grid, FINE_STEPS, judge);
}

function climb(grid: Grid, steps: readonly number[], judge: Judge): Grid {
  let best = grid;
  for (const step of steps) {
    for (let sweep = 0; sweep < SWEEPS_A_STEP; sweep++) {
      const before = best.score;
      for (let anchor = 0; anchor < 4; anchor++)
        best = climbAt(best, anchor, step * grid.modulePixels, judge);
      if (best.score - before < WORTH_ANOTHER_SWEEP) break;
    }
  }
  return best;
}

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

function climbAt(grid: Grid, anchor: number, pixels: number, judge: Judge): Grid {
  let best = grid;
  for (const [right, down] of DIRECTIONS) {
    const moved = judge(withAnchor(best.anchors, anchor, right * pixels, down * pixels));
    if (moved !== undefined && moved.score > best.score) best = moved;
  }
  return best;
}

/** The same grid with its bottom right anchor, which no finder pattern holds, looked for widely. */
export function settleBottomRight(maps: DarknessMaps, grid: Grid): Grid {
  let best = grid;
  const far = Math.min(MOST_MODULES_SHIFTED, Math.ceil(grid.layout.size * LARGEST_SHIFT));
  for (let down = -far; down <= far; down += WIDE_STEP) {
    for (let right = -far; right <= far; right += WIDE_STEP) {
      const [x, y] = [right * grid.modulePixels, down * grid.modulePixels];
      const anchors = withAnchor(grid.anchors, BOTTOM_RIGHT, x, y);
      const moved = gridThrough(maps, grid.layout, anchors, grid.isInverted, true);
      if (moved !== undefined && moved.significance > best.significance) best = moved;
    }
  }
  return best;
}

function withAnchor(anchors: Corners, anchor: number, right: number, down: number): Corners {
  const moved: [Point, Point, Point, Point] = [...anchors];
  const [x, y] = anchors[anchor] as Point;
  moved[anchor] = [x + right, y + down];
  return moved;
}

/** The corners of the whole code. */
export function cornersOf({ layout: { size }, toPicture }: Grid): Corners {
  return [toPicture.at(0, 0), toPicture.at(size, 0), toPicture.at(size, size), toPicture.at(0, size)];
}
