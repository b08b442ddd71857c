import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AccountFields, transferUri } from '../otp/transfer-fixtures.ts';
import { kiln, kilnObject, newFolder } from './kiln.ts';
import { SECRET, URI } from './seeds.ts';

const account = (name: string): AccountFields => ({ secret: Buffer.from('12345678901234567890'), name });

/** What people hand in that is no seed, or none that a token can carry; the codes are those that scripts rely on. */
const NO_SEEDS: readonly (readonly [code: string, text: string, ...options: string[]])[] = [
  ['empty', ''],
  ['empty', ' \n\t\n'],
  ['push-code', 'phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fexample.org'],
  ['push-code', 'oktaverify://jo@example.org/?t=AbCd&f=opf1&s=https://example.okta.com'],
  ['push-code', 'KilnKilnKilnKilnKiln-YXBpLTEyMzQ1Njc4LmR1b3NlY3VyaXR5LmNvbQ'],
  ['push-code', 'otpauth://pipush/PIPU0001?url=https%3A//pi.example.org/ttype/push&ttl=10&v=1'],
  ['not-totp', `otpauth://steam/Steam:jo?secret=${SECRET}&issuer=Steam`],
  ['not-totp', `${URI}&encoder=steam`],
  ['not-totp', `otpauth://daypassword/jo?secret=${SECRET}&period=86400`],
  ['not-totp', 'http://127.0.0.1/securid/ctf?ctfData=200012345'],
  ['passkey', 'FIDO:/123456789012345678901234567890'],
  ['web-link', 'https://aka.ms/mfasetup'],
  ['web-link', 'www.example.org/register'],
  ['serial-number', '86596100012345'],
  ['serial-number', '86597100012345'],
  ['plain-number', '123456'],
  ['plain-number', '12345678901234'],
  ['hotp', `otpauth://hotp/Contoso:jo?secret=${SECRET}&counter=0`],
  ['too-short', 'GEZDGNBVGY3TQOI'],
  ['too-short', 'otpauth://totp/jo?secret=GEZDGNBVGY3TQ'],
  ['too-long', 'A'.repeat(103)],
  ['missing-secret', 'otpauth://totp/Contoso:jo?issuer=Contoso'],
  ['missing-secret', 'otpauth://totp/Contoso:jo?secret='],
  ['bad-base32', 'GEZDGNBVGY3TQ0JQGEZDGNBVGY3TQOJQ'],
  ['bad-base32', `${SECRET}A`],
  ['bad-base32', `${SECRET.slice(0, -1)}R=`],
  ['bad-hex', '3132333435363738393031323334353637383930x', '--hex'],
  ['malformed-uri', 'otpauth://totp/jo?secret=%'],
  ['malformed-uri', `${URI}&secret=AAAAAAAAAAAAAAAA`],
  ['malformed-uri', `${URI}\n${URI}x`],
  ['malformed-uri', `${URI}&encoder=base10`],
  ['malformed-uri', `${URI}&counter=none`],
  ['malformed-uri', `${URI}&interval=60`],
  ['transfer-code', transferUri([account('jo'), account('kim')])],
  ['unknown', '¿¡ ((( 01189998819991197253 ))) !?'],
  ['unknown', 'mailto:jo@example.org'],
  ['unknown', 'WIFI:T:WPA;S:guests;P:welcome;;'],
  ['unsupported-digits', `${URI}&digits=8`],
  ['unsupported-algorithm', `${URI}&algorithm=SHA512`],
  ['unsupported-algorithm', `${URI}&algorithm=MD5`],
  ['unsupported-algorithm', `${URI}&algorithm=SM3`],
  ['unsupported-period', `${URI}&period=15`],
];

describe.each(NO_SEEDS)('%s: %j %s', (code, text, ...options) => {
  const failure = { code, message: expect.stringMatching(/\.$|--hex|--account/) };

  it('is named by kiln inspect --json', async () => {
    const inspected = await kilnObject(['inspect', '--json', ...options.filter(Boolean)], { input: text });
    expect(inspected).toMatchObject({ status: 2, failure });
  });

  it('is refused by kiln burn --stdin --json, and nothing is kept of it', async () => {
    const data = newFolder();
    const args = [
      'burn',
      '--stdin',
      '--json',
      '--reader',
      'simulator',
      '--no-verify',
      ...options.filter(Boolean),
    ];
    const { status, objects, stderr } = await kiln(args, { input: text, data });
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(objects).toEqual([
      { event: 'result', outcome: 'untouched', failure: expect.objectContaining(failure) },
    ]);
    expect(readdirSync(data)).toEqual([]);
  });
});

