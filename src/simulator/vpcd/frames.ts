import { concatBytes } from '../../base/bytes.ts';

/** Control bytes: a frame of one byte is one of these, everything longer is a command APDU. Source: vsmartcard's vpcd. */
export const Control = { POWER_OFF: 0x00, POWER_ON: 0x01, RESET: 0x02, GET_ATR: 0x04 } as const;

const LENGTH_BYTES = 2;

// <length u16, big-endian> <that many bytes>
/** One frame of vpcd's protocol, the same in both directions. */
export function frame(content: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(content.length >> 8, content.length & 0xff), content);
}

/** Cuts a stream into the contents of its frames, however the bytes arrive. */
export class FrameSplitter {
  #rest: Uint8Array = new Uint8Array();

  /** Gives the contents that `chunk` completes. */
  push(chunk: Uint8Array): Uint8Array[] {
    const contents: Uint8Array[] = [];
    let rest = concatBytes(this.#rest, chunk);
    for (;;) {
      const [high, low] = rest;
      if (high === undefined || low === undefined) break;
      const end = LENGTH_BYTES + high * 256 + low;
      if (rest.length < end) break;
      contents.push(rest.slice(LENGTH_BYTES, end));
      rest = rest.slice(end);
    }
    this.#rest = rest;
    return contents;
  }
}
