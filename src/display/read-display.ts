import { fail, type Result, succeed } from '../base/result.ts';
import type { Corners, Pixels, Point } from '../qr/pixels.ts';
import { blobsOf } from './blobs.ts';
import type { DisplayFailure, DisplayOptions, DisplayReading } from './display-reading.ts';
import { inkOf } from './ink.ts';
import { type Level, levelsOf } from './levels.ts';
import { type Line, linesOf } from './lines.ts';
import { type LineResult, readLine } from './read-line.ts';
import type { Polarity } from './strip.ts';

/** Lines that are looked at closely in a picture, and in one level of it. */
const MOST_LINES = 14;
const MOST_LINES_A_LEVEL = 8;
/** Below this mean of all grey levels there is too little light. */
const TOO_DARK = 22;

interface Candidate {
  readonly level: Level;
  readonly line: Line;
  readonly polarity: Polarity;
}

type Read = Extract<LineResult, { kind: 'read' }>;
type Nearly = Extract<LineResult, { kind: 'nearly' }>;

/**
 * Reads the one display of a picture: its digits, by themselves, whatever anybody expects. Fails with what is in the way where there
 * is none, where a digit could be two, or where there are several displays. Throws a RangeError where the data is of another length
 * than width and height say.
 */
export function readDisplay(
  pixels: Pixels,
  options: DisplayOptions = {},
): Result<DisplayReading, DisplayFailure> {
  const { readings, failure } = readDisplays(pixels, options);
  const [reading, ...others] = readings;
  if (reading === undefined) return fail(failure);
  if (others.length > 0) return fail({ code: 'several-displays', count: readings.length });
  return succeed(reading);
}

/** All displays of a picture that can be read, the clearest first; and why the one that came nearest to it could not. */
export function readDisplays(
  pixels: Pixels,
  options: DisplayOptions = {},
): { readonly readings: readonly DisplayReading[]; readonly failure: DisplayFailure } {
  const levels = levelsOf(pixels);
  const read: Read[] = [];
  const nearly: Nearly[] = [];
  // The finest level costs more than all others, and only small displays need it.
  for (const part of [levels.slice(1), levels.slice(0, 1)]) {
    if (read.length > 0) break;
    for (const { level, line, polarity } of candidatesOf(part)) {
      if (read.some(({ reading }) => isInside(middleOf(level, line), reading.corners))) continue;
      const result = readLine(levels, level, line, polarity, options);
      if (result.kind === 'read') read.push(result);
      else if (result.kind === 'nearly') nearly.push(result);
    }
  }
  const agreed = withoutDisputed(read);
  return { readings: agreed.map(({ reading }) => reading), failure: worstOf(levels, nearly) };
}

function candidatesOf(levels: readonly Level[]): readonly Candidate[] {
  const all: Candidate[] = [];
  for (const level of levels) {
    const ink = inkOf(level.picture);
    for (const polarity of ['dark', 'light'] as const) {
      const lines: Line[] = [];
      for (const reach of [0, 1, 2]) lines.push(...linesOf(blobsOf(ink[polarity], reach), ink[polarity]));
      lines.sort((a, b) => b.score - a.score);
      all.push(...lines.slice(0, MOST_LINES_A_LEVEL).map((line) => ({ level, line, polarity })));
    }
  }
  const kept: Candidate[] = [];
  for (const one of all.sort((a, b) => b.line.score - a.line.score)) {
    if (kept.filter((other) => isNearlyTheSame(one, other)).length < 2) kept.push(one);
    if (kept.length === MOST_LINES) break;
  }
  return kept;
}

/** One display is found in several levels; the best two of its lines are enough. */
function isNearlyTheSame(one: Candidate, other: Candidate): boolean {
  if (one.polarity !== other.polarity) return false;
  const [[ax, ay], [bx, by]] = [middleOf(one.level, one.line), middleOf(other.level, other.line)];
  const [a, b] = [sizeOf(one), sizeOf(other)];
  return (
    Math.hypot(ax - bx, ay - by) < a.height * 1.2 && a.height < b.height * 1.4 && b.height < a.height * 1.4
  );
}

function sizeOf({ level: { scale }, line: { from, to, top, bottom } }: Candidate) {
  const along = (from + to) / 2;
  return { height: (bottom[0] + bottom[1] * along - top[0] - top[1] * along) * scale };
}

function middleOf({ scale }: Level, { dx, dy, from, to, top, bottom }: Line): Point {
  const along = (from + to) / 2;
  const across = (top[0] + top[1] * along + bottom[0] + bottom[1] * along) / 2;
  return [(along * dx - across * dy) * scale, (along * dy + across * dx) * scale];
}

/** Corners go clockwise. */
function isInside([x, y]: Point, corners: Corners): boolean {
  return corners.every(([ax, ay], index) => {
    const [bx, by] = corners[(index + 1) % 4] as Point;
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });
}

/** One display can be read more than once; where that does not come out the same, it is not read. */
function withoutDisputed(read: readonly Read[]): readonly Read[] {
  const kept: Read[] = [];
  for (const one of [...read].sort((a, b) => b.quality - a.quality)) {
    const middle = centreOf(one.reading.corners);
    if (!kept.some(({ reading }) => isInside(middle, reading.corners))) kept.push(one);
  }
  return kept;
}

function centreOf(corners: Corners): Point {
  return [0, 1].map(
    (axis) => corners.reduce((sum, corner) => sum + (corner[axis] as number), 0) / 4,
  ) as unknown as Point;
}

function worstOf(levels: readonly Level[], nearly: readonly Nearly[]): DisplayFailure {
  const nearest = [...nearly].sort((a, b) => b.quality - a.quality)[0];
  if (nearest) return nearest.failure;
  const { data } = (levels[levels.length - 1] as Level).picture;
  const mean = data.reduce((sum, value) => sum + value, 0) / Math.max(1, data.length);
  return { code: mean < TOO_DARK ? 'display-too-dark' : 'no-display-found' };
}
