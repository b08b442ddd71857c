import { toHex } from '../../base/hex.ts';
import { isFormula } from './csv-cells.ts';
import { type ExportRow, type PlainExport, partition } from './export-row.ts';

/**
 * Duo's import (Admin Panel, Hardware Tokens, type TOTP 6-digit): serial and secret in hex, no header. SHA-1 and 30
 * seconds. Users are attached there afterwards.
 */
export function duoCsv(rows: readonly ExportRow[]): PlainExport {
  const { taken, leftOut } = partition(rows, (row) => {
    if (row.algorithm !== 'SHA1') return 'unsupported-algorithm';
    if (row.periodSeconds !== 30) return 'unsupported-period';
    return isFormula(row.serial) || /[",\s]/.test(row.serial) ? 'unsafe-cell' : undefined;
  });
  const lines = taken.map(({ serial, secret }) => `${serial},${secret.unwrap(toHex).toLowerCase()}`);
  return { bytes: Buffer.from([...lines, ''].join('\r\n')), extension: 'csv', rows: taken, leftOut };
}
