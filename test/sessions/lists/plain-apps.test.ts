import { describe, expect, it } from 'vitest';
import { RFC_BASE32, RFC_HEX, serial } from '../seeds.ts';
import { failureOf, faults, hexOf, listOf } from './reading.ts';

/** As each app writes it, with an account of 60 seconds and SHA-256. */
const APPS = {
  andotp: [
    {
      ...{ secret: RFC_BASE32, issuer: 'Shop', label: 'ada', digits: 6, type: 'TOTP', algorithm: 'SHA256' },
      ...{ thumbnail: 'Default', last_used: 0, used_frequency: 0, period: 60, tags: [] },
    },
  ],
  raivo: [
    {
      ...{
        issuer: 'Shop',
        account: 'ada',
        secret: RFC_BASE32,
        algorithm: 'SHA256',
        digits: '6',
        kind: 'TOTP',
      },
      ...{ timer: '60', counter: '0', pinned: 'false', iconType: '', iconValue: '' },
    },
  ],
  freeotp: {
    tokens: [
      {
        ...{
          algo: 'SHA256',
          counter: 0,
          digits: 6,
          issuerExt: 'Shop',
          label: 'ada',
          period: 60,
          type: 'TOTP',
        },
        secret: [...Buffer.from(RFC_HEX, 'hex')].map((byte) => (byte > 127 ? byte - 256 : byte)),
      },
    ],
    tokenOrder: ['Shop:ada'],
  },
  proton: {
    version: 1,
    entries: [
      {
        id: '1',
        content: {
          uri: `otpauth://totp/Shop:ada?secret=${RFC_BASE32}&issuer=Shop&algorithm=SHA256&period=60`,
          entry_type: 'Totp',
        },
        note: null,
      },
    ],
  },
};

describe('a backup', () => {
  it.each(Object.entries(APPS))('of %s is read', async (format, json) => {
    const list = await listOf(JSON.stringify(json));
    expect(list.format).toBe(format);
    expect(list.rows).toMatchObject([
      { user: 'ada', issuer: 'Shop', algorithm: 'SHA256', digits: 6, periodSeconds: 60 },
    ]);
    expect(hexOf(list, 0)).toBe(RFC_HEX);
    expect(faults(list)).toEqual([]);
  });

  it('of FreeOTP+ whose numbers are no bytes has its row stopped', async () => {
    const json = structuredClone(APPS.freeotp);
    json.tokens[0]?.secret.push(300);
    expect((await listOf(JSON.stringify(json))).problems).toMatchObject([{ severity: 'stop' }]);
  });

  it('of something else is still none', async () => {
    expect(await failureOf('[{"secret":"x","label":"y"}]')).toEqual({
      code: 'not-a-list',
      looksLike: 'json',
    });
  });
});

describe('a property that the format does not know', () => {
  const device = { serialNumber: serial(1), secretKey: RFC_BASE32, timeIntervalInSeconds: 30 };
  it.each([
    ['period', { timeInterval: 60 }],
    ['algorithm', { algorithm: 'SHA256' }],
    ['digits', { otpLength: 8 }],
    ['secret', { seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }],
  ])('and that says another %s is asked about', async (field, more) => {
    const { problems } = await listOf(JSON.stringify({ value: [{ ...device, ...more }] }));
    expect(problems).toContainEqual(
      expect.objectContaining({
        field,
        severity: 'ask',
        fault: { code: 'not-understood', name: Object.keys(more)[0] },
      }),
    );
  });

  it('and that says the same is no trouble, nor one that says nothing of codes', async () => {
    const more = { timeInterval: 30, algorithm: 'SHA1', displayName: 'x', createdDateTime: '2026-01-01' };
    expect(faults(await listOf(JSON.stringify({ value: [{ ...device, ...more }] })))).toEqual([
      '1 missing-user',
    ]);
  });

  it('that stands twice with two seeds stops its row', async () => {
    const text = `{"value":[{"serialNumber":"${serial(1)}","secretKey":"${RFC_BASE32}","secretKey":"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}]}`;
    expect((await listOf(text)).rows[0]).toMatchObject({ secret: undefined, secretGiven: true });
  });

  it('of Bitwarden, a field with a seed, is the seed where the login has none', async () => {
    const fields = [{ name: 'TOTP', value: RFC_BASE32 }];
    const item = { type: 1, name: 'Shop', fields, login: { username: 'ada', totp: null } };
    expect(hexOf(await listOf(JSON.stringify({ encrypted: false, items: [item] })), 0)).toBe(RFC_HEX);
  });
});
