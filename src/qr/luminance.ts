import { greyPixels } from './grey-map.ts';
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
  const luminance = greyPixels(count);
  const ground = paper === 'white' ? 255 : 0;
  // Four bytes at once; whatever Kiln runs on is little-endian.
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, count);
  let [last, value] = [0, 0];
  for (let index = 0; index < count; index++) {
    const word = words[index] as number;
    // Most pixels are as the one before.
    if (word !== last || index === 0) {
      last = word;
      const opacity = word >>> 24;
      value =
        (RED * (word & 0xff) + GREEN * ((word >>> 8) & 0xff) + BLUE * ((word >>> 16) & 0xff) + 512) >> 10;
      if (opacity !== 255) value = Math.round((value * opacity + ground * (255 - opacity)) / 255);
    }
    luminance[index] = value;
  }
  return { width, height, data: luminance };
}
