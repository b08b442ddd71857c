import type { Blob } from './blobs.ts';
import type { Runs } from './ink.ts';

/** Things of one height in a row, as digits of a display stand: a line through their tops and one through their bottoms. */
export interface Line {
  /** Direction of the row, a unit vector. Places along it are `x × dx + y × dy`, across it `y × dx − x × dy`. */
  readonly dx: number;
  readonly dy: number;
  /** Places along the row where the first thing begins and the last one ends. */
  readonly from: number;
  readonly to: number;
  /** The top and the bottom across the row: at place 0 of it, and how much more for each pixel along. */
  readonly top: readonly [at: number, slope: number];
  readonly bottom: readonly [at: number, slope: number];
  readonly members: number;
  /** Better candidates have more. */
  readonly score: number;
}

/** More things than that in a level are no sign of a display. */
const MOST_BLOBS = 1200;
const MOST_NEIGHBOURS = 4;
const STEEPEST = Math.tan((38 * Math.PI) / 180);

interface Thing {
  readonly blob: Blob;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Finds rows of at least three things of like size and near to each other, best first. */
export function linesOf(blobs: readonly Blob[], runs: Runs): Line[] {
  const things: Thing[] = blobs.map((blob) => ({
    blob,
    x: (blob.left + blob.right) / 2,
    y: (blob.top + blob.bottom) / 2,
    size: Math.max(blob.bottom - blob.top, blob.right - blob.left),
  }));
  if (things.length > MOST_BLOBS) {
    things.sort((a, b) => b.size - a.size);
    things.length = MOST_BLOBS;
  }
  things.sort((a, b) => a.x - b.x);
  const seen = new Set<string>();
  const lines: Line[] = [];
  things.forEach((first, index) => {
    for (const second of neighbours(things, index)) {
      const chain = chainOf(things, first, second);
      if (chain.length < 3) continue;
      const name = chain.map((thing) => things.indexOf(thing)).join();
      if (seen.has(name)) continue;
      seen.add(name);
      const line = lineOf(chain, runs);
      if (line) lines.push(line);
    }
  });
  return lines.sort((a, b) => b.score - a.score);
}

/** The nearest things to the right that could stand in one row with a thing. */
function neighbours(things: readonly Thing[], index: number): Thing[] {
  const first = things[index] as Thing;
  const near: { thing: Thing; away: number }[] = [];
  for (let other = index + 1; other < things.length; other++) {
    const thing = things[other] as Thing;
    const dx = thing.x - first.x;
    if (dx > first.size * 2.2) break;
    if (!isLike(first, thing)) continue;
    const dy = Math.abs(thing.y - first.y);
    const away = Math.hypot(dx, dy);
    if (dy > dx * STEEPEST + 1 || away < first.size * 0.3) continue;
    near.push({ thing, away });
  }
  return near
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST_NEIGHBOURS)
    .map(({ thing }) => thing);
}

function isLike(a: Thing, b: Thing): boolean {
  const ratio = a.size / b.size;
  return ratio > 0.68 && ratio < 1.47;
}

/** All that stands on the straight through two things, without a wide gap from them on. */
function chainOf(things: readonly Thing[], first: Thing, second: Thing): Thing[] {
  const length = Math.hypot(second.x - first.x, second.y - first.y);
  const [dx, dy] = [(second.x - first.x) / length, (second.y - first.y) / length];
  const size = (first.size + second.size) / 2;
  const on: { thing: Thing; along: number }[] = [];
  for (const thing of things) {
    const x = thing.x - first.x;
    const y = thing.y - first.y;
    const along = x * dx + y * dy;
    if (Math.abs(along) > size * 14) continue;
    const across = Math.abs(y * dx - x * dy);
    // Two centres say little of a direction far away from them.
    if (across > size * 0.16 + Math.abs(along) * 0.07) continue;
    const ratio = thing.size / size;
    if (ratio > 0.6 && ratio < 1.6) on.push({ thing, along });
  }
  on.sort((a, b) => a.along - b.along);
  const start = on.findIndex(({ thing }) => thing === first);
  let [from, to] = [start, start];
  const isNear = (a: number, b: number) => (on[b]?.along ?? 0) - (on[a]?.along ?? 0) < size * 2.1;
  while (from > 0 && isNear(from - 1, from)) from--;
  while (to < on.length - 1 && isNear(to, to + 1)) to++;
  return on.slice(from, to + 1).map(({ thing }) => thing);
}

