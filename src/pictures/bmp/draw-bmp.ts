import type { Pixels } from '../../qr/pixels.ts';
import { BrokenPicture } from '../broken-picture.ts';
import { type BmpHeader, readBmpHeader } from './bmp-header.ts';
import { unpackRle } from './unpack-rle.ts';

/** The pixels of a Windows bitmap. Throws where the data is cut off. */
export function drawBmp(bytes: Uint8Array): Pixels {
  const header = readBmpHeader(bytes);
  const { width, height, bits, isTopDown, packing } = header;
  const isPacked = packing === 'rle';
  const source = isPacked ? unpackRle(bytes.subarray(header.dataAt), header) : bytes.subarray(header.dataAt);
  // Rows are filled up to four bytes; unpacked ones have a byte a pixel.
  const rowBytes = isPacked ? width : Math.ceil((width * bits) / 32) * 4;
  if (source.length < rowBytes * (height - 1) + Math.ceil((width * (isPacked ? 8 : bits)) / 8)) {
    throw new BrokenPicture('cut off');
  }
  const data = new Uint8Array(width * height * 4).fill(255);
  const paint = painterOf(bytes, isPacked ? { ...header, bits: 8 } : header);
  for (let row = 0; row < height; row++) {
    const y = isTopDown ? row : height - 1 - row;
    for (let x = 0; x < width; x++) paint(source, row * rowBytes, x, data, (y * width + x) * 4);
  }
  return { width, height, data };
}

/** Paints pixel `x` of the row that begins at byte `from` into `out`, at byte `at`. */
type Paint = (source: Uint8Array, from: number, x: number, out: Uint8Array, at: number) => void;

function painterOf(bytes: Uint8Array, header: BmpHeader): Paint {
  switch (header.bits) {
    case 1:
    case 4:
    case 8:
      return indexPainter(bytes, header);
    case 24:
      return (source, from, x, out, at) => {
        for (let channel = 0; channel < 3; channel++) {
          out[at + channel] = source[from + x * 3 + 2 - channel] as number;
        }
      };
    default:
      return maskPainter(header);
  }
}

function indexPainter(bytes: Uint8Array, { bits, palette }: BmpHeader): Paint {
  const { at: paletteAt, entryBytes, count } = palette;
  const mask = 2 ** bits - 1;
  return (source, from, x, out, at) => {
    const bit = x * bits;
    const index = ((source[from + (bit >> 3)] as number) >> (8 - bits - (bit & 7))) & mask;
    for (let channel = 0; channel < 3; channel++) {
      out[at + channel] = index < count ? (bytes[paletteAt + index * entryBytes + 2 - channel] ?? 0) : 0;
    }
  };
}

function maskPainter({ bits, masks }: BmpHeader): Paint {
  const pixelBytes = bits / 8;
  const [red, green, blue, opacity] = masks.map(maskReader);
  return (source, from, x, out, at) => {
    let value = 0;
    for (let byte = pixelBytes - 1; byte >= 0; byte--) {
      value = value * 256 + (source[from + x * pixelBytes + byte] as number);
    }
    out[at] = red?.(value) ?? 0;
    out[at + 1] = green?.(value) ?? 0;
    out[at + 2] = blue?.(value) ?? 0;
    out[at + 3] = opacity?.(value) ?? 255;
  };
}

/** Takes the bits of a mask out of a pixel, as 0 to 255; undefined for an empty mask. */
function maskReader(mask: number): ((value: number) => number) | undefined {
  if (mask === 0) return undefined;
  const shift = 31 - Math.clz32(mask & -mask);
  const largest = mask >>> shift;
  return (value) => Math.round((((value & mask) >>> shift) * 255) / largest);
}
