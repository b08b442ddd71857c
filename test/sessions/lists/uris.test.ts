import { describe, expect, it } from 'vitest';
import { transferUri } from '../../otp/transfer-fixtures.ts';
import { base32Seed, RFC_BASE32, RFC_HEX, RFC_SEED } from '../seeds.ts';
import { faults, hexOf, listOf } from './reading.ts';

const URI = `otpauth://totp/Contoso:a%40x.org?secret=${RFC_BASE32}&issuer=Contoso`;

describe('otpauth URIs, one a line', () => {
  it('are rows', async () => {
    const list = await listOf(
      `# our list\n${URI}\n\n "otpauth://totp/b@x.org?secret=${base32Seed(1)}&period=60" \r\nnonsense\n`,
    );
    expect(list.format).toBe('otpauth');
    expect(
      list.rows.map(({ place, user, issuer, periodSeconds }) => [place, user, issuer, periodSeconds]),
    ).toEqual([
      [2, 'a@x.org', 'Contoso', 30],
      [4, 'b@x.org', '', 60],
      [5, '', '', 30],
    ]);
    expect(hexOf(list, 0)).toBe(RFC_HEX);
    expect(list.problems.filter(({ severity }) => severity === 'stop')).toMatchObject([{ row: 2, place: 5 }]);
    expect(list.rows[2]).toMatchObject({ secret: undefined, secretGiven: true });
  });
});

describe('Google’s transfer codes', () => {
  const other = Buffer.from('ABCDEFGHIJKLMNOPQRST');
  const first = transferUri([{ secret: RFC_SEED, name: 'a@x.org', issuer: 'Contoso' }], {
    id: 5,
    index: 0,
    size: 2,
  });
  const second = transferUri(
    [
      { secret: other, name: 'b@x.org' },
      { secret: Buffer.from('01234567890123456789'), name: 'c@x.org', type: 1 },
    ],
    { id: 5, index: 1, size: 2 },
  );

  it('are rows, an account each, in the order of the lines', async () => {
    const list = await listOf(`${second}\n${first}\n`);
    expect(list.format).toBe('transfer');
    expect(list.rows.map(({ place, user }) => [place, user])).toEqual([
      [1, 'b@x.org'],
      [1, 'c@x.org'],
      [2, 'a@x.org'],
    ]);
    expect(hexOf(list, 0)).toBe(other.toString('hex'));
    expect(faults(list)).toEqual(['1 hotp']);
  });

  it('of which some are missing say so', async () => {
    const list = await listOf(`${second}\n`);
    expect(list.problems).toMatchObject([
      { fault: { code: 'hotp' } },
      { severity: 'stop', fault: { code: 'transfer-code', missingParts: [1] } },
      { fault: { code: 'missing-user' } },
    ]);
  });

  it('that cannot be read are rows that cannot be burned', async () => {
    const list = await listOf('otpauth-migration://offline?data=!!\n');
    expect(list.problems[0]).toMatchObject({ severity: 'stop', fault: { code: 'malformed-uri' } });
  });
});
