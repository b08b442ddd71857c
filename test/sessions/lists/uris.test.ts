import { describe, expect, it } from 'vitest';
import { transferUri, uriOfBytes } from '../../otp/transfer-fixtures.ts';
import { base32Seed, RFC_BASE32, RFC_HEX, RFC_SEED } from '../seeds.ts';
import { failureOf, faults, hexOf, listOf } from './reading.ts';

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

  it('of more exports than can be told apart are named once, however many parts each of them claims', async () => {
    const parts = Array.from({ length: 20_000 }, (_, id) => transferUri([], { id, index: 0, size: 1000 }));
    const list = await listOf(parts.join('\n'));
    expect(list.rows).toHaveLength(1);
    expect(list.problems[0]).toMatchObject({
      place: 20_000,
      fault: { code: 'malformed-uri', reason: 'different-batches' },
    });
  });

  it('of thousands of accounts are all there, in their order, and others get their turns meanwhile', async () => {
    const accounts = Array.from({ length: 20_000 }, (_, number) => {
      const secret = Buffer.alloc(20, 7);
      secret.writeUInt32BE(number);
      return { secret, name: `u${number}` };
    });
    const codes = Array.from({ length: 2000 }, (_, id) =>
      transferUri(accounts.slice(10 * id, 10 * id + 10), { id, index: 0, size: 1 }),
    );
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    // Scanned twice, each is there once.
    const list = await listOf([...codes, codes[0]].join('\n'));
    clearInterval(others);
    expect(list.rows.map(({ user }) => user)).toEqual(accounts.map(({ name }) => name));
    expect(turns).toBeGreaterThan(3);
  });

  it('with more accounts than a list can have are refused', async () => {
    let seed = 0;
    const account = () => [0x0a, 0x05, 0x0a, 0x03, seed & 255, (seed >> 8) & 255, seed++ >> 16];
    const code = () => uriOfBytes(Uint8Array.from(Array.from({ length: 6000 }, account).flat()));
    const text = Array.from({ length: 34 }, code).join('\n');
    expect(await failureOf(text)).toEqual({ code: 'list-too-large', bytes: text.length });
  });
});

describe('a line that is longer than any code', () => {
  it.each([
    ['of Base32', 'A'.repeat(100_000)],
    ['of an otpauth text', `otpauth://totp/x?secret=${RFC_BASE32}${'&'.repeat(100_000)}`],
    ['of a transfer code', `otpauth-migration://offline?data=${'A'.repeat(100_000)}`],
    ['of quotation marks', `otpauth-migration:${'"'.repeat(100_000)}x`],
  ])('%s is no seed', async (_, line) => {
    const list = await listOf(`${URI}\n${line}`);
    expect(hexOf(list, 0)).toBe(RFC_HEX);
    expect(list.rows[1]).toMatchObject({ secret: undefined, secretGiven: true });
    expect(list.problems.some(({ row, severity }) => row === 1 && severity === 'stop')).toBe(true);
  });
});
