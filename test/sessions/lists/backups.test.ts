import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failureOf, faults, hexOf, listOf } from './reading.ts';

/** Made by backups/make.py. */
function backup(name: string): Buffer {
  return readFileSync(new URL(`backups/${name}`, import.meta.url));
}

const PASSWORD = 'open sesame';
const ADA = '48656c6c6f21deadbeef48656c6c6f21deadbeef';
const GRACE = '3132333435363738393031323334353637383930313233343536373839303132';

describe('a backup', () => {
  it.each([
    ['aegis', 'aegis.json'],
    ['2fas', '2fas.json'],
    ['bitwarden', 'bitwarden.json'],
  ])('of %s gives its accounts', async (format, name) => {
    const list = await listOf(backup(name));
    expect(list.format).toBe(format);
    expect([hexOf(list, 0), hexOf(list, 1)]).toEqual([ADA, GRACE]);
    expect(list.rows.slice(0, 2)).toMatchObject([
      { place: 1, user: 'ada@example.org', issuer: 'Contoso', algorithm: 'SHA1', periodSeconds: 30 },
      { place: 2, user: 'grace@example.org', issuer: 'Fabrikam', algorithm: 'SHA256', periodSeconds: 60 },
    ]);
  });

  it.each([
    ['aegis', 'aegis-encrypted.json'],
    ['2fas', '2fas-encrypted.json'],
    ['bitwarden', 'bitwarden-encrypted.json'],
  ])('of %s that is encrypted opens with its password, and with no other', async (app, name) => {
    expect(await failureOf(backup(name))).toEqual({ code: 'backup-locked', app });
    expect(await failureOf(backup(name), { password: 'guess' })).toEqual({
      code: 'backup-wrong-password',
      app,
    });
    const list = await listOf(backup(name), { password: PASSWORD });
    expect(list.format).toBe(app);
    expect([hexOf(list, 0), hexOf(list, 1)]).toEqual([ADA, GRACE]);
  });

  it('has accounts that no token can show', async () => {
    const list = await listOf(backup('aegis.json'));
    expect(faults(list)).toEqual(['3 no-totp', '3 unsupported-digits']);
  });

  it('of a password manager asks before it makes a seed for a login without one', async () => {
    const list = await listOf(backup('bitwarden.json'));
    expect(list.rows).toHaveLength(3);
    expect(list.problems).toMatchObject([
      { place: 3, severity: 'ask', fault: { code: 'make-seeds', given: 2 } },
    ]);
  });

  it('of Bitwarden as CSV has the same', async () => {
    const list = await listOf(backup('bitwarden.csv'));
    expect(list.dialect).toBe('bitwarden');
    expect([hexOf(list, 0), hexOf(list, 1)]).toEqual([ADA, GRACE]);
    expect(list.rows[1]).toMatchObject({ issuer: 'Fabrikam', periodSeconds: 60, algorithm: 'SHA256' });
    expect(faults(list)).toEqual(['4 make-seeds']);
    expect(JSON.stringify(list.columns)).not.toContain('hunter2');
  });

  it('that only the account opens is told so', async () => {
    const text = '{"encrypted": true, "encKeyValidation_DO_NOT_EDIT": "2.a|b|c", "folders": [], "items": []}';
    const failure = { code: 'backup-unreadable', app: 'bitwarden', reason: 'account' };
    expect(await failureOf(text, { password: PASSWORD })).toEqual(failure);
  });

  it.each([
    ['bitwarden', { encrypted: true, passwordProtected: true, kdfType: 1, kdfIterations: 3 }],
    ['bitwarden', { encrypted: true, passwordProtected: true, kdfType: 0, kdfIterations: 1e9 }],
    ['aegis', { header: { slots: [{ type: 2 }], params: {} }, db: 'AAAA' }],
    [
      'aegis',
      { header: { slots: [{ type: 1, n: 2 ** 23, r: 8, p: 1, salt: '00' }], params: {} }, db: 'AAAA' },
    ],
  ])('of %s whose key would be derived in no known way, or at any price, is refused', async (app, json) => {
    const failure = { code: 'backup-unreadable', app, reason: 'derivation' };
    expect(await failureOf(JSON.stringify(json), { password: PASSWORD })).toEqual(failure);
  });

  it('that was changed is told to be damaged', async () => {
    const json = JSON.parse(backup('aegis-encrypted.json').toString());
    const other = JSON.stringify({ ...json, db: `AAAA${json.db.slice(4)}` });
    const failure = { code: 'backup-unreadable', app: 'aegis', reason: 'damaged' };
    expect(await failureOf(other, { password: PASSWORD })).toEqual(failure);
  });
});

describe('what such a file says in a way that is not understood', () => {
  const entry = {
    type: 'totp',
    name: 'ada',
    issuer: '',
    info: { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' },
  };
  const vault = (info: object) =>
    JSON.stringify({ header: {}, db: { entries: [{ ...entry, info: { ...entry.info, ...info } }] } });

  it.each([
    [{ algo: 'WHIRLPOOL' }, 'unsupported-algorithm'],
    [{ period: {} }, 'not-a-number'],
    [{ digits: 'six' }, 'not-a-number'],
    [{ secret: ['JBSW'] }, 'unknown'],
  ])('is no default: %j', async (info, code) => {
    const { problems } = await listOf(vault(info));
    expect(problems).toMatchObject([{ severity: 'stop', fault: { code } }]);
  });
});
