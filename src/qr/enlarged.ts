import type { Luminance } from './pixels.ts';

/** Twice as wide and twice as high, values between pixels by their distance (bilinear). */
export function enlarged({ width, height, data }: Luminance): Luminance {
  const [doubleWidth, doubleHeight] = [width * 2, height * 2];
  const double = new Uint8Array(doubleWidth * doubleHeight);
  for (let y = 0, to = 0; y < doubleHeight; y++) {
    // The middle of each new pixel lies a quarter of an old one from an old middle.
    const near = (y >> 1) * width;
    const far = Math.max(0, Math.min(height - 1, (y >> 1) + (y & 1 ? 1 : -1))) * width;
    for (let x = 0; x < doubleWidth; x++) {
      const column = x >> 1;
      const beside = Math.max(0, Math.min(width - 1, column + (x & 1 ? 1 : -1)));
      const nearRow = 3 * (data[near + column] as number) + (data[near + beside] as number);
      const farRow = 3 * (data[far + column] as number) + (data[far + beside] as number);
      double[to++] = (3 * nearRow + farRow + 8) >> 4;
    }
  }
  return { width: doubleWidth, height: doubleHeight, data: double };
}
