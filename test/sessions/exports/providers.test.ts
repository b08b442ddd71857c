import { describe, expect, it } from 'vitest';
import { duoCsv } from '../../../src/sessions/exports/duo-csv.ts';
import { entraCsv } from '../../../src/sessions/exports/entra-csv.ts';
import { entraGraph } from '../../../src/sessions/exports/entra-graph.ts';
import { exportRows } from '../../../src/sessions/exports/export-row.ts';
import { oktaEnrolments } from '../../../src/sessions/exports/okta.ts';
import { otpauthList } from '../../../src/sessions/exports/otpauth-list.ts';
import { privacyIdeaCsv } from '../../../src/sessions/exports/privacyidea-csv.ts';
import { SessionState } from '../../../src/sessions/session-state.ts';
import { judge } from '../../judges/judge.ts';
import { listOf } from '../lists/reading.ts';
import { RFC_BASE32, RFC_HEX } from '../seeds.ts';
import { SETTINGS, waitingRow } from '../waiting-row.ts';
import { burnedRow, reasons, textOf } from './burned-rows.ts';

const SEED_32 = Buffer.from('12345678901234567890123456789012');

/** The code at second 59 by oathtool, of a secret as a provider would read it. */
function oathtool(secret: string, ...options: string[]): string {
  return judge('oathtool', ['--totp', '-N', '1970-01-01 00:00:59 UTC', ...options, secret]).trim();
}

describe('Entra ID’s CSV', () => {
  it('has the documented columns', () => {
    const exported = entraCsv([burnedRow(1), burnedRow(2, { periodSeconds: 60, model: 'C301, "blue"' })]);
    expect(textOf(exported)).toBe(
      'upn,serial number,secret key,time interval,manufacturer,model\r\n' +
        `user1@contoso.com,86596100000001,${RFC_BASE32},30,Token2,C301\r\n` +
        `user2@contoso.com,86596100000002,${RFC_BASE32},60,Token2,"C301, ""blue"""\r\n`,
    );
    expect(exported.leftOut).toEqual([]);
  });

  it('leaves out what the upload does not take, and what a spreadsheet would run', () => {
    const exported = entraCsv([
      burnedRow(0, { algorithm: 'SHA256' }),
      burnedRow(1, { user: '' }),
      burnedRow(2, { user: '=cmd|calc@contoso.com' }),
      burnedRow(3, { model: '@SUM(A1)' }),
      burnedRow(4, { manufacturer: '-1+1' }),
      burnedRow(5, { user: '＝1+1@contoso.com' }),
      burnedRow(6),
    ]);
    expect(reasons(exported)).toEqual([
      '0 unsupported-algorithm',
      '1 missing-user',
      '2 unsafe-cell',
      '3 unsafe-cell',
      '4 unsafe-cell',
      '5 unsafe-cell',
    ]);
    expect(exported.rows.map(({ row }) => row)).toEqual([6]);
  });

  it('holds at most 128 characters of a secret, of Base32’s alphabet and without padding', () => {
    const [, line = ''] = textOf(entraCsv([burnedRow(1, { seed: Buffer.alloc(63, 0xa5) })])).split('\r\n');
    expect(line.split(',')[2]).toMatch(/^[A-Z2-7]{16,128}$/);
  });
});

describe('Entra ID’s Graph', () => {
  it('has the documented body', () => {
    const id = '00aa00aa-bb11-cc22-dd33-44ee44ee44ee';
    const exported = entraGraph([
      burnedRow(1, { userId: id }),
      burnedRow(2, { periodSeconds: 60, algorithm: 'SHA256', seed: SEED_32, user: '' }),
    ]);
    expect(JSON.parse(textOf(exported))).toEqual({
      '@context': '#$delta',
      value: [
        {
          '@contentId': '1',
          serialNumber: '86596100000001',
          manufacturer: 'Token2',
          model: 'C301',
          secretKey: RFC_BASE32,
          timeIntervalInSeconds: 30,
          hashFunction: 'hmacsha1',
          assignTo: { id },
        },
        {
          '@contentId': '2',
          serialNumber: '86596100000002',
          manufacturer: 'Token2',
          model: 'C301',
          secretKey: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA',
          timeIntervalInSeconds: 60,
          hashFunction: 'hmacsha256',
        },
      ],
    });
  });

  it('tells which tokens it assigns to nobody, because no id of their user is known', () => {
    const exported = entraGraph([
      burnedRow(1),
      burnedRow(2, { userId: '00aa' }),
      burnedRow(3, { algorithm: 'SHA512' }),
      burnedRow(4),
    ]);
    expect(exported.unassigned?.map(({ row }) => row)).toEqual([1, 4]);
    expect(entraGraph([burnedRow(2, { userId: '00aa' })]).unassigned).toEqual([]);
  });

  it('leaves out what tokens there cannot be', () => {
    const exported = entraGraph([burnedRow(0, { algorithm: 'SHA512' }), burnedRow(1, { periodSeconds: 45 })]);
    expect(reasons(exported)).toEqual(['0 unsupported-algorithm', '1 unsupported-period']);
  });
});

