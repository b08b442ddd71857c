import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { base64nopad } from '@scure/base';

/*
 * An age file (https://age-encryption.org/v1):
 *
 *   "age-encryption.org/v1\n" | stanzas | "--- " HMAC-SHA256 of all that in Base64 "\n" | nonce (16) | chunks
 *
 * A chunk is up to 64 KiB under ChaCha20-Poly1305, its nonce a counter (11 bytes, big-endian) and 1 for the last chunk.
 */

const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 16;

/** Seals bytes under a file key (16 bytes) that `stanzas`, each ended by a line feed, hold wrapped. */
export function sealAgeFile(bytes: Uint8Array, fileKey: Uint8Array, stanzas: string): Uint8Array {
  const header = `age-encryption.org/v1\n${stanzas}---`;
  const mac = createHmac('sha256', derive(fileKey, new Uint8Array(), 'header'))
    .update(header)
    .digest();
  const front = Buffer.from(`${header} ${base64nopad.encode(mac)}\n`);
  const nonce = randomBytes(NONCE_BYTES);
  const key = derive(fileKey, nonce, 'payload');
  const chunks = Math.max(1, Math.ceil(bytes.length / CHUNK_BYTES));
  const file = new Uint8Array(front.length + NONCE_BYTES + bytes.length + chunks * TAG_BYTES);
  file.set(front);
  file.set(nonce, front.length);
  let at = front.length + NONCE_BYTES;
  for (let number = 0; number < chunks; number++) {
    const plain = bytes.subarray(number * CHUNK_BYTES, (number + 1) * CHUNK_BYTES);
    const sealed = chacha20poly1305(key, chunkNonce(number, number === chunks - 1)).encrypt(plain);
    file.set(sealed, at);
    at += sealed.length;
  }
  key.fill(0);
  return file;
}

function derive(fileKey: Uint8Array, salt: Uint8Array, label: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', fileKey, salt, label, 32));
}

function chunkNonce(number: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}
