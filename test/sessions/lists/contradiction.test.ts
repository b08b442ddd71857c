import { describe, expect, it } from 'vitest';
import { base32Seed, RFC_BASE32, RFC_HEX } from '../seeds.ts';
import { faults, hexOf, listOf } from './reading.ts';

const OTHER = base32Seed(2);

describe('two columns for the same', () => {
  it.each([
    ['secret,secret key', RFC_BASE32, OTHER],
    ['secret (base32),secret (hex)', OTHER, RFC_HEX],
    ['secret,otpauth', RFC_BASE32, `otpauth://totp/x?secret=${OTHER}`],
    ['seed1,seed2', 'JBSWY3DPEHPK3PXP', 'MFRGGZDFMZTWQ2LK'],
    ['secret,token seed', RFC_BASE32, `${OTHER.slice(0, -1)}1`],
  ])('of seeds (%s) that differ stop the row', async (names, one, other) => {
    const list = await listOf(`upn,${names}\na@x.org,${one},${other}\n`);
    expect(list.rows[0]).toMatchObject({ secret: undefined, secretGiven: true });
    expect(list.problems).toContainEqual(
      expect.objectContaining({ severity: 'stop', fault: { code: 'column-unclear', reason: 'contradicts' } }),
    );
  });

  it.each([
    ['secret,seed', RFC_BASE32, RFC_BASE32],
    ['secret,seed', RFC_BASE32, ''],
    ['secret (base32),secret (hex)', RFC_BASE32, RFC_HEX],
    ['secret,otpauth', RFC_BASE32, `otpauth://totp/x?secret=${RFC_BASE32}`],
    ['secret,otpauth', '', `otpauth://totp/x?secret=${RFC_BASE32}`],
  ])('of seeds (%s) that agree are no trouble', async (names, one, other) => {
    const list = await listOf(`upn,${names}\na@x.org,${one},${other}\n`);
    expect(faults(list)).toEqual([]);
    expect(hexOf(list, 0)).toBe(RFC_HEX);
  });

  it('of which only the one not taken is filled stop the row: no seed is made in its stead', async () => {
    const list = await listOf(`upn,secret,seed\na@x.org,${RFC_BASE32},\nb@x.org,,${OTHER}\n`);
    expect(faults(list)).toEqual(['3 column-unclear']);
  });

  it.each([
    ['period,interval', '30', '60'],
    ['algorithm,hash', 'SHA1', 'SHA256'],
    ['digits,otp length', '6', '8'],
  ])('of %s that differ stop the row, and those that agree do not', async (names, one, other) => {
    const text = (a: string, b: string) => `upn,secret,${names}\na@x.org,${RFC_BASE32},${a},${b}\n`;
    expect(faults(await listOf(text(one, other)))).toContain('2 column-unclear');
    expect(faults(await listOf(text(one, one)))).toEqual([]);
  });

  it('mean what a person says they mean', async () => {
    const list = await listOf(`upn,secret,seed\na@x.org,${OTHER},${RFC_BASE32}\n`, {
      columns: ['user', undefined, 'secret'],
    });
    expect(faults(list)).toEqual([]);
    expect(hexOf(list, 0)).toBe(RFC_HEX);
  });
});

describe('a spoilt seed that stands alone', () => {
  it.each([
    ['JBSWY3DPEHPK3PX0JBSWY3DPEHPK3PXP', { code: 'bad-base32', character: '0', position: 16 }],
    ['jbswy3dpehpk3px1jbswy3dpehpk3pxp', { code: 'bad-base32', character: '1', position: 16 }],
    [`${RFC_HEX.slice(0, -2)}fg`, { code: 'bad-hex' }],
  ])('%s says which of its characters is wrong', async (text, fault) => {
    for (const list of [await listOf(`${text}\n`), await listOf(`ada@example.org,${text}\n`)]) {
      const stops = list.problems.filter(({ severity }) => severity === 'stop');
      expect(stops).toMatchObject([{ fault }]);
    }
  });

  it('in Base64 is not taken for a spoilt one', async () => {
    const list = await listOf('a@x.org,SGVsbG8h3q2+70hlbGxvId6tvu8=\n');
    expect(list.problems).toMatchObject([{ fault: { code: 'column-unclear', reason: 'meaning' } }]);
  });
});