describe('Okta’s enrolments', () => {
  const profile = { factorProfileId: 'fpr20l2mDyaUGWGCa0g4', algorithm: 'SHA1', periodSeconds: 30 } as const;

  it('have the documented body, in the encoding of the profile', () => {
    const lines = (encoding: 'base32' | 'hexadecimal') =>
      textOf(
        oktaEnrolments([burnedRow(1, { userId: '00u1' })], { ...profile, sharedSecretEncoding: encoding }),
      );
    expect(JSON.parse(lines('hexadecimal'))).toEqual({
      user: 'user1@contoso.com',
      userId: '00u1',
      serial: '86596100000001',
      factor: {
        factorType: 'token:hotp',
        provider: 'CUSTOM',
        factorProfileId: 'fpr20l2mDyaUGWGCa0g4',
        profile: { sharedSecret: RFC_HEX },
      },
    });
    expect(JSON.parse(lines('base32')).factor.profile.sharedSecret).toBe(RFC_BASE32);
    expect(lines('base32').split('\n')).toHaveLength(2);
  });

  it('leave out what the profile does not fit', () => {
    const exported = oktaEnrolments(
      [
        burnedRow(0, { algorithm: 'SHA256' }),
        burnedRow(1, { periodSeconds: 60 }),
        burnedRow(2, { user: '' }),
      ],
      { ...profile, sharedSecretEncoding: 'base32' },
    );
    expect(reasons(exported)).toEqual(['0 unsupported-algorithm', '1 unsupported-period', '2 missing-user']);
  });
});

describe('Duo’s CSV', () => {
  it('is serial and secret in hex', () => {
    const exported = duoCsv([
      burnedRow(1),
      burnedRow(2, { periodSeconds: 60 }),
      burnedRow(3, { algorithm: 'SHA256' }),
    ]);
    expect(textOf(exported)).toBe(`86596100000001,${RFC_HEX}\r\n`);
    expect(reasons(exported)).toEqual(['2 unsupported-period', '3 unsupported-algorithm']);
  });
});

describe('privacyIDEA’s CSV', () => {
  it('is what its reader splits: serial, key, type, digits, period', () => {
    const exported = privacyIdeaCsv([
      burnedRow(1),
      burnedRow(2, { algorithm: 'SHA256', seed: SEED_32, periodSeconds: 60 }),
    ]);
    expect(textOf(exported)).toBe(
      `86596100000001,${RFC_HEX},totp,6,30\n86596100000002,${SEED_32.toString('hex')},totp,6,60\n`,
    );
  });

  it('in its second version has user, resolver and realm in front, as its reader takes them off', () => {
    const exported = privacyIdeaCsv([burnedRow(1), burnedRow(2, { realm: 'guests' })], {
      resolver: 'ad',
      realm: 'staff',
    });
    expect(textOf(exported)).toBe(
      '# version: 2\n' +
        `user1@contoso.com,ad,staff,86596100000001,${RFC_HEX},totp,6,30\n` +
        `user2@contoso.com,ad,guests,86596100000002,${RFC_HEX},totp,6,30\n`,
    );
  });

  it('leaves out keys whose hash its reader would get wrong, and cells that it would split', () => {
    const exported = privacyIdeaCsv(
      [
        burnedRow(0, { seed: SEED_32 }),
        burnedRow(1, { algorithm: 'SHA256' }),
        burnedRow(2, { user: 'Doe, Jo' }),
        burnedRow(3, { user: '#jo' }),
        burnedRow(4, { user: '' }),
      ],
      { resolver: 'ad', realm: 'staff' },
    );
    expect(reasons(exported)).toEqual([
      '0 ambiguous-key-length',
      '1 ambiguous-key-length',
      '2 unsafe-cell',
      '3 unsafe-cell',
      '4 missing-user',
    ]);
    expect(textOf(exported)).toBe('# version: 2\n');
  });
});

