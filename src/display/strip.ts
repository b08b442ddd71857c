import { Homography } from '../qr/homography.ts';
import type { Corners, Luminance, Point } from '../qr/pixels.ts';
import type { Level } from './levels.ts';
import type { Line } from './lines.ts';

/** What segments are against their ground. */
export type Polarity = 'dark' | 'light';

/** Rows that a digit is high in a strip. */
export const DIGIT = 32;
/** Rows of a strip above the digits, and below them. */
export const MARGIN = 11;
/** Heights of a digit that a strip reaches beyond the things in the row, at each end. */
const BEYOND = 1.7;
const MOST_WIDTH = 640;
const ROWS = DIGIT + 2 * MARGIN;
/** The most that a digit may be higher in a level than in a strip. */
const MOST_SHRINKING = 1.5;

/**
 * A row of digits, straightened: its tops in row MARGIN, its bottoms DIGIT below, what leans by `slant` upright. Values are higher
 * where there is ink, and as logarithms, so that a shadow or a slope of the light only adds to them.
 */
export interface Strip {
  readonly width: number;
  readonly values: Float32Array;
  /** Columns between which the things of the row stand. */
  readonly from: number;
  readonly to: number;
  /** Columns that are in the picture. */
  readonly inside: readonly [from: number, to: number];
  readonly polarity: Polarity;
  /** Grey levels of the ground around the digits, about. */
  readonly ground: number;
  /** Pixels of the picture that a digit is high. */
  readonly digitHeight: number;
  /** The level that it was taken from. */
  readonly source: Level;
  /** From a place in the strip (rows from the digits' tops) to the whole picture. */
  toPicture(x: number, y: number): Point;
}

/** The picture's level in which a line's digits are about as high as in a strip. */
function levelFor(levels: readonly Level[], height: number): Level {
  const fine = levels.find(({ scale }) => height / scale <= DIGIT * MOST_SHRINKING);
  return fine ?? (levels[levels.length - 1] as Level);
}

/** Straightens a line of a level. `slant`: how far what is upright leans to the right, in parts of its height. */
export function stripOf(
  levels: readonly Level[],
  level: Level,
  line: Line,
  polarity: Polarity,
  slant: number,
): Strip | undefined {
  const { dx, dy, top, bottom, from, to } = line;
  const across = ([at, slope]: readonly [number, number], along: number) => at + slope * along;
  const middle = (from + to) / 2;
  const height = across(bottom, middle) - across(top, middle);
  const [start, end] = [from - BEYOND * height, to + BEYOND * height];
  const heights = [start, end].map((along) => across(bottom, along) - across(top, along));
  // Seen so much from the side, nothing is left of the far end.
  if (Math.min(...heights) < height * 0.4) return undefined;
  const width = Math.round((DIGIT * (end - start)) / height);
  const source = levelFor(levels, height * level.scale);
  const scale = level.scale / source.scale;
  const corner = (edge: readonly [number, number], along: number, lean: number): Point => {
    const own = along + lean * (across(bottom, along) - across(top, along));
    const off = across(edge, own);
    return [(own * dx - off * dy) * scale, (own * dy + off * dx) * scale];
  };
  const corners: Corners = [
    corner(top, start, slant / 2),
    corner(top, end, slant / 2),
    corner(bottom, end, -slant / 2),
    corner(bottom, start, -slant / 2),
  ];
  const side = BEYOND * DIGIT;
  return straightened(source, corners, { width, from: side, to: width - side, polarity });
}

/**
 * Straightens a strip once more, from one column of it to another: `edge` says where a place of it (rows from the digits' tops)
 * should have been.
 */
export function restraightened(
  strip: Strip,
  [first, last]: readonly [number, number],
  edge: (x: number, isTop: boolean) => Point,
): Strip | undefined {
  const { source, polarity } = strip;
  const [start, end] = [first - BEYOND * DIGIT, last + BEYOND * DIGIT];
  const places = [
    [start, true],
    [end, true],
    [end, false],
    [start, false],
  ] as const;
  const corners = places.map(([x, isTop]) => {
    const [px, py] = strip.toPicture(...edge(x, isTop));
    return [px / source.scale, py / source.scale] as const;
  });
  const width = Math.round(end - start);
  const range = { width, from: BEYOND * DIGIT, to: width - BEYOND * DIGIT, polarity };
  return straightened(source, corners as unknown as Corners, range);
}

function straightened(
  source: Level,
  corners: Corners,
  { width, from, to, polarity }: Pick<Strip, 'width' | 'from' | 'to' | 'polarity'>,
): Strip | undefined {
  if (!(width <= MOST_WIDTH && width > DIGIT)) return undefined;
  const placement = Homography.fromRectangle(0, 0, width, DIGIT, corners);
  if (placement === undefined) return undefined;
  const [[ax, ay], [bx, by]] = [placement.at(width / 2, 0), placement.at(width / 2, DIGIT)];
  return {
    ...{ width, from, to, polarity, source },
    ...draw(source.picture, placement, width, polarity),
    digitHeight: Math.hypot(bx - ax, by - ay) * source.scale,
    toPicture: (x, y) => {
      const [px, py] = placement.at(x, y);
      return [px * source.scale, py * source.scale];
    },
  };
}

/** Logarithms of grey levels, ink higher. Below the offset there is more noise than light. */
const LOGARITHMS: Readonly<Record<Polarity, Float32Array>> = {
  dark: Float32Array.from({ length: 257 }, (_, level) => -Math.log(level + 14)),
  light: Float32Array.from({ length: 257 }, (_, level) => Math.log(level + 40)),
};

function draw(picture: Luminance, placement: Homography, width: number, polarity: Polarity) {
  const values = new Float32Array(width * ROWS);
  const [a, b, c, d, e, f, g, h, i] = placement.terms;
  const { width: across, height: down, data } = picture;
  const logarithms = LOGARITHMS[polarity];
  let [first, last, sum, count] = [width, -1, 0, 0];
  for (let row = 0; row < ROWS; row++) {
    const v = row + 0.5 - MARGIN;
    for (let column = 0, to = row * width; column < width; column++, to++) {
      const u = column + 0.5;
      const depth = g * u + h * v + i;
      const x = (a * u + b * v + c) / depth - 0.5;
      const y = (d * u + e * v + f) / depth - 0.5;
      const isIn = x >= -0.5 && y >= -0.5 && x <= across - 0.5 && y <= down - 0.5;
      const px = x < 0 ? 0 : x > across - 1.001 ? across - 1.001 : x;
      const py = y < 0 ? 0 : y > down - 1.001 ? down - 1.001 : y;
      const left = px | 0;
      const top = py | 0;
      const p = px - left;
      const q = py - top;
      const at = top * across + left;
      const upper = (data[at] as number) * (1 - p) + (data[at + 1] as number) * p;
      const lower = (data[at + across] as number) * (1 - p) + (data[at + across + 1] as number) * p;
      const grey = upper * (1 - q) + lower * q;
      const whole = grey | 0;
      const below = logarithms[whole] as number;
      values[to] = below + ((logarithms[whole + 1] as number) - below) * (grey - whole);
      sum += grey;
      count++;
      if (isIn && row >= MARGIN && row < MARGIN + DIGIT) {
        if (column < first) first = column;
        if (column > last) last = column;
      }
    }
  }
  return { values, inside: [first, last + 1] as const, ground: sum / count };
}
