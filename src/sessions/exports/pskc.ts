import { createCipheriv, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { AES128_CBC, HMAC_SHA1, PBKDF2 } from '../lists/pskc/pskc-algorithms.ts';
import type { ExportRow, PlainExport } from './export-row.ts';

/** What the secrets in a PSKC file are encrypted under. `plain`: nothing. */
export type PskcProtection =
  | { readonly kind: 'password'; readonly password: string }
  /** 16 bytes. */
  | { readonly kind: 'key'; readonly key: Uint8Array; readonly name: string }
  | { readonly kind: 'plain' };

/** A fifth of a second here; importers count them too. */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const MAC_KEY_BYTES = 20;

const derive = promisify(pbkdf2);

/**
 * A PSKC file (RFC 6030). Encrypted as in its figures 6 and 7 (AES-128-CBC, HMAC-SHA1 under a key of its own, PBKDF2
 * with HMAC-SHA1): that is all that privacyIDEA and FreeIPA read. The hash stands in Suite as they want it, `SHA256`.
 */
export async function pskcFile(rows: readonly ExportRow[], protection: PskcProtection): Promise<PlainExport> {
  const sealing = await sealingOf(protection);
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"',
    '  xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"',
    '  xmlns:xenc11="http://www.w3.org/2009/xmlenc11#"',
    '  xmlns:pkcs5="http://www.rsasecurity.com/rsalabs/pkcs/schemas/pkcs-5v2-0#">',
    ...(sealing?.header ?? []),
    ...rows.map((row) => keyPackage(row, sealing)),
    '</KeyContainer>',
    '',
  ].join('\n');
  return { bytes: Buffer.from(text), extension: 'xml', rows: [...rows], leftOut: [] };
}

interface Sealing {
  readonly key: Uint8Array;
  readonly macKey: Uint8Array;
  readonly header: readonly string[];
}

async function sealingOf(protection: PskcProtection): Promise<Sealing | undefined> {
  if (protection.kind === 'plain') return undefined;
  const macKey = randomBytes(MAC_KEY_BYTES);
  if (protection.kind === 'key') {
    const { key, name } = protection;
    if (key.length !== 16) throw new RangeError('the key must have 16 bytes');
    const keyName = `  <EncryptionKey><ds:KeyName>${escaped(name)}</ds:KeyName></EncryptionKey>`;
    return { key, macKey, header: [keyName, macMethod(key, macKey)] };
  }
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(protection.password, salt, ITERATIONS, 16, 'sha1');
  const derived = [
    '  <EncryptionKey><xenc11:DerivedKey>',
    `    <xenc11:KeyDerivationMethod Algorithm="${PBKDF2}"><pkcs5:PBKDF2-params>`,
    // PKCS #5's schema qualifies no element but the outermost: FreeIPA looks for these in no namespace.
    `      <Salt xmlns=""><Specified>${salt.toString('base64')}</Specified></Salt>`,
    `      <IterationCount xmlns="">${ITERATIONS}</IterationCount><KeyLength xmlns="">16</KeyLength>`,
    '    </pkcs5:PBKDF2-params></xenc11:KeyDerivationMethod>',
    '    <xenc11:MasterKeyName>Password</xenc11:MasterKeyName>',
    '  </xenc11:DerivedKey></EncryptionKey>',
  ].join('\n');
  return { key, macKey, header: [derived, macMethod(key, macKey)] };
}

function macMethod(key: Uint8Array, macKey: Uint8Array): string {
  const encrypted = encryptedData(encrypt(key, macKey));
  return `  <MACMethod Algorithm="${HMAC_SHA1}"><MACKey>${encrypted}</MACKey></MACMethod>`;
}

function keyPackage(row: ExportRow, sealing: Sealing | undefined): string {
  const suite = row.algorithm === 'SHA1' ? '' : `<Suite>${row.algorithm}</Suite>`;
  return [
    '  <KeyPackage>',
    `    <DeviceInfo>${element('Manufacturer', row.manufacturer)}${element('SerialNo', row.serial)}` +
      `${element('Model', row.model)}</DeviceInfo>`,
    `    <Key Id="${escaped(row.serial)}" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:totp">`,
    `      ${element('Issuer', row.issuer)}<AlgorithmParameters>${suite}` +
      `<ResponseFormat Length="${row.digits}" Encoding="DECIMAL"/></AlgorithmParameters>`,
    `      <Data><Secret>${secretValue(row, sealing)}</Secret><Time><PlainValue>0</PlainValue></Time>` +
      `<TimeInterval><PlainValue>${row.periodSeconds}</PlainValue></TimeInterval></Data>`,
    `      ${row.user === '' ? '' : element('UserId', `UID=${escapedName(row.user)}`)}`,
    '    </Key>',
    '  </KeyPackage>',
  ].join('\n');
}

function secretValue({ secret }: ExportRow, sealing: Sealing | undefined): string {
  return secret.unwrap((seed) => {
    if (sealing === undefined) return `<PlainValue>${Buffer.from(seed).toString('base64')}</PlainValue>`;
    const value = encrypt(sealing.key, seed);
    // RFC 6030 section 6.1.1: over the initialisation vector and the ciphertext.
    const mac = createHmac('sha1', sealing.macKey).update(value).digest('base64');
    return `<EncryptedValue>${encryptedData(value)}</EncryptedValue><ValueMAC>${mac}</ValueMAC>`;
  });
}

function encryptedData(value: Buffer): string {
  return (
    `<xenc:EncryptionMethod Algorithm="${AES128_CBC}"/>` +
    `<xenc:CipherData><xenc:CipherValue>${value.toString('base64')}</xenc:CipherValue></xenc:CipherData>`
  );
}

function encrypt(key: Uint8Array, plain: Uint8Array): Buffer {
  const vector = randomBytes(16);
  const cipher = createCipheriv('aes-128-cbc', key, vector);
  return Buffer.concat([vector, cipher.update(plain), cipher.final()]);
}

function element(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${escaped(text)}</${name}>`;
}

/** Without what XML cannot hold, and what would move a terminal's cursor: control characters, halves of characters. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** RFC 4514 section 2.4: PSKC names users by distinguished names. */
function escapedName(name: string): string {
  return name.replace(/[\\,+"<>;=]/g, '\\$&').replace(/^[# ]| $/g, '\\$&');
}
