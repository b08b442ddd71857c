import { DIGIT, MARGIN, type Strip } from './strip.ts';

/** Columns of a strip with ink in them, and the rows (from the digits' tops) between which it is. */
export interface Island {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

/** Ink is what lies beyond the middle between the ground around and the strongest around. */
const MIDDLE = 0.5;
const LEVELS = 48;
/** Columns apart in which ground and ink are looked up. */
const STEP = 8;

/** The islands of ink of a strip from left to right, lying apart. */
export function islandsOf(strip: Strip): readonly Island[] {
  const { width, values } = strip;
  const limits = limitsOf(strip);
  const islands: Island[] = [];
  let open: { from: number; to: number; top: number; bottom: number } | undefined;
  for (let x = 0; x <= width; x++) {
    let [count, top, bottom] = [0, DIGIT, 0];
    if (x < width) {
      const limit = limits[x] as number;
      for (let y = -2; y < DIGIT + 2; y++) {
        if ((values[(y + MARGIN) * width + x] as number) <= limit) continue;
        count++;
        if (y < top) top = y;
        if (y + 1 > bottom) bottom = y + 1;
      }
    }
    if (count >= 2) {
      open ??= { from: x, to: x, top, bottom };
      open.to = x + 1;
      open.top = Math.min(open.top, top);
      open.bottom = Math.max(open.bottom, bottom);
    } else if (open && (x - open.to >= 1 || x === width)) {
      islands.push(open);
      open = undefined;
    }
  }
  return islands;
}

/** For each column the value beyond which there is ink. */
function limitsOf({ width, values, from, to }: Strip): Float32Array {
  const start = MARGIN * width;
  const end = (MARGIN + DIGIT) * width;
  let [least, most] = [Infinity, -Infinity];
  for (let at = start; at < end; at++) {
    const value = values[at] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const spread = Math.max(1e-6, most - least);
  const columns = Math.ceil(width / STEP);
  const histograms = new Uint16Array(columns * LEVELS);
  for (let row = MARGIN; row < MARGIN + DIGIT; row++) {
    for (let x = 0; x < width; x++) {
      const level = Math.min(
        LEVELS - 1,
        Math.floor((((values[row * width + x] as number) - least) / spread) * LEVELS),
      );
      histograms[Math.floor(x / STEP) * LEVELS + level]++;
    }
  }
  const share = (column: number, part: number): number => {
    const [first, last] = [Math.max(0, column - 3), Math.min(columns - 1, column + 3)];
    const total = (Math.min(width, (last + 1) * STEP) - first * STEP) * DIGIT;
    let sum = 0;
    for (let level = 0; level < LEVELS; level++) {
      for (let near = first; near <= last; near++) sum += histograms[near * LEVELS + level] as number;
      if (sum >= total * part) return least + ((level + 0.5) / LEVELS) * spread;
    }
    return most;
  };
  const grounds = Array.from({ length: columns }, (_, column) => share(column, 0.25));
  const inks = Array.from({ length: columns }, (_, column) => share(column, 0.95));
  const within = inks
    .map((ink, column) => ink - (grounds[column] as number))
    .slice(Math.floor(from / STEP), Math.ceil(to / STEP));
  const usual = within.sort((a, b) => a - b)[within.length >> 1] ?? spread;
  return Float32Array.from({ length: width }, (_, x) => {
    const at = Math.min(columns - 1, Math.max(0, (x + 0.5) / STEP - 0.5));
    const left = Math.floor(at);
    const right = Math.min(columns - 1, left + 1);
    const between = (list: readonly number[]) =>
      (list[left] as number) * (1 - at + left) + (list[right] as number) * (at - left);
    const [ground, ink] = [between(grounds), between(inks)];
    return ground + Math.max(ink - ground, usual * 0.6) * MIDDLE;
  });
}

/** Places for digits, by their right edges: every digit has a segment there, not every one on the left. */
export interface Cells {
  /** Columns a digit is wide. */
  readonly width: number;
  readonly rights: readonly number[];
}

const isHigh = ({ top, bottom }: Island) => top <= DIGIT * 0.25 && bottom >= DIGIT * 0.75;

/** Makes cells of islands as high as a digit; nothing where they do not tell how wide a digit is. */
export function cellsOf(islands: readonly Island[]): Cells | undefined {
  const high = islands.filter(isHigh);
  const widths = high.map(({ from, to }) => to - from).sort((a, b) => a - b);
  // Digits are narrower than high; two that have run together are wider.
  const wide = widths.filter((width) => width > DIGIT * 0.3 && width < DIGIT * 0.92);
  if (wide.length === 0) return undefined;
  const usual = wide[Math.floor(wide.length * 0.6)] as number;
  const near = wide.filter((width) => width > usual * 0.82 && width < usual * 1.22);
  const width = near.reduce((sum, each) => sum + each, 0) / near.length;
  const rights: number[] = [];
  for (const island of high) {
    const own = island.to - island.from;
    if (own <= width * 1.35) {
      rights.push(island.to);
      continue;
    }
    // As many digits as have run together, evenly apart.
    const count = Math.round((own - width) / (width * 1.25)) + 1;
    if (count > 6) continue;
    const pitch = count === 1 ? 0 : (own - width) / (count - 1);
    for (let index = count - 1; index >= 0; index--) rights.push(island.to - index * pitch);
  }
  return { width, rights };
}