describe('privacyIDEA’s hash', () => {
  it.each([28, 48])('is another one for a key of %i bytes, which therefore stays out', (bytes) => {
    const exported = privacyIdeaCsv([burnedRow(1, { seed: Buffer.alloc(bytes, 7) }), burnedRow(2)]);
    expect(reasons(exported)).toEqual(['1 ambiguous-key-length']);
    expect(exported.rows.map(({ row }) => row)).toEqual([2]);
  });
});

describe('an otpauth list', () => {
  it('is a URI a line, with everything said', () => {
    expect(textOf(otpauthList([burnedRow(1, { user: 'a+b@x.org', issuer: 'Contoso & Co: IT' })]))).toBe(
      'otpauth://totp/Contoso%20%26%20Co%3A%20IT:a%2Bb%40x.org?' +
        `secret=${RFC_BASE32}&issuer=Contoso%20%26%20Co%3A%20IT&algorithm=SHA1&digits=6&period=30\n`,
    );
  });
});

describe('every list', () => {
  const rows = [burnedRow(1), burnedRow(2, { seed: Buffer.from('abcdefghijklmnopqrst') })];

  it('gives the codes of its tokens to oathtool', () => {
    // RFC 6238, appendix B: 94287082 at second 59.
    expect(oathtool(RFC_BASE32, '-b')).toBe('287082');
    const entra = textOf(entraCsv(rows))
      .split('\r\n')
      .slice(1, 3)
      .map((line) => line.split(',')[2] ?? '');
    const duo = textOf(duoCsv(rows))
      .split('\r\n')
      .slice(0, 2)
      .map((line) => line.split(',')[1] ?? '');
    expect(entra.map((secret) => oathtool(secret, '-b'))).toEqual(duo.map((secret) => oathtool(secret)));
    expect(oathtool(duo[0] ?? '')).toBe('287082');
  });

  it.each([
    ['Entra', entraCsv(rows)],
    ['privacyIDEA', privacyIdeaCsv(rows, { resolver: 'ad', realm: 'staff' })],
    ['otpauth', otpauthList(rows)],
  ])('of %s is read again as it was written', async (_, exported) => {
    const list = await listOf(exported.bytes);
    expect(list.problems).toEqual([]);
    for (const [index, row] of rows.entries()) {
      expect(list.rows[index]).toMatchObject({ user: row.user, periodSeconds: 30, algorithm: 'SHA1' });
      expect(list.rows[index]?.secret?.equals(row.secret)).toBe(true);
    }
  });
});

describe('what is exported of a session', () => {
  it('are its verified tokens, and others only where that is asked for', () => {
    const state = new SessionState({ id: 'x', name: '', created: '' }, SETTINGS, [
      waitingRow(0),
      { ...waitingRow(1), state: { state: 'verified', serial: 'S1', verification: 'code' }, model: 'C302' },
      { ...waitingRow(2), state: { state: 'seeded', serial: 'S2', verification: 'none' } },
      { ...waitingRow(3), state: { state: 'burning', serial: 'S3', lane: 'A', doubted: false } },
      { ...waitingRow(4), state: { state: 'in-doubt', serial: 'S4' } },
    ]);
    const defaults = { manufacturer: 'Token2', model: 'unknown' };
    expect(exportRows(state, defaults).map(({ row, serial, model }) => [row, serial, model])).toEqual([
      [1, 'S1', 'C302'],
    ]);
    expect(exportRows(state, defaults, ['verified', 'seeded']).map(({ serial }) => serial)).toEqual([
      'S1',
      'S2',
    ]);
  });
});
