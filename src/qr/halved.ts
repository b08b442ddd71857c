import type { Luminance } from './pixels.ts';

/** Half as wide and half as high, each pixel the mean of four. */
export function halved({ width, height, data }: Luminance): Luminance {
  const [halfWidth, halfHeight] = [width >> 1, height >> 1];
  const half = new Uint8Array(halfWidth * halfHeight);
  for (let y = 0, to = 0; y < halfHeight; y++) {
    for (let x = 0, from = y * 2 * width; x < halfWidth; x++, from += 2) {
      const sum =
        (data[from] as number) +
        (data[from + 1] as number) +
        (data[from + width] as number) +
        (data[from + width + 1] as number);
      half[to++] = (sum + 2) >> 2;
    }
  }
  return { width: halfWidth, height: halfHeight, data: half };
}
