import type { SeededRandom } from '../seeded-random.ts';

/** Grey levels 0 to 255 that are not rounded yet. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Turns a plane, as a camera does that looks at it: places in the frame to places on the plane. */
export interface View {
  /** The matrix of `toPlane`, row by row. */
  readonly inverse: Matrix;
  /** From a pixel of the frame to the plane, in the plane's own units around its middle. */
  toPlane(x: number, y: number): readonly [number, number];
  toFrame(u: number, v: number): readonly [number, number];
}

export interface Pose {
  /** Of the plane's middle, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Pixels a unit of the plane is wide where it is nearest to level. */
  readonly scale: number;
  /** In degrees: turned in the frame; leaning around the plane's own axes. */
  readonly turn: number;
  readonly tiltX: number;
  readonly tiltY: number;
  /** From the camera to the plane's middle, in units of the plane. */
  readonly distance: number;
}

export function viewOf({ x, y, scale, turn, tiltX, tiltY, distance }: Pose): View {
  const [a, b, c] = [turn, tiltX, tiltY].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  const [sa, ca, sb, cb, sc, cc] = [
    Math.sin(a),
    Math.cos(a),
    Math.sin(b),
    Math.cos(b),
    Math.sin(c),
    Math.cos(c),
  ];
  // Around the plane's own axes first, then in the frame.
  const rows = [
    [cc, sc * sb],
    [0, cb],
    [-sc, cc * sb],
  ] as const;
  const focal = scale * distance;
  const m = [
    focal * (ca * rows[0][0] - sa * rows[1][0]) + x * rows[2][0],
    focal * (ca * rows[0][1] - sa * rows[1][1]) + x * rows[2][1],
    x * distance,
    focal * (sa * rows[0][0] + ca * rows[1][0]) + y * rows[2][0],
    focal * (sa * rows[0][1] + ca * rows[1][1]) + y * rows[2][1],
    y * distance,
    rows[2][0],
    rows[2][1],
    distance,
  ] as const;
  const n = inverse(m);
  return { inverse: n, toFrame: (u, v) => through(m, u, v), toPlane: (px, py) => through(n, px, py) };
}

export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

function through(m: Matrix, u: number, v: number): readonly [number, number] {
  const depth = m[6] * u + m[7] * v + m[8];
  return [(m[0] * u + m[1] * v + m[2]) / depth, (m[3] * u + m[4] * v + m[5]) / depth];
}

function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  return [e * i - f * h, c * h - b * i, b * f - c * e, f * g - d * i, a * i - c * g, c * d - a * f]
    .concat([d * h - e * g, b * g - a * h, a * e - b * d])
    .slice() as unknown as Matrix;
}

/** Out of focus: three means in a row come near to a bell of that width. */
export function blur(frame: Frame, sigma: number): void {
  if (sigma < 0.3) return;
  const radius = Math.sqrt(4 * sigma * sigma + 1) / 2 - 0.5;
  for (let pass = 0; pass < 3; pass++) {
    means(frame, radius, true);
    means(frame, radius, false);
  }
}

/** Moved while the shutter was open: means along a line of that length. */
export function smear(frame: Frame, length: number, degrees: number): void {
  if (length < 0.8) return;
  const [dx, dy] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const steps = Math.max(2, Math.ceil(length * 1.5));
  const away = Array.from({ length: steps + 1 }, (_, step) => (step / steps - 0.5) * length);
  const from = frame.data.slice();
  const { width, height } = frame;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let step = 0; step <= steps; step++) {
        const along = away[step] as number;
        const px = Math.min(width - 1, Math.max(0, Math.round(x + dx * along)));
        const py = Math.min(height - 1, Math.max(0, Math.round(y + dy * along)));
        sum += from[py * width + px] as number;
      }
      frame.data[y * width + x] = sum / (steps + 1);
    }
  }
}

/** Along one axis, a window of `2 × radius + 1` pixels, its ends by their share. */
function means({ width, height, data }: Frame, radius: number, isAcross: boolean): void {
  const whole = Math.floor(radius);
  const part = radius - whole;
  const [lines, length] = isAcross ? [height, width] : [width, height];
  const [lineStep, step] = isAcross ? [width, 1] : [1, width];
  const line = new Float32Array(length);
  const size = 2 * radius + 1;
  for (let index = 0; index < lines; index++) {
    const start = index * lineStep;
    for (let k = 0; k < length; k++) line[k] = data[start + k * step] as number;
    let sum = 0;
    for (let k = -whole; k <= whole; k++) sum += line[k < 0 ? 0 : k] as number;
    for (let k = 0; k < length; k++) {
      const before = line[k - whole - 1 < 0 ? 0 : k - whole - 1] as number;
      const after = line[k + whole + 1 >= length ? length - 1 : k + whole + 1] as number;
      data[start + k * step] = (sum + part * (before + after)) / size;
      sum += after - (line[k - whole < 0 ? 0 : k - whole] as number);
    }
  }
}

/** Grain of the sensor: more of it where it is brighter, nearly as a bell. */
export function grain({ data }: Frame, sigma: number, random: SeededRandom): void {
  if (sigma === 0) return;
  const bells = new Float32Array(4096).map(() => (random.next() + random.next() + random.next() - 1.5) * 2);
  for (let index = 0; index < data.length; index++) {
    const value = data[index] as number;
    const bell = bells[Math.floor(random.next() * 4096)] as number;
    data[index] = value + bell * sigma * (0.6 + 0.4 * Math.sqrt(Math.max(0, value) / 128));
  }
}

const STRENGTHS = [
  ...[16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55],
  ...[14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62],
  ...[18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92],
  ...[49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99],
];
const WAVES = Float32Array.from({ length: 64 }, (_, index) => {
  const [k, n] = [Math.floor(index / 8), index % 8];
  return Math.sqrt((k === 0 ? 1 : 2) / 8) * Math.cos(((2 * n + 1) * k * Math.PI) / 16);
});

/** What JPEG of that quality (ITU T.81's own table of steps, scaled as libjpeg does) leaves of the brightness. */
export function throughJpeg({ width, height, data }: Frame, quality: number): void {
  const scale = quality < 50 ? 50 / quality : 2 - quality / 50;
  const steps = STRENGTHS.map((strength) => Math.max(1, Math.round(strength * scale)));
  const [block, half] = [new Float32Array(64), new Float32Array(64)];
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      for (let index = 0; index < 64; index++) {
        block[index] = (data[(top + (index >> 3)) * width + left + (index & 7)] as number) - 128;
      }
      turn(block, half, false);
      for (let index = 0; index < 64; index++) {
        const step = steps[index] as number;
        block[index] = Math.round((block[index] as number) / step) * step;
      }
      turn(block, half, true);
      for (let index = 0; index < 64; index++) {
        data[(top + (index >> 3)) * width + left + (index & 7)] = (block[index] as number) + 128;
      }
    }
  }
}

/** The cosine transform of a block in place, or back. */
function turn(block: Float32Array, half: Float32Array, back: boolean): void {
  for (let pass = 0; pass < 2; pass++) {
    const [from, to] = pass === 0 ? [block, half] : [half, block];
    for (let k = 0; k < 8; k++) {
      for (let line = 0; line < 8; line++) {
        let sum = 0;
        for (let n = 0; n < 8; n++) {
          const wave = back ? WAVES[n * 8 + k] : WAVES[k * 8 + n];
          sum += (wave as number) * (from[line * 8 + n] as number);
        }
        to[k * 8 + line] = sum;
      }
    }
  }
}
