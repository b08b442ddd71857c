import { createCipheriv, createHmac } from 'node:crypto';

/*
 * PSKC files as other programs write them, built from RFC 6030's figures: nothing here is shared with Kiln's own export.
 */
export const KEY = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
export const SEED = Buffer.from('kiln-discovery-seed1');
const MAC_KEY = Buffer.from('0102030405060708090a0b0c0d0e0f1011121314', 'hex');
const XENC = 'http://www.w3.org/2001/04/xmlenc#';

export interface Sealing {
  readonly key?: Buffer;
  /** XML Encryption pads with any bytes before the number of them. */
  readonly padding?: 'pkcs7' | 'any';
  /** What the values' MACs are over. */
  readonly mac?: 'ciphertext' | 'plaintext' | 'wrong' | 'none';
  readonly cipher?: string;
}

/** AES-128-CBC under a vector that the seed makes, so that a file is the same each time. */
function encrypt(plain: Buffer, { key = KEY, padding = 'pkcs7' }: Sealing): Buffer {
  const vector = createHmac('sha256', plain).update(key).digest().subarray(0, 16);
  const cipher = createCipheriv('aes-128-cbc', key, vector).setAutoPadding(false);
  const count = 16 - (plain.length % 16);
  const pad = Buffer.alloc(count, padding === 'pkcs7' ? count : 0xa5);
  pad[count - 1] = count;
  return Buffer.concat([vector, cipher.update(plain), cipher.update(pad), cipher.final()]);
}

function cipherData(value: Buffer, cipher = 'aes128-cbc'): string {
  return `<xenc:EncryptionMethod Algorithm="${XENC}${cipher}"/><xenc:CipherData><xenc:CipherValue>${value.toString('base64')}</xenc:CipherValue></xenc:CipherData>`;
}

/** An EncryptedValue and its ValueMAC. */
export function sealed(plain: Buffer, sealing: Sealing = {}): string {
  const value = encrypt(plain, sealing);
  const { mac = 'ciphertext' } = sealing;
  const over = { ciphertext: value, plaintext: plain, wrong: Buffer.from('other'), none: undefined }[mac];
  const valueMac = over
    ? `<ValueMAC>${createHmac('sha1', MAC_KEY).update(over).digest('base64')}</ValueMAC>`
    : '';
  return `<EncryptedValue>${cipherData(value, sealing.cipher)}</EncryptedValue>${valueMac}`;
}

export function encryptionKey(): string {
  return '<EncryptionKey><ds:KeyName>Pre-shared-key</ds:KeyName></EncryptionKey>';
}

export function macMethod(sealing: Sealing = {}): string {
  return `<MACMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"><MACKey>${cipherData(encrypt(MAC_KEY, sealing))}</MACKey></MACMethod>`;
}

export function container(...parts: readonly string[]): string {
  return `<?xml version="1.0"?>
<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:xenc="${XENC}" xmlns:x="urn:example:other">
${parts.join('\n')}
</KeyContainer>`;
}

export interface PackageParts {
  readonly serial?: string;
  readonly device?: string;
  readonly type?: string;
  readonly secret?: string;
  readonly parameters?: string;
  readonly data?: string;
  readonly more?: string;
}

export const DECIMAL = '<ResponseFormat Length="6" Encoding="DECIMAL"/>';

export function key({
  type = 'totp',
  secret,
  parameters = DECIMAL,
  data = '',
  more = '',
}: PackageParts = {}) {
  const value = secret ?? `<PlainValue>${SEED.toString('base64')}</PlainValue>`;
  return `<Key Id="1" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:${type}"><AlgorithmParameters>${parameters}</AlgorithmParameters><Data><Secret>${value}</Secret>${data}</Data><UserId>jo@example.org</UserId>${more}</Key>`;
}

export function keyPackage(parts: PackageParts = {}, keys = [key(parts)]): string {
  const { serial = '86596100000011', device = '' } = parts;
  return `<KeyPackage><DeviceInfo><SerialNo>${serial}</SerialNo>${device}</DeviceInfo>${keys.join('')}</KeyPackage>`;
}
