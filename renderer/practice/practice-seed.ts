const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SECRET_CHARACTERS = 32;

/** A made-up account with a random secret of 20 bytes, as the text of its QR code. */
export function practiceSeed(): string {
  const random = crypto.getRandomValues(new Uint8Array(SECRET_CHARACTERS));
  const secret = Array.from(random, (byte) => BASE32[byte % BASE32.length]).join('');
  return `otpauth://totp/Practice:new.joiner%40example.com?secret=${secret}&issuer=Practice`;
}
