import { toHex } from '../../base/hex.ts';
import { isFormula } from './csv-cells.ts';
import { type ExportRow, type PlainExport, partition } from './export-row.ts';

export interface PrivacyIdeaUsers {
  readonly resolver: string;
  /** For rows that name no realm of their own. */
  readonly realm: string;
}

/**
 * privacyIDEA's "OATH CSV": `serial,key,totp,6,period`, the key in hex; with `users`, after a first line
 * `# version: 2`, user name, resolver and realm stand before that. Its reader splits at every comma, and takes the hash
 * from the key's length (28 bytes: SHA-224, 32: SHA-256, 48: SHA-384, 64: SHA-512), so keys whose length means another hash
 * than theirs stay out: use PSKC for them.
 * Source: privacyidea/lib/importotp.py, parseOATHcsv.
 */
export function privacyIdeaCsv(rows: readonly ExportRow[], users?: PrivacyIdeaUsers): PlainExport {
  const cellsOf = (row: ExportRow) => {
    const key = row.secret.unwrap(toHex).toLowerCase();
    const token = [row.serial, key, 'totp', String(row.digits), String(row.periodSeconds)];
    return users ? [row.user, users.resolver, row.realm || users.realm, ...token] : token;
  };
  const { taken, leftOut } = partition(rows, (row) => {
    if (users && row.user === '') return 'missing-user';
    if (row.algorithm !== hashByLength(row.secret.length)) {
      return row.algorithm === 'SHA1' || row.algorithm === 'SHA256'
        ? 'ambiguous-key-length'
        : 'unsupported-algorithm';
    }
    return cellsOf(row).some((cell) => isFormula(cell) || /[",\r\n#]/.test(cell)) ? 'unsafe-cell' : undefined;
  });
  const lines = taken.map((row) => cellsOf(row).join(','));
  const text = [...(users ? ['# version: 2'] : []), ...lines, ''].join('\n');
  return { bytes: Buffer.from(text), extension: 'csv', rows: taken, leftOut };
}

const HASH_BY_BYTES: Readonly<Record<number, string>> = {
  28: 'SHA224',
  32: 'SHA256',
  48: 'SHA384',
  64: 'SHA512',
};

function hashByLength(bytes: number): string {
  return HASH_BY_BYTES[bytes] ?? 'SHA1';
}
