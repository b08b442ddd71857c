import type { FramePlace } from '../animation-frames.ts';
import { BrokenPicture } from '../broken-picture.ts';
import { MOST_PARTS } from '../limits.ts';
import type { Size } from '../size.ts';

export interface WebpParts extends Size {
  /** None in a still picture. */
  readonly frames: readonly WebpFrame[];
}

export interface WebpFrame extends FramePlace {
  /** The chunks that its pixels are in. */
  readonly content: Uint8Array;
  readonly isCleared: boolean;
  readonly isBlended: boolean;
}

/** Source: https://developers.google.com/speed/webp/docs/riff_container, RFC 9649. */
export function readWebpParts(bytes: Uint8Array): WebpParts {
  const frames: WebpFrame[] = [];
  let size: Size | undefined;
  for (const { name, content } of chunksOf(bytes, 12)) {
    if (name === 'ANMF') frames.push(readFrame(content));
    else size ??= sizeIn(name, content);
    if (frames.length === MOST_PARTS) break;
  }
  if (size === undefined) throw new BrokenPicture('no size');
  return { ...size, frames };
}

interface Chunk {
  readonly name: string;
  readonly content: Uint8Array;
}

/** What comes after a cut is left out. */
function* chunksOf(bytes: Uint8Array, from: number): Generator<Chunk> {
  const view = viewOf(bytes);
  for (let at = from; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    yield { name, content: bytes.subarray(at + 8, at + 8 + length) };
    at += 8 + length + (length % 2);
  }
}

/** The size that a picture's first chunk names: of the canvas, or of the one picture, lossy or lossless. */
function sizeIn(name: string, content: Uint8Array): Size | undefined {
  const view = viewOf(content);
  if (name === 'VP8X') return { width: uint24(view, 4) + 1, height: uint24(view, 7) + 1 };
  if (name === 'VP8 ') {
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
  }
  if (name !== 'VP8L') return undefined;
  const bits = view.getUint32(1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function readFrame(content: Uint8Array): WebpFrame {
  const view = viewOf(content);
  const flags = view.getUint8(15);
  return {
    left: uint24(view, 0) * 2,
    top: uint24(view, 3) * 2,
    width: uint24(view, 6) + 1,
    height: uint24(view, 9) + 1,
    content: content.subarray(16),
    isBlended: (flags & 2) === 0,
    isCleared: (flags & 1) === 1,
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
}

/** One frame of an animation as a file of its own: that is what decoders of still pictures take. */
export function frameFile({ width, height, content }: WebpFrame): Uint8Array {
  // RIFF size "WEBP", then VP8X: that there may be opacity, and the size of the canvas.
  const file = new Uint8Array(12 + 18 + content.length);
  const view = viewOf(file);
  const put = (text: string, at: number) => {
    for (const [index, character] of Array.from(text).entries()) file[at + index] = character.charCodeAt(0);
  };
  put('RIFF', 0);
  view.setUint32(4, file.length - 8, true);
  put('WEBPVP8X', 8);
  view.setUint32(16, 10, true);
  file[20] = 0x10;
  for (const [at, value] of [
    [24, width - 1],
    [27, height - 1],
  ] as const) {
    view.setUint16(at, value & 0xffff, true);
    file[at + 2] = value >> 16;
  }
  file.set(content, 30);
  return file;
}
