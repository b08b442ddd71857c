import { BrokenPicture } from '../broken-picture.ts';

/** One pass over a picture: all of it, or what one of the seven passes of an interlaced one holds. */
export interface PngPass {
  /** Columns and rows of this pass. */
  readonly columns: number;
  readonly rows: number;
  /** Where its first pixel lies, and how far apart its pixels are. */
  readonly left: number;
  readonly top: number;
  readonly stepX: number;
  readonly stepY: number;
}

const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Source: https://www.w3.org/TR/png-3/, 8 Interlacing and pass extraction. */
export function passesOf(width: number, height: number, isInterlaced: boolean): PngPass[] {
  if (!isInterlaced) return [{ columns: width, rows: height, left: 0, top: 0, stepX: 1, stepY: 1 }];
  return ADAM7.map(([left, top, stepX, stepY]) => ({
    columns: Math.ceil((width - left) / stepX),
    rows: Math.ceil((height - top) / stepY),
    left,
    top,
    stepX,
    stepY,
  })).filter(({ columns, rows }) => columns > 0 && rows > 0);
}

/**
 * Undoes a row's filter in place. `row` and the row `above` it (zeros above the first) begin with a byte that names the filter;
 * `distance`: bytes to the pixel on the left. Source: https://www.w3.org/TR/png-3/, 9 Filtering.
 */
export function unfilter(row: Uint8Array, above: Uint8Array, distance: number): void {
  switch (row[0]) {
    case 0:
      return;
    case 1:
      for (let at = 1 + distance; at < row.length; at++) {
        row[at] = (row[at] as number) + (row[at - distance] as number);
      }
      return;
    case 2:
      for (let at = 1; at < row.length; at++) row[at] = (row[at] as number) + (above[at] as number);
      return;
    case 3:
      for (let at = 1; at < row.length; at++) {
        const left = at > distance ? (row[at - distance] as number) : 0;
        row[at] = (row[at] as number) + ((left + (above[at] as number)) >> 1);
      }
      return;
    case 4:
      unfilterPaeth(row, above, distance);
      return;
    default:
      throw new BrokenPicture('no such filter');
  }
}

function unfilterPaeth(row: Uint8Array, above: Uint8Array, distance: number): void {
  for (let at = 1; at < Math.min(1 + distance, row.length); at++) {
    row[at] = (row[at] as number) + (above[at] as number);
  }
  for (let at = 1 + distance; at < row.length; at++) {
    const left = row[at - distance] as number;
    const up = above[at] as number;
    const corner = above[at - distance] as number;
    const [farLeft, farUp] = [Math.abs(up - corner), Math.abs(left - corner)];
    const farCorner = Math.abs(left + up - 2 * corner);
    const nearest = farLeft <= farUp && farLeft <= farCorner ? left : farUp <= farCorner ? up : corner;
    row[at] = (row[at] as number) + nearest;
  }
}
