import { BrokenPicture } from '../broken-picture.ts';

export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  readonly isTopDown: boolean;
  readonly bits: 1 | 4 | 8 | 16 | 24 | 32;
  readonly packing: 'none' | 'rle';
  /** Which bits of a pixel of 16 or 32 are red, green, blue and opacity; 0 for none. */
  readonly masks: readonly [red: number, green: number, blue: number, opacity: number];
  /** The table of colours: where it begins, bytes an entry (blue, green, red first), how many. */
  readonly palette: { readonly at: number; readonly entryBytes: 3 | 4; readonly count: number };
  readonly dataAt: number;
}

const FILE_HEADER_BYTES = 14;
/** OS/2's header, the oldest: sizes of two bytes, and colours of three. */
const CORE_HEADER_BYTES = 12;
const INFO_HEADER_BYTES = 40;
const HEADER_WITH_OPACITY_BYTES = 56;

/** Source: Microsoft, "Bitmap Storage" and BITMAPV5HEADER (wingdi.h). */
export function readBmpHeader(bytes: Uint8Array): BmpHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dataAt = view.getUint32(10, true);
  const headerBytes = view.getUint32(14, true);
  const isCore = headerBytes === CORE_HEADER_BYTES;
  if (!isCore && headerBytes < INFO_HEADER_BYTES) throw new BrokenPicture('no such header');
  const [width, signedHeight] = isCore
    ? [view.getUint16(18, true), view.getUint16(20, true)]
    : [view.getInt32(18, true), view.getInt32(22, true)];
  const bits = view.getUint16(isCore ? 24 : 28, true);
  if (width < 0 || !isDepth(bits)) throw new BrokenPicture('no such size or depth');
  const compression = isCore ? 0 : view.getUint32(30, true);
  const entryBytes = isCore ? 3 : 4;
  const wanted = isCore ? 0 : view.getUint32(46, true);
  const paletteAt = FILE_HEADER_BYTES + headerBytes;
  const most = Math.max(0, Math.floor((dataAt - paletteAt) / entryBytes));
  return {
    width,
    height: Math.abs(signedHeight),
    isTopDown: signedHeight < 0,
    bits,
    packing: packingOf(compression, bits),
    masks: masksOf(view, compression, bits, headerBytes),
    palette: { at: paletteAt, entryBytes, count: bits > 8 ? 0 : Math.min(wanted || 2 ** bits, most, 256) },
    dataAt,
  };
}

function isDepth(bits: number): bits is BmpHeader['bits'] {
  return [1, 4, 8, 16, 24, 32].includes(bits);
}

const [PLAIN, RLE8, RLE4, BIT_FIELDS, OPACITY_BIT_FIELDS] = [0, 1, 2, 3, 6] as const;

function packingOf(compression: number, bits: number): BmpHeader['packing'] {
  if (compression === PLAIN) return 'none';
  if ((compression === RLE8 && bits === 8) || (compression === RLE4 && bits === 4)) return 'rle';
  const isFields = compression === BIT_FIELDS || compression === OPACITY_BIT_FIELDS;
  if (isFields && (bits === 16 || bits === 32)) return 'none';
  throw new BrokenPicture('packed in another way');
}

function masksOf(view: DataView, compression: number, bits: number, headerBytes: number): BmpHeader['masks'] {
  if (compression === BIT_FIELDS || compression === OPACITY_BIT_FIELDS) {
    const mask = (index: number) => view.getUint32(FILE_HEADER_BYTES + INFO_HEADER_BYTES + index * 4, true);
    const hasOpacity = headerBytes >= HEADER_WITH_OPACITY_BYTES || compression === OPACITY_BIT_FIELDS;
    return [mask(0), mask(1), mask(2), hasOpacity ? mask(3) : 0];
  }
  // The fourth byte of a plain pixel means nothing.
  return bits === 16 ? [0x7c00, 0x3e0, 0x1f, 0] : [0xff0000, 0xff00, 0xff, 0];
}
