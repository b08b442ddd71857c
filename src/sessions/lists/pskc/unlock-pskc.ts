import { createDecipheriv, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { fail, type Result, succeed } from '../../../base/result.ts';
import type { PskcFailure, RowFault } from '../list-problem.ts';
import { cipherOf, hmacOf, showableAlgorithm } from './pskc-algorithms.ts';
import { attributeOf, base64Bytes, childOf, textOf, type XmlElement } from './xml-element.ts';

/** What opens a PSKC file. */
export interface PskcKeys {
  readonly password?: string;
  /** The key itself, 16, 24 or 32 bytes. */
  readonly presharedKey?: Uint8Array;
}

/** More rounds than this are meant to keep us busy. */
const MOST_ITERATIONS = 10_000_000;

const derive = promisify(pbkdf2);

/** Opens the encrypted values of one file. */
export interface PskcOpener {
  /** Whether values carry a MAC, which is then checked. CBC without one can be changed on the way. */
  readonly authenticates: boolean;
  /** The bytes of an element of the type EncryptedValue; `valueMac` is the Base64 beside it, '' where there is none. */
  open(value: XmlElement, valueMac: string): Result<Uint8Array, RowFault>;
}

/** Whatever the container says of encryption made ready: undefined where it is plain. RFC 6030 section 6. */
export async function unlockPskc(
  container: XmlElement,
  keys: PskcKeys,
): Promise<Result<PskcOpener | undefined, PskcFailure>> {
  const encryptionKey = childOf(container, 'EncryptionKey');
  if (encryptionKey === undefined) return succeed(undefined);
  const key = await encryptionKeyBytes(encryptionKey, keys);
  if (!key.ok) return key;
  const needs = childOf(encryptionKey, 'DerivedKey') ? 'password' : 'key';
  const macMethod = childOf(container, 'MACMethod');
  if (macMethod === undefined) return succeed(new Opener(key.value, undefined));
  const algorithm = attributeOf(macMethod, 'Algorithm');
  const hash = hmacOf(algorithm);
  if (hash === undefined) return unsupported(algorithm);
  const macKeyElement = childOf(macMethod, 'MACKey');
  // Without a key of its own the MAC is made with the encryption key.
  if (macKeyElement === undefined) return succeed(new Opener(key.value, { hash, key: key.value }));
  const cipher = cipherOf(attributeOf(childOf(macKeyElement, 'EncryptionMethod'), 'Algorithm'));
  if (cipher === undefined) {
    return unsupported(attributeOf(childOf(macKeyElement, 'EncryptionMethod'), 'Algorithm'));
  }
  const macKey = decrypt(macKeyElement, key.value);
  if (!macKey) return fail({ code: 'pskc-wrong-key', needs });
  return succeed(new Opener(key.value, { hash, key: macKey }));
}

async function encryptionKeyBytes(
  element: XmlElement,
  keys: PskcKeys,
): Promise<Result<Uint8Array, PskcFailure>> {
  const derived = childOf(element, 'DerivedKey');
  if (derived) return derivedKey(derived, keys.password);
  const name = textOf(element, 'KeyName');
  if (childOf(element, 'X509Data') || childOf(element, 'KeyValue')) return unsupported('#public-key');
  if (keys.presharedKey === undefined) return fail({ code: 'pskc-locked', needs: 'key', name });
  if (![16, 24, 32].includes(keys.presharedKey.length)) return fail({ code: 'pskc-wrong-key', needs: 'key' });
  return succeed(keys.presharedKey);
}

async function derivedKey(derived: XmlElement, password?: string): Promise<Result<Uint8Array, PskcFailure>> {
  const method = childOf(derived, 'KeyDerivationMethod');
  const algorithm = attributeOf(method, 'Algorithm');
  if (!/#pbkdf2$/i.test(algorithm)) return unsupported(algorithm);
  if (password === undefined) {
    return fail({ code: 'pskc-locked', needs: 'password', name: textOf(derived, 'MasterKeyName') });
  }
  const parameters = childOf(method, 'PBKDF2-params');
  const salt = base64Bytes(textOf(parameters, 'Salt', 'Specified'));
  const iterations = Number(textOf(parameters, 'IterationCount'));
  const length = Number(textOf(parameters, 'KeyLength') || 16);
  const prf = attributeOf(childOf(parameters, 'PRF'), 'Algorithm');
  const hash = prf === '' ? 'sha1' : hmacOf(prf);
  if (hash === undefined) return unsupported(prf);
  const sound = Number.isInteger(iterations) && iterations > 0 && iterations <= MOST_ITERATIONS;
  if (!salt || salt.length === 0 || !sound || ![16, 24, 32].includes(length)) {
    return fail({ code: 'pskc-malformed', reason: 'encryption' });
  }
  return succeed(await derive(password, salt, iterations, length, hash));
}

class Opener implements PskcOpener {
  readonly #key: Uint8Array;
  readonly #mac: { readonly hash: string; readonly key: Uint8Array } | undefined;

  constructor(key: Uint8Array, mac: { hash: string; key: Uint8Array } | undefined) {
    this.#key = key;
    this.#mac = mac;
  }

  get authenticates(): boolean {
    return this.#mac !== undefined;
  }

  open(value: XmlElement, valueMac: string): Result<Uint8Array, RowFault> {
    if (this.#mac) {
      const cipherValue = base64Bytes(textOf(value, 'CipherData', 'CipherValue'));
      const expected = base64Bytes(valueMac);
      if (!cipherValue || !expected) return fail({ code: 'mac-differs' });
      const actual = createHmac(this.#mac.hash, this.#mac.key).update(cipherValue).digest();
      const same = actual.length === expected.length && timingSafeEqual(actual, expected);
      if (!same) return fail({ code: 'mac-differs' });
    }
    const plain = decrypt(value, this.#key);
    return plain ? succeed(plain) : fail({ code: 'not-decryptable' });
  }
}

/** AES-CBC with the initialisation vector in front (XML Encryption, 5.2); undefined where it does not open. */
function decrypt(element: XmlElement, key: Uint8Array): Uint8Array | undefined {
  const cipher = cipherOf(attributeOf(childOf(element, 'EncryptionMethod'), 'Algorithm'));
  const sealed = base64Bytes(textOf(element, 'CipherData', 'CipherValue'));
  if (cipher === undefined || sealed === undefined || sealed.length < 32 || sealed.length % 16 !== 0)
    return undefined;
  try {
    const decipher = createDecipheriv(cipher, key, sealed.subarray(0, 16));
    // XML Encryption pads with any bytes and the number of them at the end; PKCS #7 is one way to do so.
    decipher.setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]);
    const padding = padded.at(-1) ?? 0;
    if (padding < 1 || padding > 16) return undefined;
    const plain = Uint8Array.from(padded.subarray(0, padded.length - padding));
    padded.fill(0);
    return plain;
  } catch {
    return undefined;
  }
}

function unsupported(uri: string) {
  return fail<PskcFailure>({ code: 'pskc-unsupported', algorithm: showableAlgorithm(uri) });
}
