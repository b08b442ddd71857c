/*
 * What goes over a direct line (see direct-line.ts), either way: the length of the rest, a number, and bytes. To the
 * host: the request's id and the command. Back: the id, a PC/SC code (0: done) and the response. Numbers are unsigned,
 * 32 bits, little-endian.
 */

const NUMBER_BYTES = 4;

export function frame(numbers: readonly number[], bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(NUMBER_BYTES * (1 + numbers.length));
  head.writeUInt32LE(head.length - NUMBER_BYTES + bytes.length, 0);
  for (const [index, number] of numbers.entries()) head.writeUInt32LE(number, NUMBER_BYTES * (1 + index));
  return Buffer.concat([head, bytes]);
}

/** Puts frames together from what arrives in pieces. */
export class Frames {
  readonly #numbers: number;
  #rest: Buffer = Buffer.alloc(0);

  /** `numbers`: how many stand before the bytes of each. */
  constructor(numbers: number) {
    this.#numbers = numbers;
  }

  /** The frames that are whole with this piece. */
  take(piece: Uint8Array): { readonly numbers: readonly number[]; readonly bytes: Uint8Array }[] {
    this.#rest = Buffer.concat([this.#rest, piece]);
    const whole = [];
    while (this.#rest.length >= NUMBER_BYTES) {
      const end = NUMBER_BYTES + this.#rest.readUInt32LE(0);
      if (this.#rest.length < end) break;
      const numbers = Array.from({ length: this.#numbers }, (_, index) =>
        this.#rest.readUInt32LE(NUMBER_BYTES * (1 + index)),
      );
      // A copy: what it came in is used again.
      whole.push({
        numbers,
        bytes: Uint8Array.from(this.#rest.subarray(NUMBER_BYTES * (1 + this.#numbers), end)),
      });
      this.#rest = this.#rest.subarray(end);
    }
    return whole;
  }
}
