import { fromHex } from '../../base/hex.ts';

/** The key that somebody typed in hex, with blanks or colons between its bytes; undefined where it is none of these lengths. */
export function keyOfHex(text: string, lengths: readonly number[]): Uint8Array | undefined {
  const digits = text.replace(/[\s:]/g, '');
  if (!/^[0-9a-f]*$/i.test(digits) || !lengths.includes(digits.length / 2)) return undefined;
  return fromHex(digits);
}
