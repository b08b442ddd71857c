const MASK = '«secret»';

/**
 * Bytes that must not be seen: a seed. It prints, serialises and inspects as «secret» and can be wiped.
 * Only the family's writeSeed and the TOTP generator unwrap it.
 */
export class Secret {
  readonly #bytes: Uint8Array;
  #wiped = false;

  /** Keeps a copy: the caller may wipe what it handed in. */
  constructor(bytes: Uint8Array) {
    // Not slice: of a Buffer that is a view, which would be wiped with it.
    this.#bytes = Uint8Array.from(bytes);
  }

  get length(): number {
    return this.#bytes.length;
  }

  get wiped(): boolean {
    return this.#wiped;
  }

  /** Lends the bytes to `use`, which must not keep them. Throws when the secret has been wiped. */
  unwrap<T>(use: (bytes: Uint8Array) => T): T {
    if (this.#wiped) throw new Error('the secret has been wiped');
    return use(this.#bytes);
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
    this.#bytes.fill(0);
    this.#wiped = true;
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
