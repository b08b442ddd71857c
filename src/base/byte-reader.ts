/** Reads a byte array from front to back. Reading past the end throws a RangeError: check `remaining` first. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  take(length: number): Uint8Array {
    if (length < 0 || length > this.remaining) throw new RangeError('read past the end');
    const taken = this.#bytes.slice(this.#offset, this.#offset + length);
    this.#offset += length;
    return taken;
  }

  uint8(): number {
    const [value] = this.take(1);
    return value as number;
  }

  /** Four bytes, most significant first. */
  uint32(): number {
    return this.take(4).reduce((value, byte) => value * 256 + byte, 0);
  }
}
