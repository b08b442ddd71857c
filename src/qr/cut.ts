import type { Corners, Luminance } from './pixels.ts';

export interface Part {
  /** Where the part lies in the picture, in pixels. */
  readonly left: number;
  readonly top: number;
  readonly part: Luminance;
}

/** A rectangle of a picture, as far as it lies in it, in memory of its own. */
export function cutOut(
  { width, height, data }: Luminance,
  left: number,
  top: number,
  right: number,
  bottom: number,
): Part {
  const [fromX, fromY] = [Math.max(0, Math.floor(left)), Math.max(0, Math.floor(top))];
  const columns = Math.max(0, Math.min(width, Math.ceil(right)) - fromX);
  const rows = Math.max(0, Math.min(height, Math.ceil(bottom)) - fromY);
  const part = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    const from = (fromY + y) * width + fromX;
    part.set(data.subarray(from, from + columns), y * columns);
  }
  return { left: fromX, top: fromY, part: { width: columns, height: rows, data: part } };
}

/** What lies around four corners, and `surroundings` more on each side, as a share of its own width and height. */
export function cut(luminance: Luminance, corners: Corners, surroundings: number): Part {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [across, down] = [(right - left) * surroundings, (bottom - top) * surroundings];
  return cutOut(luminance, left - across, top - down, right + across, bottom + down);
}
