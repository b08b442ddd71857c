import { BrokenPicture } from '../broken-picture.ts';

const MOST_CODES = 4096;

/**
 * Unpacks a GIF frame's colours, one byte a pixel, at most `count`; pixels behind a cut stay 0. `at`: the byte that says how many
 * bits a colour has. Source: the GIF89a specification, appendix F.
 */
export function unpackLzw(bytes: Uint8Array, at: number, count: number): Uint8Array {
  const colourBits = bytes[at] ?? 0;
  if (colourBits < 1 || colourBits > 11) throw new BrokenPicture('no such number of bits');
  const out = new Uint8Array(count);
  const clear = 1 << colourBits;
  const codes = new CodeReader(bytes, at + 1);
  // A code stands for a run: that of `before`, and `last` behind it.
  const before = new Uint16Array(MOST_CODES);
  const last = new Uint8Array(MOST_CODES);
  const lengths = new Uint16Array(MOST_CODES).fill(1);
  for (let colour = 0; colour < clear; colour++) last[colour] = colour;
  let next = clear + 2;
  let bits = colourBits + 1;
  let previous: number | undefined;
  for (let filled = 0; filled < count; ) {
    const code = codes.take(bits);
    if (code === undefined || code === clear + 1) break;
    if (code === clear) {
      [next, bits, previous] = [clear + 2, colourBits + 1, undefined];
      continue;
    }
    if (code > next || (code === next && previous === undefined)) throw new BrokenPicture('no such code');
    const isNew = code === next;
    const run = isNew ? (previous as number) : code;
    const length = lengths[run] as number;
    let colour = run;
    for (let place = filled + length - 1; place >= filled; place--) {
      if (place < count) out[place] = last[colour] as number;
      if (place > filled) colour = before[colour] as number;
    }
    const first = last[colour] as number;
    filled += length;
    if (isNew && filled < count) out[filled] = first;
    if (isNew) filled++;
    if (previous !== undefined && next < MOST_CODES) {
      before[next] = previous;
      last[next] = first;
      lengths[next] = (lengths[previous] as number) + 1;
      next++;
      if (next === 1 << bits && bits < 12) bits++;
    }
    previous = code;
  }
  return out;
}

/** Codes of some bits each, lowest bit first, from a chain of blocks with their lengths before them. */
class CodeReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #leftInBlock = 0;
  #held = 0;
  #heldBits = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Undefined behind the last one. */
  take(bits: number): number | undefined {
    while (this.#heldBits < bits) {
      if (this.#leftInBlock === 0) {
        this.#leftInBlock = this.#bytes[this.#at++] ?? 0;
        if (this.#leftInBlock === 0) return undefined;
      }
      this.#held |= (this.#bytes[this.#at++] ?? 0) << this.#heldBits;
      this.#heldBits += 8;
      this.#leftInBlock--;
    }
    const code = this.#held & ((1 << bits) - 1);
    this.#held >>= bits;
    this.#heldBits -= bits;
    return code;
  }
}
