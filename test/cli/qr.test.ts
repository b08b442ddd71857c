import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { transferUri } from '../otp/transfer-fixtures.ts';
import { pictureFile } from '../pictures/decoders.ts';
import { pictureOf } from '../pictures/drawn-picture.ts';
import { kiln, kilnObject, newFolder, type Printed } from './kiln.ts';
import { account, drawn, FILE_SEED, PUSH, part, put } from './picture-files.ts';
import { SECRET, URI } from './seeds.ts';

describe('kiln qr --json', () => {
  it('gives each code’s kind, issuer, account and place, and no secret', async () => {
    const { bytes, places } = await pictureOf(URI, PUSH);
    const file = put('screen.png', bytes);
    const { status, stdout, stderr, objects } = await kiln(['qr', '--json', file]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).not.toContain(SECRET);
    expect(stdout).not.toContain('123456789');
    expect(objects).toHaveLength(1);
    const [{ codes, ...rest }] = objects as [Printed];
    expect(rest).toEqual({ file });
    const sorted = [...codes].sort(
      (one: Printed, other: Printed) => one['corners'][0][0] - other['corners'][0][0],
    );
    expect(sorted).toEqual([
      { kind: 'otpauth', issuer: 'Contoso', account: 'jo@example.org', corners: expect.any(Array) },
      {
        kind: 'push-code',
        issuer: '',
        account: '',
        corners: expect.any(Array),
        failure: { code: 'push-code', message: expect.stringContaining('different authenticator app') },
      },
    ]);
    for (const [index, { left, top, side }] of places.entries()) {
      const corners = sorted[index]['corners'] as [number, number][];
      const wanted = [
        [left, top],
        [left + side, top],
        [left + side, top + side],
        [left, top + side],
      ];
      expect(corners).toHaveLength(4);
      for (const [at, [x, y]] of corners.entries()) {
        expect(Math.abs(x - (wanted[at]?.[0] ?? 0))).toBeLessThan(4);
        expect(Math.abs(y - (wanted[at]?.[1] ?? 0))).toBeLessThan(4);
      }
    }
  });

  it.each([
    ['passkey', 'FIDO:/123456789012345678901234567890'],
    ['web-link', 'https://aka.ms/mfasetup'],
    ['serial-number', '86596100012345'],
    ['plain-number', '123456'],
    ['hotp', `otpauth://hotp/Contoso:jo?secret=${SECRET}&counter=0`],
    ['unknown', 'BEGIN:VCARD'],
  ])('a code of another kind is called %s, and is nothing usable', async (kind, text) => {
    const { status, codes } = await kilnObject(['qr', '--json', await drawn(text)]);
    expect({ status, codes }).toEqual({
      status: 2,
      codes: [
        {
          kind,
          issuer: '',
          account: '',
          corners: expect.any(Array),
          failure: expect.objectContaining({ code: kind }),
        },
      ],
    });
  });

  it.each([
    ['unsupported-digits', `${URI}&digits=8`, 'Contoso'],
    ['too-short', 'otpauth://totp/jo?secret=GEZDGNBVGY3TQ', ''],
    ['malformed-uri', 'otpauth://totp/jo?secret=%', ''],
  ])('a seed that no token can carry is one: %s', async (code, text, issuer) => {
    const { status, codes } = await kilnObject(['qr', '--json', await drawn(text)]);
    expect(status).toBe(2);
    expect(codes).toMatchObject([{ kind: 'otpauth', issuer, failure: { code } }]);
  });

  it('a transfer code names its accounts and the pictures that are missing', async () => {
    const whole = await kilnObject([
      'qr',
      '--json',
      await drawn(transferUri([account('jo'), account('kim')])),
    ]);
    expect(whole).toMatchObject({
      status: 0,
      codes: [{ kind: 'transfer-code', accounts: ['jo', 'kim'], missingParts: [] }],
    });
    const half = await kilnObject(['qr', '--json', await drawn(part(1))]);
    expect(half['codes']).toMatchObject([{ kind: 'transfer-code', accounts: ['kim'], missingParts: [1] }]);
  });

  it('says on which page of a document a code is', async () => {
    const { status, codes } = await kilnObject([
      'qr',
      '--json',
      put('setup.pdf', pictureFile('second-page.pdf')),
    ]);
    expect({ status, codes }).toMatchObject({ status: 0, codes: [{ ...FILE_SEED, page: 2 }] });
  });

  it('a line for each file; one that fails makes the status 2, and the others are read', async () => {
    const folder = newFolder();
    const files = [
      put('a.svg', pictureFile('code.svg'), folder),
      put('b.png', new Uint8Array(), folder),
      join(folder, 'none.png'),
      put('d.png', pictureFile('code.pdf'), folder),
    ];
    const { status, objects, stderr } = await kiln(['qr', '--json', ...files]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(objects.map(({ file }) => file)).toEqual(files);
    expect(objects.map(({ codes, failure }) => [codes.length, failure?.code])).toEqual([
      [1, undefined],
      [0, 'picture-empty'],
      [0, 'picture-unreadable'],
      [1, undefined],
    ]);
  });

  it('--raw puts the text beside each code', async () => {
    const { codes } = await kilnObject(['qr', '--json', '--raw', await drawn(URI)]);
    expect(codes).toMatchObject([{ kind: 'otpauth', text: URI }]);
  });
});

describe('kiln qr', () => {
  it('tells people in words, without the secret', async () => {
    const file = await drawn(URI, PUSH);
    const { status, stdout, stderr } = await kiln(['qr', file]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`${file}\n`);
    expect(stdout).toMatch(/✓ at \d+, \d+: Contoso {2}jo@example\.org \(otpauth\)\n/);
    expect(stdout).toMatch(/✗ at \d+, \d+: This is a code for push messages in Microsoft Authenticator\./);
    expect(stdout).not.toContain(SECRET);
  });

  it('tells it in German', async () => {
    const env = { LC_ALL: 'de_DE.UTF-8' };
    const file = await drawn(transferUri([account('jo'), account('kim')], { id: 7, index: 0, size: 3 }));
    const { stdout } = await kiln(['qr', file], { env });
    expect(stdout).toMatch(/✓ bei \d+, \d+: ein Übertragungscode von jo, kim\n/);
    expect(stdout).toContain('Seine anderen Bilder fehlen hier: 2, 3.');
    expect((await kiln(['qr', '--help'], { env })).stdout).toContain('kiln qr DATEI…');
  });

  it('--raw prints the texts and nothing else, so that they can be passed on', async () => {
    const { status, stdout, stderr } = await kiln(['qr', '--raw', await drawn(URI)]);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${URI}\n`, stderr: '' });
    const mixed = await kiln(['qr', '--raw', put('x.png', new Uint8Array()), await drawn(URI)]);
    expect(mixed).toMatchObject({ status: 2, stdout: `${URI}\n` });
    expect(mixed.stderr).toContain('x.png: This file is empty');
  });

  it('says that a folder is one', async () => {
    const folder = newFolder();
    const { status, stdout } = await kiln(['qr', folder]);
    expect(status).toBe(2);
    expect(stdout).toContain(`${folder} is a folder, not a picture.`);
  });

  it('asks for a file where none is named', async () => {
    const { status, stdout } = await kiln(['qr']);
    expect(status).toBe(2);
    expect(stdout).toContain('Name a picture');
  });

  it('keeps nothing', async () => {
    const data = newFolder();
    await kiln(['qr', await drawn(URI)], { data });
    expect(readdirSync(data)).toEqual([]);
  });
});
