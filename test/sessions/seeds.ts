/** Seeds of RFC 4226 and RFC 6238, and others made of them, as bytes and as Base32 written by hand or by coreutils. */
export const RFC_SEED = Buffer.from('12345678901234567890');
/** `printf 12345678901234567890 | base32` */
export const RFC_BASE32 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
export const RFC_HEX = '3132333435363738393031323334353637383930';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 of 20 bytes that are different for each number: five bits a character, the number in the first seven. */
export function base32Seed(number: number): string {
  const front = Array.from({ length: 7 }, (_, at) => ALPHABET[(number >> (5 * (6 - at))) & 31]).join('');
  return `${front}${'A'.repeat(24)}Q`;
}

/** A serial of a C301. */
export function serial(number: number): string {
  return `8659610${String(number).padStart(7, '0')}`;
}
