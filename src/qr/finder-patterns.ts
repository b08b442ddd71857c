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

/** The widths of a finder pattern's dark and light parts along any line through its middle, in modules. */
const PARTS = [1, 1, 3, 1, 1] as const;
/** How far a part may be off, in modules: blur and coarse pixels. */
const TOLERANCE = 0.75;

/**
 * All finder patterns, in no order (as zxing and others find them: runs of 1:1:3:1:1 along rows, then checked along the
 * column and the row again). `rowStep` rows are taken at once.
 */
export function finderPatterns(threshold: LocalThreshold, rowStep: number): FinderPattern[] {
  const { width, height } = threshold;
  const found: MutablePattern[] = [];
  const starts = new Int32Array(width + 2);
  const row = new Uint8Array(width);
  for (let y = rowStep >> 1; y < height; y += rowStep) {
    threshold.row(y, row);
    const count = runStarts(row, starts);
    for (let run = 0; run + 5 <= count; run++) {
      if (!looksRight(starts, run)) continue;
      const middle = ((starts[run + 2] as number) + (starts[run + 3] as number)) / 2;
      const seven = (starts[run + 5] as number) - (starts[run] as number);
      const pattern = check(threshold, middle, y, seven);
      if (pattern !== undefined) join(found, pattern);
    }
  }
  return found.filter(({ rows }) => rows > 1);
}

/** Where the colour changes along a row, with the row's ends; how many runs there are. */
function runStarts(row: Uint8Array, starts: Int32Array): number {
  let count = 0;
  let last = -1;
  for (let x = 0; x < row.length; x++) {
    const value = row[x] as number;
    if (value !== last) {
      starts[count++] = x;
      last = value;
    }
  }
  starts[count] = row.length;
  return count;
}

function looksRight(starts: Int32Array, run: number): boolean {
  const modulePixels = ((starts[run + 5] as number) - (starts[run] as number)) / 7;
  if (modulePixels < 1) return false;
  const off = TOLERANCE * modulePixels;
  for (let part = 0; part < 5; part++) {
    const length = (starts[run + part + 1] as number) - (starts[run + part] as number);
    if (Math.abs(length - (PARTS[part] as number) * modulePixels) > off) return false;
  }
  return true;
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
  const ends = [0, 0];
  for (const side of [0, 1] as const) {
    const sign = side === 0 ? -1 : 1;
    let [part, far] = [2, side === 0 ? 0 : 1];
    for (; far < expected * 2; far++) {
      const [atX, atY] = [x + sign * far * right, y + sign * far * down];
      const isOutside = atX < 0 || atY < 0 || atX >= width || atY >= height;
      const isLike = !isOutside && threshold.isDark(atX, atY) === colour;
      if (isOutside || isLike !== (part % 2 === 0)) {
        part += sign;
        if (part < 0 || part > 4 || isOutside) break;
      }
      lengths[part] = (lengths[part] as number) + 1;
    }
    ends[side] = far;
    if (part !== -1 && part !== 5) return undefined;
  }
  const seven = lengths.reduce((sum, length) => sum + length, 0);
  if (seven > expected * 1.8 || seven < expected * 0.55) return undefined;
  const off = (TOLERANCE * seven) / 7 + 0.5;
  const fits = lengths.every(
    (length, part) => Math.abs(length - ((PARTS[part] as number) * seven) / 7) <= off,
  );
  return fits ? { seven, middle: ((ends[1] as number) - (ends[0] as number) + 1) / 2 } : undefined;
}

function join(found: MutablePattern[], pattern: MutablePattern): void {
  for (const known of found) {
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
