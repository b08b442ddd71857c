import { Homography } from '../qr/homography.ts';
import { luminanceOf } from '../qr/luminance.ts';
import type { Corners, Pixels } from '../qr/pixels.ts';

/** Places looked at along the digits, and down them. */
const COLUMNS = 48;
const ROWS = 12;
/** Of the ground's own brightness: segments, even pale ones, stand out more from it. */
const MOST_CONTRAST = 0.07;
/** The ground is as bright as it was with digits on it, within these: not a hand over it, nor another thing. */
const LEAST_BRIGHTNESS = 0.7;
const MOST_BRIGHTNESS = 1.45;

/** How bright the ground is around the digits at a place of a picture, 0 to 255: what `looksBlank` compares with. */
export function groundBrightness(pixels: Pixels, corners: Corners): number {
  const values = valuesIn(pixels, corners).sort((a, b) => a - b);
  return values[Math.floor(values.length * 0.7)] ?? 0;
}

/**
 * Whether a display that was read at `corners`, on a ground as bright as `brightness`, is still there and shows nothing. False where
 * something covers it or light shines back from it: that is not known to be blank.
 */
export function looksBlank(pixels: Pixels, corners: Corners, brightness: number): boolean {
  const values = valuesIn(pixels, corners).sort((a, b) => a - b);
  const at = (share: number) => values[Math.floor((values.length - 1) * share)] ?? 0;
  const [low, middle, high] = [at(0.06), at(0.5), at(0.94)];
  if (middle < brightness * LEAST_BRIGHTNESS || middle > brightness * MOST_BRIGHTNESS) return false;
  return high - low <= middle * MOST_CONTRAST + 4;
}

/** Means of three pixels, so that grain is no contrast. */
function valuesIn(pixels: Pixels, corners: Corners): number[] {
  const { width, height, data } = luminanceOf(pixels);
  const placement = Homography.fromRectangle(0, 0, COLUMNS, ROWS, corners);
  if (placement === undefined) return [];
  const values: number[] = [];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const [x, y] = placement.at(column + 0.5, row + 0.5).map(Math.floor) as [number, number];
      if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) continue;
      let sum = 0;
      for (let near = 0; near < 9; near++) {
        sum += data[(y + Math.floor(near / 3) - 1) * width + x + (near % 3) - 1] as number;
      }
      values.push(sum / 9);
    }
  }
  return values;
}
