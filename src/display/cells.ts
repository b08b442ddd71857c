import { DIGIT, MARGIN, type Strip } from './strip.ts';

/** Columns of a strip with ink in them, and the rows (from the digits' tops) between which it is. */
export interface Island {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

/** Half the box whose mean a place is held against. */
const COLUMNS_AROUND = 14;
const ROWS_AROUND = 11;
/** Rows above and below the digits in which ink shows that it is none of theirs. */
const OVER = 6;
const ROWS = DIGIT + 2 * MARGIN;

/**
 * The islands of ink of a strip from left to right, lying apart. `beyond`: how far from the mean around ink is, as a share of the
 * display's contrast; a third of what is around is ink, more or less.
 */
export function islandsOf(strip: Strip, beyond: number): readonly Island[] {
  const { width } = strip;
  const isInk = inkOf(strip, beyond);
  const islands: Island[] = [];
  let open: { from: number; to: number; top: number; bottom: number } | undefined;
  for (let x = 0; x <= width; x++) {
    let [count, top, bottom] = [0, DIGIT, 0];
    if (x < width) {
      for (let y = -OVER; y < DIGIT + OVER; y++) {
        if (isInk[(y + MARGIN) * width + x] === 0) continue;
        count++;
        if (y < top) top = y;
        bottom = y + 1;
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

/** 1 where a place stands out from the mean around it, so that a reflection over a part of a digit does not hide it. */
function inkOf(strip: Strip, beyond: number): Uint8Array {
  const { width, values } = strip;
  const limit = beyond * contrastOf(strip);
  const stride = width + 1;
  const sums = new Float64Array(stride * (ROWS + 1));
  for (let y = 0; y < ROWS; y++) {
    for (let x = 0, row = 0; x < width; x++) {
      row += values[y * width + x] as number;
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] as number) + row;
    }
  }
  const ink = new Uint8Array(width * ROWS);
  for (let y = MARGIN - OVER; y < MARGIN + DIGIT + OVER; y++) {
    const top = Math.max(MARGIN - OVER, y - ROWS_AROUND);
    const bottom = Math.min(MARGIN + DIGIT + OVER, y + ROWS_AROUND + 1);
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - COLUMNS_AROUND);
      const right = Math.min(width, x + COLUMNS_AROUND + 1);
      const sum =
        (sums[bottom * stride + right] as number) -
        (sums[bottom * stride + left] as number) -
        (sums[top * stride + right] as number) +
        (sums[top * stride + left] as number);
      const mean = sum / ((right - left) * (bottom - top));
      if ((values[y * width + x] as number) > mean + limit) ink[y * width + x] = 1;
    }
  }
  return ink;
}

/** How much ink stands out from its ground where the things of the row stand: the middle of what eighths of the row say. */
function contrastOf({ width, values, from, to }: Strip): number {
  const contrasts: number[] = [];
  const size = Math.max(DIGIT / 2, (to - from) / 8);
  for (let start = from; start + size / 2 < to; start += size) {
    const part: number[] = [];
    for (let y = MARGIN; y < MARGIN + DIGIT; y += 2) {
      for (let x = Math.max(0, Math.floor(start)); x < Math.min(width, start + size); x++) {
        part.push(values[y * width + x] as number);
      }
    }
    part.sort((a, b) => a - b);
    const at = (share: number) => part[Math.floor(part.length * share)] ?? 0;
    contrasts.push(at(0.95) - at(0.25));
  }
  contrasts.sort((a, b) => a - b);
  return contrasts[contrasts.length >> 1] ?? 0;
}

/** Places for digits, by their right edges: every digit has a segment there, not every one on the left. */
export interface Cells {
  /** Columns a digit is wide. */
  readonly width: number;
  readonly rights: readonly number[];
}

/** As high as a digit, and not a rim that runs on above and below. */
const isHigh = ({ top, bottom }: Island) =>
  top <= DIGIT * 0.25 && bottom >= DIGIT * 0.75 && !(top < 1 - OVER && bottom > DIGIT + OVER - 1);

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
