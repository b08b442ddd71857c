import { BrokenPicture } from '../broken-picture.ts';
import { MOST_PARTS } from '../limits.ts';

/** What the header chunk says, and what is needed to make colours of samples. */
export interface PngParts {
  readonly width: number;
  readonly height: number;
  /** Bits a sample. */
  readonly depth: number;
  readonly colour: PngColour;
  readonly isInterlaced: boolean;
  /** Red, green, blue; three bytes a colour. */
  readonly palette: Uint8Array;
  /** Opacities of the palette's colours, or the samples (two bytes each) of the one colour that is see-through. */
  readonly transparency: Uint8Array;
  /** The compressed picture, in pieces as they stand in the file. */
  readonly data: readonly Uint8Array[];
}

export type PngColour = 'grey' | 'rgb' | 'palette' | 'grey-alpha' | 'rgba';

const COLOURS = new Map<number, readonly [PngColour, channels: number, depths: readonly number[]]>([
  [0, ['grey', 1, [1, 2, 4, 8, 16]]],
  [2, ['rgb', 3, [8, 16]]],
  [3, ['palette', 1, [1, 2, 4, 8]]],
  [4, ['grey-alpha', 2, [8, 16]]],
  [6, ['rgba', 4, [8, 16]]],
]);

const SIGNATURE_BYTES = 8;
const HEADER_BYTES = 13;

/** Samples a pixel. */
export function channelsOf({ colour }: Pick<PngParts, 'colour'>): number {
  return [...COLOURS.values()].find(([name]) => name === colour)?.[1] ?? 0;
}

/**
 * Takes a PNG apart without unpacking it. Checksums are left alone: a damaged picture may still be readable.
 * Source: https://www.w3.org/TR/png-3/, 5 Datastream structure, 11 Chunk specifications.
 */
export function readPngParts(bytes: Uint8Array): PngParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = { palette: new Uint8Array(), transparency: new Uint8Array(), data: [] as Uint8Array[] };
  let header: Uint8Array | undefined;
  for (let at = SIGNATURE_BYTES; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = content;
    else if (type === 'PLTE') parts.palette = Uint8Array.from(content);
    else if (type === 'tRNS') parts.transparency = Uint8Array.from(content);
    else if (type === 'IDAT') parts.data.push(content);
    else if (type === 'IEND') break;
    if (parts.data.length === MOST_PARTS) break;
    at += 12 + length;
  }
  if (header === undefined || header.length < HEADER_BYTES) throw new BrokenPicture('no header');
  return { ...readHeader(header), ...parts };
}

function readHeader(header: Uint8Array) {
  const view = new DataView(header.buffer, header.byteOffset, HEADER_BYTES);
  const [colour, , depths] = COLOURS.get(view.getUint8(9)) ?? [];
  const depth = view.getUint8(8);
  if (colour === undefined || !depths?.includes(depth)) throw new BrokenPicture('no such kind of colour');
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth,
    colour,
    isInterlaced: view.getUint8(12) === 1,
  };
}
