import { randomBytes } from 'node:crypto';
import { fail, type Result, succeed } from '../../base/result.ts';
import { type AgeFailure, openWithPassphrase, sealWithPassphrase } from './age-passphrase.ts';
import { KEY_BYTES, SALT_BYTES } from './sealed-record.ts';

/*
 * The front of a session's file:
 *
 *   "KILN-SESSION-1\n" | length (4) | an age file with the session's key (32 bytes) in it | salt (16)
 *
 * and then records. The age file is what `age -p` makes, so the key can be had with the passphrase and without Kiln.
 */

const MAGIC = Buffer.from('KILN-SESSION-1\n');
const AGE_AT = MAGIC.length + 4;
/** An age file around 32 bytes has some 200. */
const LONGEST_AGE_FILE = 4096;

/** A session's key, and the age file that it is in. */
export interface SessionKey {
  readonly key: Uint8Array;
  readonly ageFile: Uint8Array;
}

/** A new key, sealed under the passphrase. Takes most of a second, on a thread of its own. */
export async function newSessionKey(passphrase: string, workFactor?: number): Promise<SessionKey> {
  const key = randomBytes(KEY_BYTES);
  return { key, ageFile: await sealWithPassphrase(key, passphrase, workFactor) };
}

export function envelopeBytes({ ageFile }: SessionKey, salt: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(ageFile.length);
  return Buffer.concat([MAGIC, length, ageFile, salt]);
}

export interface Envelope {
  readonly ageFile: Uint8Array;
  readonly salt: Uint8Array;
  /** Where the first record begins. */
  readonly end: number;
}

/** Undefined where a file does not begin as a session's does. */
export function readEnvelope(file: Uint8Array): Envelope | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  if (bytes.length < AGE_AT || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const length = bytes.readUInt32BE(MAGIC.length);
  const end = AGE_AT + length + SALT_BYTES;
  if (length > LONGEST_AGE_FILE || end > bytes.length) return undefined;
  return {
    ageFile: Uint8Array.from(bytes.subarray(AGE_AT, AGE_AT + length)),
    salt: Uint8Array.from(bytes.subarray(AGE_AT + length, end)),
    end,
  };
}

/** So many bytes at a file's beginning say which form it has. */
export const FRONT_BYTES = 32;

/** Whether a file says that it is a session, in this form or in one with a higher number. */
export function formOf(front: Uint8Array): 'this' | 'later' | 'other' {
  const text = Buffer.from(front.subarray(0, FRONT_BYTES)).toString('latin1');
  const [, number] = /^KILN-SESSION-([1-9]\d{0,5})\n/.exec(text) ?? [];
  if (number === undefined) return 'other';
  return Number(number) > 1 ? 'later' : 'this';
}

/** The key in an envelope. */
export async function openEnvelope(
  { ageFile }: Envelope,
  passphrase: string,
): Promise<Result<SessionKey, AgeFailure>> {
  const key = await openWithPassphrase(ageFile, passphrase);
  if (!key.ok) return key;
  return key.value.length === KEY_BYTES ? succeed({ key: key.value, ageFile }) : fail({ code: 'not-sealed' });
}
