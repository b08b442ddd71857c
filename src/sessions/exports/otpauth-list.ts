import { encodeBase32 } from '../../otp/base32.ts';
import { type ExportRow, type PlainExport, partition } from './export-row.ts';

/** An otpauth URI a line. Source: the Key URI format's wiki page. */
export function otpauthList(rows: readonly ExportRow[]): PlainExport {
  const { taken, leftOut } = partition(rows, (row) => (row.user === '' ? 'missing-user' : undefined));
  const lines = taken.map(otpauthUri);
  return { bytes: Buffer.from([...lines, ''].join('\n')), extension: 'txt', rows: taken, leftOut };
}

function otpauthUri({ user, issuer, secret, algorithm, digits, periodSeconds }: ExportRow): string {
  const label = [issuer, user].filter(Boolean).map(encodeURIComponent).join(':');
  const query = [
    `secret=${secret.unwrap(encodeBase32)}`,
    ...(issuer === '' ? [] : [`issuer=${encodeURIComponent(issuer)}`]),
    `algorithm=${algorithm}`,
    `digits=${digits}`,
    `period=${periodSeconds}`,
  ];
  return `otpauth://totp/${label}?${query.join('&')}`;
}
