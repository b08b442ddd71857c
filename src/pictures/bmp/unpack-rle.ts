import type { Size } from '../size.ts';

/**
 * Unpacks a run-length coded bitmap of 4 or 8 bits to one byte a pixel, rows in the order of the file. What the file leaves out is
 * colour 0. Source: Microsoft, "Bitmap Compression".
 */
export function unpackRle(packed: Uint8Array, { width, height, bits }: Size & { readonly bits: number }) {
  const out = new Uint8Array(width * height);
  let [x, y] = [0, 0];
  const put = (colour: number) => {
    if (x < width && y < height) out[y * width + x] = colour;
    x++;
  };
  for (let at = 0; at + 1 < packed.length && y < height; ) {
    const [count, value] = [packed[at] as number, packed[at + 1] as number];
    at += 2;
    if (count > 0) {
      for (let index = 0; index < count; index++) put(colourIn(value, index, bits));
    } else if (value === END_OF_ROW) {
      [x, y] = [0, y + 1];
    } else if (value === END) {
      break;
    } else if (value === MOVE) {
      [x, y] = [x + (packed[at] ?? 0), y + (packed[at + 1] ?? 0)];
      at += 2;
    } else {
      const bytes = Math.ceil((value * bits) / 8);
      for (let index = 0; index < value; index++) {
        put(colourIn(packed[at + (bits === 8 ? index : index >> 1)] ?? 0, index, bits));
      }
      // Filled up to two bytes.
      at += bytes + (bytes % 2);
    }
  }
  return out;
}

const [END_OF_ROW, END, MOVE] = [0, 1, 2] as const;

/** The colour of a pixel in a byte of one pixel, or of two by turns, the first in the higher bits. */
function colourIn(value: number, index: number, bits: number): number {
  if (bits === 8) return value;
  return index % 2 === 0 ? value >> 4 : value & 15;
}
