import { encodeBase32 } from '../../otp/base32.ts';
import { csvLine, isFormula } from './csv-cells.ts';
import { type ExportRow, type PlainExport, partition } from './export-row.ts';

/** Source: learn.microsoft.com, "Upload hardware OATH tokens in CSV format". */
const HEADER = 'upn,serial number,secret key,time interval,manufacturer,model';

/** Microsoft Entra ID's upload (admin center, OATH tokens): SHA-1 only, 30 or 60 seconds, a user each. */
export function entraCsv(rows: readonly ExportRow[]): PlainExport {
  const { taken, leftOut } = partition(rows, (row) => {
    if (row.user === '') return 'missing-user';
    if (row.algorithm !== 'SHA1') return 'unsupported-algorithm';
    if (row.periodSeconds !== 30 && row.periodSeconds !== 60) return 'unsupported-period';
    return [row.user, row.serial, row.manufacturer, row.model].some(isFormula) ? 'unsafe-cell' : undefined;
  });
  const lines = taken.map(({ user, serial, secret, periodSeconds, manufacturer, model }) =>
    csvLine([user, serial, secret.unwrap(encodeBase32), String(periodSeconds), manufacturer, model]),
  );
  const text = [HEADER, ...lines, ''].join('\r\n');
  return { bytes: Buffer.from(text), extension: 'csv', rows: taken, leftOut };
}
