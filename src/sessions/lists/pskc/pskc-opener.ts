import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { fail, type Result, succeed } from '../../../base/result.ts';
import type { RowFault } from '../list-problem.ts';
import { cipherOf, showableAlgorithm } from './pskc-algorithms.ts';
import { attributeOf, base64Bytes, childOf, textOf, type XmlElement } from './xml-element.ts';

/** What an encrypted value opened to. `doubt`: what speaks against it all the same. */
export interface OpenedValue {
  readonly bytes: Uint8Array;
  readonly doubt?: RowFault;
}

/** Lengths that keys for an HMAC are made in; chance gives one of them once in sixty times. */
const USUAL_LENGTHS: readonly number[] = [10, 16, 20, 24, 28, 32, 48, 64];

/** So many bytes of padding that are all alike do not come about under a wrong key. */
const TELLING_PADDING = 4;

/**
 * Opens the encrypted values of one file, and learns from them whether its key is the right one. CBC opens under any
 * key: only a MAC that fits proves a key, or what came out, taken together.
 */
export class PskcOpener {
  /** What was given to open the file. */
  readonly needs: 'password' | 'key';
  readonly #key: Uint8Array;
  readonly #hash: string | undefined;
  readonly #macKey: Uint8Array | undefined;
  #isProved = false;
  #usual = 0;
  #unusual = 0;
  #closed = 0;

  /** `hash`: of the file's MAC; undefined where it has none. Without a key of its own the MAC has the values' key. */
  constructor(
    key: Uint8Array,
    needs: 'password' | 'key',
    hash: string | undefined,
    macKey: XmlElement | undefined,
  ) {
    this.#key = key;
    this.needs = needs;
    this.#hash = hash;
    if (hash !== undefined) this.#macKey = macKey ? this.#decrypt(macKey, 'key') : Uint8Array.from(key);
  }

  /**
   * Whether the key is the right one, as far as can be told by now. `doubtful`: nothing in the file proves it, and what
   * came out looks like chance.
   */
  get verdict(): 'right' | 'doubtful' | 'wrong' {
    const odd = this.#unusual + this.#closed;
    if (this.#isProved || (this.#usual >= 2 && this.#usual > odd)) return 'right';
    if (this.#closed > 0) return 'wrong';
    return this.#unusual > 0 ? 'doubtful' : 'right';
  }

  /** Opens an element that holds an EncryptedValue and, if it is authenticated, a ValueMAC beside it. */
  open(element: XmlElement, kind: 'key' | 'number'): Result<OpenedValue, RowFault> {
    const value = childOf(element, 'encryptedvalue');
    const uri = attributeOf(childOf(value, 'encryptionmethod'), 'algorithm');
    if (cipherOf(uri) === undefined) {
      return fail({ code: 'cipher-not-read', algorithm: showableAlgorithm(uri) });
    }
    const sealed = sealedBytes(value);
    if (sealed === undefined) return fail({ code: 'not-decryptable' });
    const mac = textOf(element, 'valuemac');
    if (this.#hash !== undefined && mac !== '') return this.#openChecked(value, sealed, mac, kind);
    const bytes = this.#decrypt(value, kind);
    return bytes ? succeed({ bytes, doubt: { code: 'mac-missing' } }) : fail({ code: 'not-decryptable' });
  }

  /** RFC 6030 section 6.1.1 wants the MAC over the ciphertext; some programs make it over what was encrypted. */
  #openChecked(
    value: XmlElement | undefined,
    sealed: Uint8Array,
    mac: string,
    kind: 'key' | 'number',
  ): Result<OpenedValue, RowFault> {
    const fits = this.#macFits(sealed, mac);
    if (fits) this.#isProved = true;
    const bytes = this.#decrypt(value, kind);
    if (fits) return bytes ? succeed({ bytes }) : fail({ code: 'not-decryptable' });
    if (bytes && this.#macFits(bytes, mac)) {
      this.#isProved = true;
      return succeed({ bytes, doubt: { code: 'mac-over-plaintext' } });
    }
    bytes?.fill(0);
    return fail({ code: 'mac-differs' });
  }

  #macFits(bytes: Uint8Array, mac: string): boolean {
    const expected = base64Bytes(mac);
    if (this.#hash === undefined || this.#macKey === undefined || expected === undefined) return false;
    const actual = createHmac(this.#hash, this.#macKey).update(bytes).digest();
    return actual.length === expected.length && timingSafeEqual(actual, expected);
  }

  #decrypt(element: XmlElement | undefined, kind: 'key' | 'number'): Uint8Array | undefined {
    const opened = decrypt(element, this.#key);
    if (opened === undefined) {
      this.#closed++;
      return undefined;
    }
    const { plain, padding, isEven } = opened;
    if (isEven && padding >= TELLING_PADDING) this.#isProved = true;
    if (kind === 'key') {
      if (USUAL_LENGTHS.includes(plain.length)) this.#usual++;
      else this.#unusual++;
    }
    return plain;
  }

  /** To be called when the file is read: nothing opens afterwards. */
  wipe(): void {
    this.#key.fill(0);
    this.#macKey?.fill(0);
  }
}

/** The initialisation vector and what follows it; undefined where that is none or no whole number of blocks. */
function sealedBytes(element: XmlElement | undefined): Uint8Array | undefined {
  const sealed = base64Bytes(textOf(element, 'cipherdata', 'ciphervalue'));
  return sealed && sealed.length >= 32 && sealed.length % 16 === 0 ? sealed : undefined;
}

/** AES-CBC with the vector in front (XML Encryption, 5.2); undefined where it does not open. */
function decrypt(element: XmlElement | undefined, key: Uint8Array) {
  const cipher = cipherOf(attributeOf(childOf(element, 'encryptionmethod'), 'algorithm'));
  const sealed = sealedBytes(element);
  // A key of another length than the cipher's is another key.
  if (cipher === undefined || sealed === undefined || key.length * 8 !== Number(cipher.slice(4, 7))) {
    return undefined;
  }
  const decipher = createDecipheriv(cipher, key, sealed.subarray(0, 16));
  // XML Encryption pads with any bytes and the number of them at the end; PKCS #7 is one way to do so.
  decipher.setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  const end = padded.length - padding;
  const opened =
    padding >= 1 && padding <= 16
      ? {
          plain: Uint8Array.from(padded.subarray(0, end)),
          padding,
          isEven: padded.subarray(end).every((byte) => byte === padding),
        }
      : undefined;
  padded.fill(0);
  return opened;
}
