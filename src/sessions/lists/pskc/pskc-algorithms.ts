/*
 * What PSKC files are encrypted and authenticated with. RFC 6030 section 6 and XML Encryption 1.1; the names are URIs
 * whose last part tells.
 */
export const AES128_CBC = 'http://www.w3.org/2001/04/xmlenc#aes128-cbc';
export const HMAC_SHA1 = 'http://www.w3.org/2000/09/xmldsig#hmac-sha1';
export const PBKDF2 = 'http://www.rsasecurity.com/rsalabs/pkcs/schemas/pkcs-5v2-0#pbkdf2';

/** Node's name for a block cipher's URI; undefined for what is not read: Triple DES, GCM, key wrap, Camellia. */
export function cipherOf(uri: string): 'aes-128-cbc' | 'aes-192-cbc' | 'aes-256-cbc' | undefined {
  const [, bits] = /#aes-?(128|192|256)-cbc$/i.exec(uri) ?? [];
  return bits === undefined ? undefined : (`aes-${bits}-cbc` as 'aes-128-cbc');
}

/** Node's name for the hash of an HMAC's URI. */
export function hmacOf(uri: string): string | undefined {
  const [, bits] = /#?hmac-?sha-?(1|224|256|384|512)$/i.exec(uri) ?? [];
  return bits && `sha${bits}`;
}

/** An algorithm's name as it may be shown: the last part of its URI. */
export function showableAlgorithm(uri: string): string {
  return /(?:^|[#:/])([\w-]{1,30})$/.exec(uri)?.[1] ?? '';
}
