import type { Luminance } from './pixels.ts';
import { SummedArea } from './summed-area.ts';

/** How far blur reaches, and how much of a pixel's difference from the mean around it is added to it. */
const BLUR_RADIUS = 4;
const SHARPENING = 2;
/** Half a side of what a pixel is compared with under uneven light, and how much stronger the difference is made. */
const LIGHT_RADIUS = 10;
const GAIN = 4;

/** A picture with blur undone, as far as that can be without knowing it (unsharp masking). */
export function sharpened(picture: Luminance): Luminance {
  return mapped(picture, BLUR_RADIUS, (value, around) => value + SHARPENING * (value - around));
}

/** A picture with the light made even, and what little there is in glare and shadow made strong. */
export function evened(picture: Luminance): Luminance {
  return mapped(picture, LIGHT_RADIUS, (value, around) => 128 + GAIN * (value - around));
}

function mapped(
  { width, height, data }: Luminance,
  radius: number,
  of: (value: number, around: number) => number,
): Luminance {
  const sums = new SummedArea({ width, height, data });
  const [near, around] = [new Float32Array(width), new Float32Array(width)];
  const result = new Uint8ClampedArray(width * height);
  for (let y = 0, index = 0; y < height; y++) {
    sums.rowMeans(y, 1, near);
    sums.rowMeans(y, radius, around);
    for (let x = 0; x < width; x++, index++) {
      // Noise is not to be made stronger: what is around a pixel counts more than itself.
      const value = ((data[index] as number) + 5 * (near[x] as number)) / 6;
      result[index] = of(value, around[x] as number);
    }
  }
  return { width, height, data: new Uint8Array(result.buffer) };
}
