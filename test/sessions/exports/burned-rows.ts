import { Secret } from '../../../src/base/secret.ts';
import type { ExportRow } from '../../../src/sessions/exports/export-row.ts';
import { RFC_SEED, serial } from '../seeds.ts';

/** A burned token with the seed of RFC 6238, and whatever else is wanted. */
export function burnedRow(
  row: number,
  changes: Partial<Omit<ExportRow, 'secret'>> & { seed?: Uint8Array } = {},
): ExportRow {
  const { seed = RFC_SEED, ...others } = changes;
  return {
    row,
    user: `user${row}@contoso.com`,
    userId: '',
    issuer: 'Contoso',
    realm: '',
    serial: serial(row),
    manufacturer: 'Token2',
    model: 'C301',
    algorithm: 'SHA1',
    digits: 6,
    periodSeconds: 30,
    secret: new Secret(Uint8Array.from(seed)),
    ...others,
  };
}

export function textOf({ bytes }: { bytes: Uint8Array }): string {
  return Buffer.from(bytes).toString('utf8');
}

/** The reasons why rows stayed out, by row. */
export function reasons({ leftOut }: { leftOut: readonly { row: number; code: string }[] }): string[] {
  return leftOut.map(({ row, code }) => `${row} ${code}`);
}
