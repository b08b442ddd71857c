/**
 * HalfSipHash-2-4 over whole words: numbers by which things are found again, and which nobody can make meet on purpose who
 * does not know the key. Source: J.-P. Aumasson and D. J. Bernstein, reference code of SipHash, halfsiphash.c.
 */
export class KeyedHash {
  readonly #key0: number;
  readonly #key1: number;
  #v0 = 0;
  #v1 = 0;
  #v2 = 0;
  #v3 = 0;

  /** `key`: eight bytes of chance. */
  constructor(key: Uint8Array) {
    const view = new DataView(key.buffer, key.byteOffset, 8);
    this.#key0 = view.getInt32(0, true);
    this.#key1 = view.getInt32(4, true);
  }

  /** 32 bits, with a sign. */
  ofBytes(bytes: Uint8Array): number {
    this.#begin();
    const whole = bytes.length - (bytes.length % 4);
    for (let at = 0; at < whole; at += 4) this.#word(wordAt(bytes, at, 4));
    return this.#end(wordAt(bytes, whole, bytes.length - whole) | (bytes.length << 24));
  }

  /** 32 bits, with a sign, of a text's UTF-16. */
  ofText(text: string): number {
    this.#begin();
    const whole = text.length - (text.length % 2);
    for (let at = 0; at < whole; at += 2) {
      this.#word(text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16));
    }
    return this.#end((whole < text.length ? text.charCodeAt(whole) : 0) | ((2 * text.length) << 24));
  }

  #begin(): void {
    this.#v0 = this.#key0;
    this.#v1 = this.#key1;
    this.#v2 = 0x6c796765 ^ this.#key0;
    this.#v3 = 0x74656462 ^ this.#key1;
  }

  #word(word: number): void {
    this.#v3 ^= word;
    this.#round();
    this.#round();
    this.#v0 ^= word;
  }

  #end(word: number): number {
    this.#word(word);
    this.#v2 ^= 0xff;
    for (let round = 0; round < 4; round++) this.#round();
    return this.#v1 ^ this.#v3;
  }

  #round(): void {
    this.#v0 = (this.#v0 + this.#v1) | 0;
    this.#v1 = turned(this.#v1, 5) ^ this.#v0;
    this.#v0 = turned(this.#v0, 16);
    this.#v2 = (this.#v2 + this.#v3) | 0;
    this.#v3 = turned(this.#v3, 8) ^ this.#v2;
    this.#v0 = (this.#v0 + this.#v3) | 0;
    this.#v3 = turned(this.#v3, 7) ^ this.#v0;
    this.#v2 = (this.#v2 + this.#v1) | 0;
    this.#v1 = turned(this.#v1, 13) ^ this.#v2;
    this.#v2 = turned(this.#v2, 16);
  }
}

function turned(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function wordAt(bytes: Uint8Array, at: number, count: number): number {
  let word = 0;
  for (let index = 0; index < count; index++) word |= (bytes[at + index] ?? 0) << (8 * index);
  return word;
}
