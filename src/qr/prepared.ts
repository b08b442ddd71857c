import type { Luminance } from './pixels.ts';
import { SummedArea } from './summed-area.ts';

/** How far blur reaches, and how much of a pixel's difference from the mean around it is added to it. */
const BLUR_RADIUS = 4.5;
const SHARPENING = 2;
/** Half a side of what a pixel is compared with under uneven light, and how much stronger the difference is made. */
const LIGHT_RADIUS = 10.5;
const GAIN = 4;
/** Half a side of the square that stands for a pixel: noise is not to be made stronger. */
const PIXEL_RADIUS = 1;

/** A picture with blur undone, as far as that can be without knowing it (unsharp masking). */
export function sharpened(picture: Luminance): Luminance {
  return mapped(picture, BLUR_RADIUS, (value, around) => value + SHARPENING * (value - around));
}

/** A picture with the light made even, and what little there is in glare and shadow made strong. */
export function evened(picture: Luminance): Luminance {
  return mapped(picture, LIGHT_RADIUS, (value, around) => 128 + GAIN * (value - around));
}

function mapped(
  picture: Luminance,
  radius: number,
  of: (value: number, around: number) => number,
): Luminance {
  const { width, height } = picture;
  const sums = new SummedArea(picture);
  const data = new Uint8ClampedArray(width * height);
  for (let y = 0, index = 0; y < height; y++) {
    for (let x = 0; x < width; x++, index++) {
      const value = sums.mean(x + 0.5, y + 0.5, PIXEL_RADIUS);
      data[index] = of(value, sums.mean(x + 0.5, y + 0.5, radius));
    }
  }
  return { width, height, data: new Uint8Array(data.buffer) };
}
