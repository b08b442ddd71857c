import { describe, expect, it } from 'vitest';
import { oathCode } from '../judges/oath-code.ts';
import { pictureFile } from '../pictures/decoders.ts';
import { pictureOf } from '../pictures/drawn-picture.ts';
import { eventIs, KilnProcess, kiln, kilnObject, newFolder, type Printed } from './kiln.ts';
import { drawn, PUSH, part, put } from './picture-files.ts';
import { SECRET, URI } from './seeds.ts';

const OTHER_URI = `otpauth://totp/Fabrikam:kim?secret=${SECRET}&issuer=Fabrikam`;

describe('kiln burn --qr', () => {
  const BURN = ['burn', '--reader', 'simulator', '--json', '--no-verify'];

  it('burns what a PDF shows, and verifies it', async () => {
    const file = put('setup.pdf', pictureFile('code.pdf'));
    const burning = new KilnProcess(
      ['burn', '--reader', 'simulator', '--json', '--code-fd', '3', '--qr', file],
      { codePipe: true },
    );
    await burning.object(eventIs('expect'));
    // The code in the file holds this secret: test/pictures/files/make.sh.
    burning.codes?.write(`${oathCode(Math.floor(Date.now() / 1000))}\n`);
    const { status, objects, stdout } = await burning.ended;
    expect(status).toBe(0);
    expect(objects.at(-1)).toMatchObject({ event: 'result', outcome: 'verified' });
    expect(stdout).not.toContain(SECRET);
  });

  it('takes a key of 26 random characters as authenticator apps do, and says so', async () => {
    const secret = 'V7T3VLEDUQ3VROZ7QSIVQCPZQS';
    const uri = `otpauth://totp/Google:bob?secret=${secret}&issuer=Google`;
    const { status, objects } = await kiln([...BURN, '--qr', await drawn(uri)]);
    expect(status).toBe(0);
    expect(objects.find(eventIs('warning'))).toMatchObject({ code: 'spare-bits' });
    const { codes } = objects.find(eventIs('expect')) as Printed;
    const now = Math.floor(Date.now() / 1000);
    // oathtool takes the key with its spare bits, too.
    expect([now - 30, now].map((time) => oathCode(time, { secret }))).toContain(codes.current);
  });

  it('takes the one usable code beside wrong ones', async () => {
    const { status, objects } = await kiln([...BURN, '--qr', await drawn(PUSH, URI, 'https://example.org')]);
    expect(status).toBe(0);
    expect(objects.at(-1)).toMatchObject({ outcome: 'seeded' });
  });

  it('names several usable ones, and takes the one that --account names', async () => {
    const file = await drawn(URI, OTHER_URI);
    const undecided = await kilnObject([...BURN, '--qr', file]);
    expect(undecided).toMatchObject({
      status: 2,
      outcome: 'untouched',
      failure: {
        code: 'several-codes',
        accounts: expect.arrayContaining(['Contoso:jo@example.org', 'Fabrikam:kim']),
      },
    });
    expect(undecided['failure'].message).toContain('--account');
    const nobody = await kilnObject([...BURN, '--qr', file, '--account', 'alex']);
    expect(nobody).toMatchObject({ status: 2, failure: { code: 'several-codes' } });
    const { status, stdout } = await kiln([
      'burn',
      '--reader',
      'simulator',
      '--no-verify',
      '--qr',
      file,
      '--account',
      'fabrikam',
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('kim (Fabrikam)');
  });

  it('joins the pictures of one transfer code', async () => {
    const folder = newFolder();
    const files = await Promise.all(
      [part(0), part(1)].map(async (text, index) =>
        put(`${index}.png`, (await pictureOf(text)).bytes, folder),
      ),
    );
    const [first = '', second = ''] = files;
    const half = await kilnObject([...BURN, '--qr', first]);
    expect(half['failure']).toMatchObject({ code: 'transfer-code', accounts: ['jo'], missingParts: [2] });
    const undecided = await kilnObject([...BURN, '--qr', second, '--qr', first]);
    expect(undecided['failure']).toMatchObject({ code: 'several-codes', accounts: ['jo', 'kim'] });
    const { status, objects } = await kiln([...BURN, '--qr', second, '--qr', first, '--account', 'kim']);
    expect(status).toBe(0);
    expect(objects.at(-1)).toMatchObject({ outcome: 'seeded' });
  });

  it.each([
    ['push-code', [PUSH, 'https://example.org']],
    ['unsupported-digits', ['https://example.org', `${URI}&digits=8`]],
    ['too-short', ['https://example.org', 'otpauth://totp/jo?secret=GEZDGNBVGY3TQ']],
    ['no-code-found', []],
  ])('says what it is instead: %s', async (code, texts) => {
    const file = texts.length > 0 ? await drawn(...texts) : put('white.png', pictureFile('rgb8.png'));
    expect(await kilnObject([...BURN, '--qr', file])).toMatchObject({
      status: 2,
      outcome: 'untouched',
      failure: { code },
    });
  });

  it('a picture that cannot be read stops it, and of several it is said which one', async () => {
    const [good, empty] = [await drawn(URI), put('b.png', new Uint8Array())];
    const ended = await kilnObject([...BURN, '--qr', good, '--qr', empty]);
    const failure = { code: 'picture-empty', file: empty };
    expect(ended).toMatchObject({ status: 2, outcome: 'untouched', failure });
    const said = await kiln(['burn', '--reader', 'simulator', '--no-verify', '--qr', good, '--qr', empty]);
    expect(said.stdout).toContain(`${empty}: This file is empty`);
    const alone = await kilnObject([...BURN, '--qr', empty]);
    expect(alone['failure']).toMatchObject({ code: 'picture-empty' });
    expect(alone['failure']).not.toHaveProperty('file');
  });

  it('excludes --stdin', async () => {
    const ended = await kilnObject([...BURN, '--stdin', '--qr', 'x.png'], { input: URI });
    expect(ended).toMatchObject({ status: 2, failure: { code: 'usage' } });
  });
});
