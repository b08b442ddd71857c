import { randomBytes, scrypt } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { base64nopad } from '@scure/base';
import { Decrypter, type Identity, type Stanza } from 'age-encryption';
import { fail, type Result, succeed } from '../../base/result.ts';
import { sealAgeFile } from './seal-age-file.ts';

/*
 * age files under a passphrase, as `age -p` writes them. age-encryption has this built in, but derives the key on the
 * event loop (1.1 s at a stretch); here Node's scrypt does so on a thread of its own, and faster.
 * Source: https://age-encryption.org/v1, "The scrypt recipient type".
 */

/** The base-2 logarithm of scrypt's N: what `age -p` takes too. 256 MB and 0.8 s each time. */
export const SCRYPT_WORK_FACTOR = 18;

/** What asks for more (age itself takes 22: 4 GB and 12 s) is meant to keep us busy. */
const HIGHEST_WORK_FACTOR = SCRYPT_WORK_FACTOR;

const LABEL = 'age-encryption.org/v1/scrypt';
const FILE_KEY_BYTES = 16;
const TAG_BYTES = 16;
const ZERO_NONCE = new Uint8Array(12);

/** `passphrase-wrong` is also what a damaged header comes to: nobody can tell them apart. */
export type AgeFailure = { readonly code: 'passphrase-wrong' } | { readonly code: 'not-sealed' };

/**
 * Seals bytes into an age file under a passphrase. `workFactor`: lower only where a test must not wait. The library
 * seals, too, but leaves what it sealed in a buffer of its own; here no copy of the bytes is made.
 */
export async function sealWithPassphrase(
  bytes: Uint8Array,
  passphrase: string,
  workFactor = SCRYPT_WORK_FACTOR,
): Promise<Uint8Array> {
  const fileKey = randomBytes(FILE_KEY_BYTES);
  const salt = randomBytes(16);
  const wrapping = await wrappingKey(passphrase, salt, workFactor);
  const wrapped = chacha20poly1305(wrapping, ZERO_NONCE).encrypt(fileKey);
  wrapping.fill(0);
  const stanza = `-> scrypt ${base64nopad.encode(salt)} ${workFactor}\n${base64nopad.encode(wrapped)}\n`;
  const sealed = sealAgeFile(bytes, fileKey, stanza);
  fileKey.fill(0);
  return sealed;
}

/** Opens an age file that was sealed under a passphrase. */
export async function openWithPassphrase(
  file: Uint8Array,
  passphrase: string,
): Promise<Result<Uint8Array, AgeFailure>> {
  const decrypter = new Decrypter();
  const identity = new PassphraseIdentity(passphrase);
  decrypter.addIdentity(identity);
  try {
    return succeed(await decrypter.decrypt(file));
  } catch (error) {
    if (error instanceof RangeError && error.message.includes('memory')) throw error;
    return fail({ code: identity.tried ? 'passphrase-wrong' : 'not-sealed' });
  }
}

class PassphraseIdentity implements Identity {
  readonly #passphrase: string;
  /** The file is one that a passphrase opens. */
  tried = false;

  constructor(passphrase: string) {
    this.#passphrase = passphrase;
  }

  async unwrapFileKey(stanzas: Stanza[]): Promise<Uint8Array | null> {
    const [stanza, ...others] = stanzas;
    const [type, saltText = '', factorText = ''] = stanza?.args ?? [];
    if (stanza === undefined || others.length > 0 || type !== 'scrypt' || stanza.args.length !== 3)
      return null;
    const workFactor = /^[1-9]\d?$/.test(factorText) ? Number(factorText) : Number.POSITIVE_INFINITY;
    const salt = base64nopad.decode(saltText);
    if (workFactor > HIGHEST_WORK_FACTOR || salt.length !== 16) return null;
    if (stanza.body.length !== FILE_KEY_BYTES + TAG_BYTES) return null;
    this.tried = true;
    const key = await wrappingKey(this.#passphrase, salt, workFactor);
    try {
      return chacha20poly1305(key, ZERO_NONCE).decrypt(stanza.body);
    } catch {
      return null;
    } finally {
      key.fill(0);
    }
  }
}

function wrappingKey(passphrase: string, salt: Uint8Array, workFactor: number): Promise<Buffer> {
  const cost = 2 ** workFactor;
  const options = { N: cost, r: 8, p: 1, maxmem: 128 * 8 * cost + 2 ** 20 };
  const labelled = Buffer.concat([Buffer.from(LABEL), salt]);
  // A Mac types ä as two characters where others type one: the same passphrase opens on both.
  const composed = passphrase.normalize('NFC');
  return new Promise((resolve, reject) => {
    scrypt(composed, labelled, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