describe('kiln inspect', () => {
  it('says what a seed is, and no more', async () => {
    expect(await kilnObject(['inspect', '--json'], { input: URI })).toEqual({
      status: 0,
      kind: 'otpauth',
      issuer: 'Contoso',
      account: 'jo@example.org',
      algorithm: 'SHA1',
      digits: 6,
      periodSeconds: 30,
      secretBytes: 20,
    });
    expect(
      await kilnObject(['inspect', '--json', '--account', 'jo'], { input: SECRET.toLowerCase() }),
    ).toEqual({
      status: 0,
      kind: 'base32',
      issuer: '',
      account: 'jo',
      algorithm: 'SHA1',
      digits: 6,
      periodSeconds: 30,
      secretBytes: 20,
    });
    const hex = await kilnObject(['inspect', '--json', '--hex'], { input: '31'.repeat(32) });
    expect(hex).toMatchObject({ status: 0, kind: 'hex', secretBytes: 32 });
  });

  it('describes a seed that no token can carry, and says why', async () => {
    const inspected = await kilnObject(['inspect', '--json'], { input: `${URI}&digits=8` });
    expect(inspected).toMatchObject({
      kind: 'otpauth',
      digits: 8,
      failure: { code: 'unsupported-digits', digits: 8 },
    });
  });

  it('takes a good key from a text that is odd around it, and says what is odd', async () => {
    const input = `otpauth://totp/100%20% Shop:jo?secret=${SECRET}?issuer=Caf%E9`;
    expect(await kilnObject(['inspect', '--json'], { input })).toMatchObject({
      status: 0,
      issuer: 'Café',
      account: 'jo',
      secretBytes: 20,
      warnings: expect.arrayContaining([
        { code: 'odd-writing', what: 'separator' },
        { code: 'odd-writing', what: 'label' },
        { code: 'odd-writing', what: 'issuer' },
      ]),
    });
  });

  it('gives the place of what is wrong', async () => {
    const typo = await kilnObject(['inspect', '--json'], { input: 'GEZDGNBVGY3TQ0JQGEZDGNBVGY3TQOJQ' });
    expect(typo['failure']).toMatchObject({ reason: 'foreign-character', position: 14, character: '0' });
    expect(typo['failure'].message).toContain('14');
  });

  it('chooses an account of a transfer code, in several pictures', async () => {
    const parts = [0, 1].map((index) =>
      transferUri([account(['jo', 'kim'][index] as string)], { id: 7, index, size: 2 }),
    );
    const half = await kilnObject(['inspect', '--json'], { input: parts[0] as string });
    expect(half['failure']).toMatchObject({ code: 'transfer-code', accounts: ['jo'], missingParts: [2] });
    const whole = await kilnObject(['inspect', '--json', '--account', 'kim'], { input: parts.join('\n') });
    expect(whole).toMatchObject({ status: 0, kind: 'transfer-code', account: 'kim' });
  });

  it('talks to people in words', async () => {
    const { status, stdout, stderr } = await kiln(['inspect'], { input: URI });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const word of ['Contoso', 'jo@example.org', 'SHA1', '6 digits', '30 s', '20 bytes']) {
      expect(stdout).toContain(word);
    }
    const push = await kiln(['inspect'], { input: 'phonefactor://activate_account?code=1' });
    expect(push.status).toBe(2);
    expect(push.stdout).toContain('different authenticator app');
  });

  it('does not read to the end what is too long for a seed', async () => {
    const input = Buffer.alloc(8 * 1024 * 1024, 'A');
    expect(await kilnObject(['inspect', '--json'], { input })).toMatchObject({
      status: 2,
      failure: { code: 'unknown' },
    });
  });

  it('leaves nothing behind', async () => {
    const data = newFolder();
    await kiln(['inspect', '--json', '--data', `${data}/deep`], { input: URI });
    expect(existsSync(`${data}/deep`)).toBe(false);
  });
});
