/** How a seed may be written as text. */
export type SeedText = 'hex' | 'base32' | 'base64';

/** Fewer characters than this are hardly the text of a seed: ten bytes in Base64. */
const SHORTEST_TEXT = 14;

/**
 * How a text in a Base64 value is written if it is evidently something else. Base64 of chance bytes has characters of
 * all kinds: 20 of them in a row that are all hexadecimal, or all Base32, do not come about in a thousand million files.
 */
export function otherThanBase64(text: string): 'hex' | 'base32' | undefined {
  const compact = text.replace(/\s+/g, '');
  if (compact.length < 20) return undefined;
  if (/^[\da-f]+$/i.test(compact) && /\d/.test(compact) && compact.length % 2 === 0) return 'hex';
  return /^(?=.*[2-7])(?:[A-Z2-7]+|[a-z2-7]+)={0,6}$/.test(compact) ? 'base32' : undefined;
}

/** How a seed is written whose bytes are themselves the text of a seed; undefined where they are bytes like any. */
export function seedTextOf(bytes: Uint8Array): SeedText | undefined {
  if (bytes.length < SHORTEST_TEXT || bytes.some((byte) => byte < 0x2b || byte > 0x7a)) return undefined;
  const text = Buffer.from(bytes).toString('latin1');
  // The test seeds of RFC 4226 and RFC 6238.
  if (/^(?:1234567890)+\d{0,4}$/.test(text)) return undefined;
  if (/^[\da-f]+$/i.test(text) && text.length % 2 === 0) return 'hex';
  if (/^(?:[A-Z2-7]+|[a-z2-7]+)={0,6}$/.test(text) && /[2-7]/.test(text)) return 'base32';
  const isBase64 = /^[A-Za-z\d+/]+={0,2}$/.test(text) && text.length % 4 === 0;
  return isBase64 && /[a-z]/.test(text) && /[A-Z]/.test(text) ? 'base64' : undefined;
}
