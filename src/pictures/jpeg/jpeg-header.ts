import { BrokenPicture } from '../broken-picture.ts';
import type { Size } from '../size.ts';

/** Markers that nothing follows: restarts, and one for arithmetic coding's private use. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
/** Starts of a frame, whatever its coding; C4, C8 and CC are something else. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Tables, what programs add, and comments: what may stand before a frame. */
const isSegment = (marker: number) => [0xc4, 0xcc, 0xdb, 0xdd, 0xfe].includes(marker) || marker >> 4 === 0xe;
const FILLING = 0xff;
const START_OF_SCAN = 0xda;

export interface JpegHeader extends Size {
  /** 1 grey, 3 colours; 4 for printing presses. */
  readonly channels: number;
}

/**
 * What a JPEG's frame header names. Anything that a decoder could take otherwise is refused, so that the size it decodes
 * is the one that is judged here: bytes between segments, markers that are none or have no place there, a second frame
 * header. Source: ITU-T T.81, annex B.
 */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let frame: JpegHeader | undefined;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) throw new BrokenPicture('no marker');
    const marker = bytes[at + 1] as number;
    if (marker === FILLING) at += 1;
    else if (isBare(marker)) at += 2;
    else if (marker === START_OF_SCAN && frame !== undefined) return frame;
    else if (isFrame(marker) && frame === undefined) {
      frame = readFrame(view, at + 4);
      at += segmentBytes(view, at);
    } else if (isSegment(marker)) at += segmentBytes(view, at);
    else throw new BrokenPicture('a marker out of place');
  }
  throw new BrokenPicture('no frame');
}

/** Behind the segment's length: precision, height, width, channels. */
function readFrame(view: DataView, at: number): JpegHeader {
  return { height: view.getUint16(at + 1), width: view.getUint16(at + 3), channels: view.getUint8(at + 5) };
}

/** With the marker; the length names what follows the marker, itself included. */
function segmentBytes(view: DataView, at: number): number {
  const length = view.getUint16(at + 2);
  if (length < 2) throw new BrokenPicture('no segment');
  return 2 + length;
}