interface Extent {
  readonly along: number;
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

/** The lines through tops and bottoms, twice: what stands out the first time does not count the second. */
function lineOf(chain: readonly Thing[], runs: Runs): Line | undefined {
  const centres = straight(chain.map(({ x, y }) => [x, y]));
  const turn = Math.atan(centres[1]);
  const [dx, dy] = [Math.cos(turn), Math.sin(turn)];
  let extents = chain.map(({ blob }) => extentOf(blob, runs, dx, dy));
  for (let pass = 0; ; pass++) {
    const { top, bottom } = edgesOf(extents);
    const middle = extents.reduce((sum, { along }) => sum + along, 0) / extents.length;
    const height = bottom[0] + bottom[1] * middle - top[0] - top[1] * middle;
    if (height < 6) return undefined;
    const offs = extents.map(({ along, top: t, bottom: b }) =>
      Math.max(Math.abs(t - top[0] - top[1] * along), Math.abs(b - bottom[0] - bottom[1] * along)),
    );
    const worst = Math.max(...offs);
    if (worst < Math.max(1.2, height * 0.09) || extents.length === 3) {
      if (worst > Math.max(1.5, height * 0.16)) return undefined;
      const [from, to] = [Math.min(...extents.map((e) => e.from)), Math.max(...extents.map((e) => e.to))];
      const roughness = offs.reduce((sum, off) => sum + off, 0) / offs.length / height;
      const members = extents.length;
      const score = Math.min(members, 8) - roughness * 20 - Math.max(0, members - 10) * 0.5 + height * 0.02;
      return { dx, dy, from, to, top, bottom, members, score };
    }
    if (pass > 4) return undefined;
    extents = extents.filter((_, index) => offs[index] !== worst);
  }
}

/** How unsure the ends of a digit are, in its heights: those of a 1 are not where those of an 8 are. */
const UNSURE = 0.06;
/** How much tops and bottoms usually draw together, a pixel along. */
const USUAL = 0.015;

/** Lines through tops and bottoms; they draw together only as much as the digits are sure about. */
function edgesOf(extents: readonly Extent[]) {
  const [[topAt, topSlope], [bottomAt, bottomSlope]] = [
    straight(extents.map(({ along, top }) => [along, top])),
    straight(extents.map(({ along, bottom }) => [along, bottom])),
  ];
  const n = extents.length;
  const middle = extents.reduce((sum, { along }) => sum + along, 0) / n;
  const spread = extents.reduce((sum, { along }) => sum + (along - middle) ** 2, 0);
  const height = bottomAt + bottomSlope * middle - topAt - topSlope * middle;
  const doubt = (2 * (UNSURE * height) ** 2) / Math.max(1e-6, spread);
  const trust = USUAL ** 2 / (USUAL ** 2 + doubt);
  const [common, apart] = [(topSlope + bottomSlope) / 2, ((bottomSlope - topSlope) / 2) * trust];
  const through = (at: number, slope: number, next: number): [number, number] => [
    at + (slope - next) * middle,
    next,
  ];
  return {
    top: through(topAt, topSlope, common - apart),
    bottom: through(bottomAt, bottomSlope, common + apart),
  };
}

function extentOf(blob: Blob, { data }: Runs, dx: number, dy: number): Extent {
  let [from, to, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const run of blob.runs) {
    const row = data[run] as number;
    for (let end = 0; end < 4; end++) {
      const x = data[run + 1 + (end & 1)] as number;
      const y = row + (end >> 1);
      const along = x * dx + y * dy;
      const across = y * dx - x * dy;
      if (along < from) from = along;
      if (along > to) to = along;
      if (across < top) top = across;
      if (across > bottom) bottom = across;
    }
  }
  // The corners of pixels reach beyond what they stand for, the more the more the row is turned.
  const beyond = Math.abs(dy) * 0.5;
  return { along: (from + to) / 2, from, to, top: top + beyond, bottom: bottom - beyond };
}

/** The straight of least squares: where it is at 0, and its slope. */
function straight(points: readonly (readonly [number, number])[]): [at: number, slope: number] {
  let [sx, sy, sxx, sxy] = [0, 0, 0, 0];
  for (const [x, y] of points) {
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
  }
  const n = points.length;
  const spread = sxx - (sx * sx) / n;
  const slope = spread < 1e-6 ? 0 : (sxy - (sx * sy) / n) / spread;
  return [(sy - slope * sx) / n, slope];
}
