import { encodeBase32 } from '../../otp/base32.ts';
import { type ExportRow, type PlainExport, partition } from './export-row.ts';

/**
 * The body of a bulk upload to Microsoft Graph (beta):
 * `PATCH /directory/authenticationMethodDevices/hardwareOathDevices`. Tokens whose user's id is known are assigned with
 * it; the others are told as unassigned. Source: learn.microsoft.com, "Manage OATH tokens in Microsoft Entra ID (preview)".
 */
export function entraGraph(rows: readonly ExportRow[]): PlainExport {
  const { taken, leftOut } = partition(rows, (row) => {
    if (row.algorithm !== 'SHA1' && row.algorithm !== 'SHA256') return 'unsupported-algorithm';
    return row.periodSeconds === 30 || row.periodSeconds === 60 ? undefined : 'unsupported-period';
  });
  const value = taken.map((row, index) => ({
    '@contentId': String(index + 1),
    serialNumber: row.serial,
    manufacturer: row.manufacturer,
    model: row.model,
    secretKey: row.secret.unwrap(encodeBase32),
    timeIntervalInSeconds: row.periodSeconds,
    hashFunction: row.algorithm === 'SHA256' ? 'hmacsha256' : 'hmacsha1',
    ...(row.userId !== '' && { assignTo: { id: row.userId } }),
  }));
  const body = `${JSON.stringify({ '@context': '#$delta', value }, undefined, 1)}\n`;
  const unassigned = taken.filter(({ userId }) => userId === '');
  return { bytes: Buffer.from(body), extension: 'json', rows: taken, leftOut, unassigned };
}
