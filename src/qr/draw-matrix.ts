import type { Luminance } from './pixels.ts';

const MODULE_PIXELS = 4;
const QUIET_ZONE = 4;
const [LIGHT, DARK] = [255, 0] as const;

/** A clean picture of a code: `matrix` is dark 1, light 0, row by row. */
export function drawMatrix(matrix: Uint8Array, size: number): Luminance {
  const side = (size + QUIET_ZONE * 2) * MODULE_PIXELS;
  const data = new Uint8Array(side * side).fill(LIGHT);
  for (let v = 0; v < size; v++) {
    for (let u = 0; u < size; u++) {
      if (matrix[v * size + u] === 0) continue;
      const left = (u + QUIET_ZONE) * MODULE_PIXELS;
      for (let row = 0; row < MODULE_PIXELS; row++) {
        const at = ((v + QUIET_ZONE) * MODULE_PIXELS + row) * side + left;
        data.fill(DARK, at, at + MODULE_PIXELS);
      }
    }
  }
  return { width: side, height: side, data };
}
