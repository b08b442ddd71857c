import { sm4 } from 'sm-crypto-v2';

/** SM4 (GB/T 32907) blocks are 16 bytes. */
export const BLOCK_BYTES = 16;

const CHAINING_START = new Uint8Array(BLOCK_BYTES);

/** SM4-ECB without padding. `key`: 16 bytes; `plain`: whole blocks. Throws a RangeError on any other length. */
export function encryptEcb(key: Uint8Array, plain: Uint8Array): Uint8Array {
  checkLengths(key, plain);
  return sm4.encrypt(plain, key, { mode: 'ecb', padding: 'none', output: 'array' });
}

/** The reverse of `encryptEcb`, with the same limits. */
export function decryptEcb(key: Uint8Array, cipher: Uint8Array): Uint8Array {
  checkLengths(key, cipher);
  return sm4.decrypt(cipher, key, { mode: 'ecb', padding: 'none', output: 'array' });
}

/** SM4-CBC with an IV of zeros, without padding; the same limits. */
export function encryptCbc(key: Uint8Array, plain: Uint8Array): Uint8Array {
  checkLengths(key, plain);
  return sm4.encrypt(plain, key, { mode: 'cbc', iv: CHAINING_START, padding: 'none', output: 'array' });
}

/** The library lets part of a block through, so the lengths are checked here. */
function checkLengths(key: Uint8Array, text: Uint8Array): void {
  if (key.length !== BLOCK_BYTES) throw new RangeError(`an SM4 key is 16 bytes, not ${key.length}`);
  if (text.length === 0 || text.length % BLOCK_BYTES !== 0) {
    throw new RangeError(`SM4 takes whole blocks of 16 bytes, not ${text.length} bytes`);
  }
}
