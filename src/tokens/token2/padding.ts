import { concatBytes } from '../../base/bytes.ts';
import { BLOCK_BYTES } from './sm4.ts';

const MARK = 0x80;

/** Appends `80` and zeros up to the next multiple of 16, also when the length is a multiple already (ISO 9797-1 method 2). */
export function pad(bytes: Uint8Array): Uint8Array {
  const zeros = BLOCK_BYTES - 1 - (bytes.length % BLOCK_BYTES);
  return concatBytes(bytes, Uint8Array.of(MARK), new Uint8Array(zeros));
}

/** Takes off what `pad` appended; undefined when there is no such padding. */
export function unpad(bytes: Uint8Array): Uint8Array | undefined {
  const mark = bytes.findLastIndex((byte) => byte !== 0);
  if (mark < 0 || bytes[mark] !== MARK || bytes.length - mark > BLOCK_BYTES) return undefined;
  return bytes.slice(0, mark);
}
