import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serial } from '../seeds.ts';
import {
  container,
  encryptionKey,
  KEY,
  keyPackage,
  macMethod,
  SEED,
  type Sealing,
  sealed,
} from './pskc-builder.ts';
import { failureOf, faults, hexOf, listOf } from './reading.ts';

const SEED_HEX = SEED.toString('hex');
const OTHER_KEY = Buffer.from('ffeeddccbbaa99887766554433221100', 'hex');
const pskc = { presharedKey: KEY };

describe('the reason that a file stays closed', () => {
  const file = (sealing: Sealing, count = 1) =>
    container(
      encryptionKey(),
      sealing.mac === 'none' ? '' : macMethod(sealing),
      ...Array.from({ length: count }, (_, index) =>
        keyPackage({
          serial: serial(index + 1),
          secret: sealed(Buffer.from(`kiln-seed-number-${100 + index}`), sealing),
        }),
      ),
    );

  it.each(['tripledes-cbc', 'kw-aes128', 'kw-aes256', 'aes256-gcm', 'camellia128-cbc', 'kw-tripledes'])(
    'is the cipher, where it is %s',
    async (cipher) => {
      const failure = { code: 'pskc-unsupported', algorithm: cipher };
      expect(await failureOf(file({ cipher }))).toEqual(failure);
      expect(await failureOf(file({ cipher }), { pskc })).toEqual(failure);
    },
  );

  it('is the cipher of one key only, where others are read', async () => {
    const text = container(
      encryptionKey(),
      macMethod(),
      keyPackage({ secret: sealed(SEED) }),
      keyPackage({ serial: serial(2), secret: sealed(SEED, { cipher: 'kw-aes128' }) }),
    );
    const list = await listOf(text, { pskc });
    expect(hexOf(list, 0)).toBe(SEED_HEX);
    expect(faults(list)).toEqual(['2 cipher-not-read', '2 duplicate-user']);
  });

  it.each([
    ['is a MAC that does not fit, where the key does', 'pkcs7', 'wrong', '1 mac-differs'],
    ['is a MAC that does not fit, whatever bytes the padding has', 'any', 'wrong', '1 mac-differs'],
    ['is none, where the MAC is missing', 'pkcs7', 'none', '1 mac-missing'],
    ['is none, where the MAC is over the seed', 'any', 'plaintext', '1 mac-over-plaintext'],
  ] as const)('%s', async (_, padding, mac, fault) => {
    expect(faults(await listOf(file({ padding, mac }), { pskc }))).toEqual([fault]);
  });

  it.each(['ciphertext', 'plaintext', 'wrong', 'none'] as const)(
    'is the key, where it is another file’s (MAC: %s)',
    async (mac) => {
      for (const padding of ['pkcs7', 'any'] as const) {
        const text = file({ padding, mac }, 40);
        expect(await failureOf(text, { pskc: { presharedKey: OTHER_KEY } })).toEqual({
          code: 'pskc-wrong-key',
          needs: 'key',
        });
      }
    },
  );

  it('is the key, whichever it is: no row of chance bytes comes through without a word', async () => {
    const text = file({ mac: 'none' }, 6);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 16, maxLength: 16 }), async (presharedKey) => {
        const read = await listOf(text, { pskc: { presharedKey } }).catch(() => undefined);
        // That most of six rows come out in lengths that keys have happens once in a million times.
        for (const row of read?.rows ?? []) expect(row.secret).toBeUndefined();
      }),
      { numRuns: 600 },
    );
  });

  it('is told when what opens the keys stands behind them', async () => {
    const text = container(keyPackage({ secret: sealed(SEED) }), encryptionKey(), macMethod());
    expect(await failureOf(text)).toMatchObject({ code: 'pskc-locked', needs: 'key' });
    const list = await listOf(text, { pskc });
    expect(hexOf(list, 0)).toBe(SEED_HEX);
    expect(faults(list)).toEqual([]);
  });
});

describe('a value', () => {
  const four = Buffer.from([0, 0, 0, 60]);
  it.each([
    ['as text', Buffer.from('60')],
    ['as four bytes', four],
    ['as eight bytes', Buffer.concat([Buffer.alloc(4), four])],
  ])('that is encrypted %s is read', async (_, plain) => {
    const text = container(
      encryptionKey(),
      macMethod(),
      keyPackage({ secret: sealed(SEED), data: `<TimeInterval>${sealed(plain)}</TimeInterval>` }),
    );
    const list = await listOf(text, { pskc });
    expect(list.rows[0]?.periodSeconds).toBe(60);
    expect(faults(list)).toEqual([]);
  });

  it('that stays closed is no default', async () => {
    const data = `<TimeInterval>${sealed(Buffer.from('60'), { mac: 'wrong' })}</TimeInterval>`;
    const text = container(encryptionKey(), macMethod(), keyPackage({ secret: sealed(SEED), data }));
    expect((await listOf(text, { pskc })).problems).toMatchObject([
      { severity: 'stop', field: 'period', fault: { code: 'mac-differs' } },
    ]);
  });
});
