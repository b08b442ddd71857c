const MASK = '«secret»';

/**
 * Bytes that must not be seen: a seed. It prints, serialises and inspects as «secret» and can be wiped.
 * Only the family's writeSeed and the TOTP generator unwrap it.
 */
export class Secret {
  readonly #length: number;
  readonly #block: Uint8Array;
  readonly #start: number;
  #wiped = false;

  /** Keeps a copy: the caller may wipe what it handed in. */
  constructor(bytes: Uint8Array) {
    this.#length = bytes.length;
    const place = placeFor(bytes.length);
    this.#block = place.block;
    this.#start = place.start;
    this.#block.set(bytes, this.#start);
  }

  get length(): number {
    return this.#length;
  }

  get wiped(): boolean {
    return this.#wiped;
  }

  /** Lends the bytes to `use`, which must not keep them. Throws when the secret has been wiped. */
  unwrap<T>(use: (bytes: Uint8Array) => T): T {
    if (this.#wiped) throw new Error('the secret has been wiped');
    return use(this.#bytes());
  }

  equals(other: Secret): boolean {
    if (this.length !== other.length) return false;
    return this.unwrap((mine) =>
      other.unwrap(
        (theirs) => mine.reduce((sum, byte, index) => sum | (byte ^ (theirs[index] ?? 0)), 0) === 0,
      ),
    );
  }

  wipe(): void {
    this.#bytes().fill(0);
    this.#wiped = true;
  }

  #bytes(): Uint8Array {
    return this.#block.subarray(this.#start, this.#start + this.#length);
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  /** What Node's `util.inspect`, and so `console.log`, prints. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return MASK;
  }
}

const BLOCK_BYTES = 4096;
/** What is longer has an array of its own. */
const MOST_IN_A_BLOCK = 256;
let block = new Uint8Array();
let used = 0;

/** Lists have seeds by the hundred thousand, and each array takes ten times what a seed does: they share blocks. */
function placeFor(length: number): { readonly block: Uint8Array; readonly start: number } {
  if (length > MOST_IN_A_BLOCK) return { block: new Uint8Array(length), start: 0 };
  if (used + length > block.length) {
    block = new Uint8Array(BLOCK_BYTES);
    used = 0;
  }
  const start = used;
  // Whole words: some ciphers read them.
  used += Math.ceil(length / 8) * 8;
  return { block, start };
}
