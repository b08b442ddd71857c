import { BrokenPicture } from '../broken-picture.ts';
import type { Size } from '../size.ts';

/** Markers that nothing follows: restarts, and a filling byte. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** Starts of a frame, whatever its coding; C4, C8 and CC are something else. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

export interface JpegHeader extends Size {
  /** 1 grey, 3 colours; 4 for printing presses. */
  readonly channels: number;
}

/** What a JPEG's frame header names. Source: ITU-T T.81, annex B. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new BrokenPicture('no marker');
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) at += 1;
    else if (isBare(marker)) at += 2;
    else if (isFrame(marker)) {
      return {
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        channels: view.getUint8(at + 9),
      };
    } else at += 2 + view.getUint16(at + 2);
  }
  throw new BrokenPicture('no frame');
}
