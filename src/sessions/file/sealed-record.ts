import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Breath } from '../breath.ts';

/*
 * A record of a session's file:
 *
 *   length (4) | number (4) | check (4) | nonce (12) | AES-256-GCM ciphertext (length) | tag (16)
 *
 * Its number in the file, from 0, is authenticated with it, so that none can be moved, repeated or left out before
 * another. `check` is a hash of length and number: it tells a record from what a power cut left behind one. AES-GCM
 * because Node and Electron both have it.
 */

export const SALT_BYTES = 16;
export const KEY_BYTES = 32;
const HEAD_BYTES = 12;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const OVERHEAD_BYTES = HEAD_BYTES + NONCE_BYTES + TAG_BYTES;

/** Seals and opens the records of one writing of a file. Every writing has a salt, and so a key, of its own. */
export class RecordSealer {
  readonly #key: Uint8Array;
  readonly #salt: Uint8Array;

  constructor(sessionKey: Uint8Array, salt: Uint8Array) {
    this.#key = new Uint8Array(hkdfSync('sha256', sessionKey, salt, 'kiln session records 1', KEY_BYTES));
    this.#salt = Uint8Array.from(salt);
  }

  /** Nothing is sealed or opened any more. */
  wipe(): void {
    this.#key.fill(0);
  }

  seal(number: number, plain: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    cipher.setAAD(uint32(number));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([this.#head(sealed.length, number), nonce, sealed, cipher.getAuthTag()]);
  }

  /** The record with this number at `offset`, and where it ends; undefined where there is none, or not all of it. */
  open(file: Uint8Array, offset: number, number: number): { plain: Buffer; end: number } | undefined {
    if (offset + OVERHEAD_BYTES > file.length) return undefined;
    const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
    const length = bytes.readUInt32BE(offset);
    const end = offset + OVERHEAD_BYTES + length;
    const head = bytes.subarray(offset, offset + HEAD_BYTES);
    if (end > file.length || !head.equals(this.#head(length, number))) return undefined;
    const sealedAt = offset + HEAD_BYTES + NONCE_BYTES;
    const decipher = createDecipheriv(
      'aes-256-gcm',
      this.#key,
      bytes.subarray(offset + HEAD_BYTES, sealedAt),
    );
    decipher.setAAD(uint32(number));
    decipher.setAuthTag(bytes.subarray(end - TAG_BYTES, end));
    try {
      const plain = Buffer.concat([
        decipher.update(bytes.subarray(sealedAt, end - TAG_BYTES)),
        decipher.final(),
      ]);
      return { plain, end };
    } catch {
      return undefined;
    }
  }

  /**
   * Whether a later record than this number stands anywhere after `offset`: then what stands before it was not torn off
   * at the end, but damaged.
   */
  async standsAfter(file: Uint8Array, offset: number, number: number): Promise<boolean> {
    const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
    const breath = new Breath();
    for (let at = offset; at + OVERHEAD_BYTES <= bytes.length; at++) {
      if (at % 1024 === 0) await breath.pause();
      const length = bytes.readUInt32BE(at);
      const later = bytes.readUInt32BE(at + 4);
      if (later <= number || at + OVERHEAD_BYTES + length > bytes.length) continue;
      if (this.open(file, at, later)) return true;
    }
    return false;
  }

  #head(length: number, number: number): Buffer {
    const named = Buffer.concat([uint32(length), uint32(number)]);
    const check = createHash('sha256').update(this.#salt).update(named).digest().subarray(0, 4);
    return Buffer.concat([named, check]);
  }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
