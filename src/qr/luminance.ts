import type { Luminance, Paper, Pixels } from './pixels.ts';

// ITU-R BT.601's weights of red, green and blue, in 1/1024.
const [RED, GREEN, BLUE] = [306, 601, 117] as const;

/**
 * The luminance of a picture, see-through places as if on paper. A picture of luminance alone is taken as it is.
 * Throws a RangeError where the data is of another length than width and height say.
 */
export function luminanceOf(pixels: Pixels, paper: Paper = 'white'): Luminance {
  const { width, height, data } = pixels;
  const count = width * height;
  if (!Number.isSafeInteger(count) || width < 0 || height < 0)
    throw new RangeError('not a size of a picture');
  if (data.length === count) {
    return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, count) };
  }
  if (data.length !== count * 4) throw new RangeError(`${data.length} bytes for ${width} × ${height} pixels`);
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.length);
  const luminance = new Uint8Array(count);
  const ground = paper === 'white' ? 255 : 0;
  for (let index = 0, at = 0; index < count; index++, at += 4) {
    const [red, green, blue] = [bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number];
    const value = (RED * red + GREEN * green + BLUE * blue + 512) >> 10;
    const opacity = bytes[at + 3] as number;
    luminance[index] =
      opacity === 255 ? value : Math.round((value * opacity + ground * (255 - opacity)) / 255);
  }
  return { width, height, data: luminance };
}
