import type { FramePlace } from '../animation-frames.ts';
import { BrokenPicture } from '../broken-picture.ts';
import { MOST_PARTS } from '../limits.ts';

export interface GifParts {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly GifFrame[];
}

export interface GifFrame extends FramePlace {
  /** Red, green, blue; three bytes a colour. */
  readonly palette: Uint8Array;
  /** The colour that lets through what lies below. */
  readonly seeThrough: number | undefined;
  readonly isInterlaced: boolean;
  /** What becomes of the canvas after this frame. */
  readonly disposal: 'keep' | 'clear' | 'restore';
  /** Where its compressed pixels begin: the byte that says how many bits a colour has. */
  readonly dataAt: number;
}

const EXTENSION = 0x21;
const GRAPHIC_CONTROL = 0xf9;
const IMAGE = 0x2c;

/** Takes a GIF apart without unpacking it. What comes after a cut is left out. Source: the GIF89a specification. */
export function readGifParts(bytes: Uint8Array): GifParts {
  if (bytes.length < 13) throw new BrokenPicture('no header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  const globalPalette = paletteAt(bytes, 13, view.getUint8(10));
  const frames: GifFrame[] = [];
  let control: Pick<GifFrame, 'seeThrough' | 'disposal'> = { seeThrough: undefined, disposal: 'keep' };
  let at = 13 + globalPalette.length;
  while (at + 2 < bytes.length && frames.length < MOST_PARTS) {
    if (bytes[at] === EXTENSION) {
      if (bytes[at + 1] === GRAPHIC_CONTROL) control = readControl(bytes, at + 3);
      at = behindBlocks(bytes, at + 2);
    } else if (bytes[at] === IMAGE && at + 10 < bytes.length) {
      const flags = view.getUint8(at + 9);
      const palette = paletteAt(bytes, at + 10, flags);
      const dataAt = at + 10 + palette.length;
      frames.push({
        ...control,
        left: view.getUint16(at + 1, true),
        top: view.getUint16(at + 3, true),
        width: view.getUint16(at + 5, true),
        height: view.getUint16(at + 7, true),
        palette: palette.length > 0 ? palette : globalPalette,
        isInterlaced: (flags & 0x40) !== 0,
        dataAt,
      });
      control = { seeThrough: undefined, disposal: 'keep' };
      at = behindBlocks(bytes, dataAt + 1);
    } else break;
  }
  if (frames.length === 0) throw new BrokenPicture('no frame');
  return { width, height, frames };
}

/** A table of colours where the flags say that there is one. */
function paletteAt(bytes: Uint8Array, at: number, flags: number): Uint8Array {
  return bytes.subarray(at, (flags & 0x80) === 0 ? at : at + 3 * 2 ** ((flags & 7) + 1));
}

function readControl(bytes: Uint8Array, at: number): Pick<GifFrame, 'seeThrough' | 'disposal'> {
  const flags = bytes[at] ?? 0;
  const disposal = (flags >> 2) & 7;
  return {
    seeThrough: (flags & 1) === 0 ? undefined : bytes[at + 3],
    disposal: disposal === 2 ? 'clear' : disposal === 3 ? 'restore' : 'keep',
  };
}

/** The place behind a chain of blocks, each with its length before it, which one of length 0 ends. */
function behindBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const length = bytes[at] as number;
    at += 1 + length;
    if (length === 0) break;
  }
  return at;
}
