import { encode } from 'fast-png';
import { beforeAll, describe, expect, it } from 'vitest';
import { Chance } from '../display-frames/chance.ts';
import { type Shot, shoot } from '../display-frames/scene.ts';
import { kiln, kilnObject } from './kiln.ts';
import { drawn, put } from './picture-files.ts';

/** A frame of the generator that is easy to read, and what it shows. */
let token: { readonly bytes: Uint8Array; readonly digits: string };
let empty: Uint8Array;

const pngOf = ({ width, height, data }: Shot) =>
  encode({ width, height, data, channels: (data.length / (width * height)) as 1 | 4 });

beforeAll(async () => {
  const chance = await Chance.of('tuning');
  const { scene, content, digits, random } = chance.choose(1, { size: [480, 320], displayWidth: [220, 220] });
  token = { bytes: pngOf(shoot(scene, content, random)), digits };
  empty = pngOf({ width: 80, height: 60, data: new Uint8Array(80 * 60).fill(200) });
});

describe('kiln display', () => {
  it('gives digits, how sure each is, and the corners', async () => {
    const file = put('token.png', token.bytes);
    const { status, objects } = await kiln(['display', '--json', '--digits', '6', file]);
    expect(status).toBe(0);
    expect(objects).toEqual([
      {
        file,
        displays: [{ digits: token.digits, confidence: expect.any(Array), corners: expect.any(Array) }],
      },
    ]);
  });

  it('says them to a person, and why there are none in another picture', async () => {
    const file = put('token.png', token.bytes);
    const { status, stdout } = await kiln(['display', '--digits', 'any', file, put('empty.png', empty)]);
    expect(status).toBe(2);
    expect(stdout).toContain(`${file}\n✓ ${token.digits}  (at `);
    expect(stdout).toMatch(new RegExp(`\\n {2}${token.digits[0]}: \\d+ %  ${token.digits[1]}: \\d+ %`));
    expect(stdout).toContain('✗ No display with digits was found in this picture.');
  });

  it('in German', async () => {
    const { stdout } = await kiln(['display', put('empty.png', empty)], { env: { LC_ALL: 'de_DE.UTF-8' } });
    expect(stdout).toContain('In diesem Bild wurde keine Anzeige mit Ziffern gefunden.');
  });

  it('a display of another number of digits fails with their number', async () => {
    const { status, failure } = await kilnObject([
      'display',
      '--json',
      '--digits',
      '8',
      put('token.png', token.bytes),
    ]);
    expect(status).toBe(2);
    expect(failure).toMatchObject({ code: 'display-other-count' });
  });

  it('a QR code is no display', async () => {
    const { failure } = await kilnObject(['display', '--json', await drawn('otpauth://totp/x')]);
    expect(failure).toMatchObject({ code: 'no-display-found' });
  });

  it.each([['3'], ['11'], ['six']])('--digits %s is refused', async (digits) => {
    const { status, failure } = await kilnObject([
      'display',
      '--json',
      '--digits',
      digits,
      put('token.png', token.bytes),
    ]);
    expect(status).toBe(2);
    expect(failure).toMatchObject({ code: 'usage' });
  });

  it('needs a picture', async () => {
    const { status, failure } = await kilnObject(['display', '--json']);
    expect(status).toBe(2);
    expect(failure).toMatchObject({ code: 'usage' });
  });
});
