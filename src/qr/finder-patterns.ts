import type { LocalThreshold } from './local-threshold.ts';

/** A place that looks like one of the three squares in a QR code's corners. */
export interface FinderPattern {
  readonly x: number;
  readonly y: number;
  /** The side of a module in pixels, as far as rows and columns tell. */
  readonly modulePixels: number;
  /** Light on dark. */
  readonly isInverted: boolean;
  /** How many rows crossed it. */
  readonly rows: number;
}

/** One that was looked at from its middle in all directions: see `roundness`. */
export interface JudgedPattern extends FinderPattern {
  readonly roundness: number;
}

/** How far a part may be off its 1, 1, 3, 1 or 1 modules, in modules: blur and coarse pixels. */
const TOLERANCE = 0.75;
/** The same across the rows, in pixels, and how much larger a pattern may be there than along the row that first crossed it. */
const SLACK = 0.5;
const LARGEST_OFF_EXPECTED = 1.8;
/** No more are kept of one picture: noise has any number of them. */
const MOST_FOUND = 2000;

/**
 * All finder patterns, in no order (as zxing and others find them: runs of 1:1:3:1:1 along rows, then checked along the
 * column and the row again). Where a code has no quiet zone on a page of the modules' own colour, an outer part runs on into the
 * page: one of the two may. `rowStep` rows are taken at once.
 */
export function finderPatterns(threshold: LocalThreshold, rowStep: number): FinderPattern[] {
  const { width, height } = threshold;
  const found: MutablePattern[] = [];
  const starts = new Int32Array(width + 2);
  for (let y = rowStep >> 1; y < height && found.length < MOST_FOUND; y += rowStep) {
    const count = threshold.runs(y, starts);
    for (let run = 0; run + 5 <= count; run++) {
      const modulePixels = moduleOf(starts, run);
      if (modulePixels === 0) continue;
      const middle = ((starts[run + 2] as number) + (starts[run + 3] as number)) / 2;
      const pattern = check(threshold, middle, y, modulePixels * 7);
      if (pattern !== undefined) join(found, pattern);
    }
  }
  return found.filter(({ rows }) => rows > 1);
}

/** The module's side in pixels, if five runs look like a finder pattern's; else 0. */
function moduleOf(starts: Int32Array, run: number): number {
  const [a, b, c] = [starts[run] as number, starts[run + 1] as number, starts[run + 2] as number];
  const [d, e, f] = [starts[run + 3] as number, starts[run + 4] as number, starts[run + 5] as number];
  return moduleOfParts(b - a, c - b, d - c, e - d, f - e, 0);
}

/** The same from the lengths of the five; `slack`: how many pixels more each may be off. */
function moduleOfParts(
  one: number,
  two: number,
  three: number,
  four: number,
  five: number,
  slack: number,
): number {
  const closed = (one + two + three + four + five) / 7;
  if (closed < 1 - slack) return 0;
  const inner = (two + three + four) / 5;
  // A part that runs on into the page says nothing of the module.
  const modulePixels = Math.abs(one - five) <= TOLERANCE * inner + slack ? closed : inner;
  if (modulePixels < 1 - slack) return 0;
  const off = TOLERANCE * modulePixels + slack;
  if (Math.abs(three - 3 * modulePixels) > off) return 0;
  if (Math.abs(two - modulePixels) > off || Math.abs(four - modulePixels) > off) return 0;
  const [short, long] = one < five ? [one, five] : [five, one];
  if (Math.abs(short - modulePixels) > off) return 0;
  return long - modulePixels >= -off ? modulePixels : 0;
}

interface MutablePattern {
  x: number;
  y: number;
  modulePixels: number;
  isInverted: boolean;
  rows: number;
}

function check(threshold: LocalThreshold, x: number, y: number, seven: number): MutablePattern | undefined {
  const column = crossing(threshold, Math.floor(x), y, 0, 1, seven);
  if (column === undefined) return undefined;
  const centreY = y + column.middle;
  const row = crossing(threshold, Math.floor(x), Math.floor(centreY), 1, 0, seven);
  if (row === undefined) return undefined;
  const isInverted = !threshold.isDark(Math.floor(x), Math.floor(centreY));
  const modulePixels = (row.seven + column.seven) / 14;
  return { x: Math.floor(x) + row.middle, y: centreY, modulePixels, isInverted, rows: 1 };
}

/** The five parts along a line through a pixel: their whole length, and where their middle lies from its edge. */
function crossing(
  threshold: LocalThreshold,
  x: number,
  y: number,
  right: number,
  down: number,
  expected: number,
): { seven: number; middle: number } | undefined {
  const { width, height } = threshold;
  const colour = threshold.isDark(x, y);
  const lengths = [0, 0, 0, 0, 0];
  const centre = [0, 0];
  const largest = (expected * LARGEST_OFF_EXPECTED) / 7;
  const longestMiddle = (3 + TOLERANCE) * largest + SLACK;
  const longestLight = (1 + TOLERANCE) * largest + SLACK;
  for (const side of [0, 1] as const) {
    const sign = side === 0 ? -1 : 1;
    let part = 2;
    for (let far = side; far < expected * 2; far++) {
      const [atX, atY] = [x + sign * far * right, y + sign * far * down];
      const isOutside = atX < 0 || atY < 0 || atX >= width || atY >= height;
      const isLike = !isOutside && threshold.isDark(atX, atY) === colour;
      if (isOutside || isLike !== (part % 2 === 0)) {
        if (part === 2) centre[side] = far;
        part += sign;
        if (part < 0 || part > 4 || isOutside) break;
      }
      const length = (lengths[part] as number) + 1;
      lengths[part] = length;
      // The outer parts may be of any length.
      if (part > 0 && part < 4 && length > (part === 2 ? longestMiddle : longestLight)) return undefined;
    }
    if (part > 0 && part < 4) return undefined;
  }
  const [one, two, three, four, five] = lengths as [number, number, number, number, number];
  const seven = 7 * moduleOfParts(one, two, three, four, five, SLACK);
  if (seven === 0 || seven > expected * LARGEST_OFF_EXPECTED || seven < expected * 0.55) return undefined;
  const [before, after] = centre as [number, number];
  return { seven, middle: (after - before + 1) / 2 };
}

function join(found: MutablePattern[], pattern: MutablePattern): void {
  // The rows just above are at the end.
  for (let index = found.length - 1; index >= 0; index--) {
    const known = found[index] as MutablePattern;
    const near = Math.max(2, known.modulePixels * 1.5);
    if (Math.abs(known.x - pattern.x) > near || Math.abs(known.y - pattern.y) > near) continue;
    if (known.isInverted !== pattern.isInverted) continue;
    const rows = known.rows + 1;
    known.x += (pattern.x - known.x) / rows;
    known.y += (pattern.y - known.y) / rows;
    known.modulePixels += (pattern.modulePixels - known.modulePixels) / rows;
    known.rows = rows;
    return;
  }
  found.push(pattern);
}
