import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kiln, kilnObject, type Printed } from './kiln.ts';
import { drawn, FILE_SEED, put } from './picture-files.ts';
import { SECRET, URI } from './seeds.ts';

/** A part of a code that segno split: test/qr/split-codes/make.sh. All say the same as test/pictures/files/code.*. */
function partOf(name: string, number: number): string {
  const file = new URL(`../qr/split-codes/${name}-0${number}.png`, import.meta.url);
  return put(`${name}-${number}.png`, readFileSync(file));
}
const allOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => partOf(name, index + 1));

describe('kiln qr and a split code', () => {
  it('a part alone is no seed: it says which one it is, and what is missing', async () => {
    const file = partOf('qrencode', 2);
    const { status, codes } = await kilnObject(['qr', '--json', '--raw', file]);
    const failure = { code: 'split-code', have: [2], missing: [1, 3], total: 3, message: expect.any(String) };
    const part = { number: 2, total: 3 };
    const corners = expect.any(Array);
    expect(status).toBe(2);
    expect(codes).toEqual([{ kind: 'split-code', issuer: '', account: '', part, corners, failure }]);
    const { stdout } = await kiln(['qr', file]);
    expect(stdout).toContain('This is part 2 of 3 of a split QR code: a part alone is no seed.');
    expect(stdout).toContain('Name the pictures of all parts at once. Missing: part 1, 3.');
    const german = await kiln(['qr', file], { env: { LC_ALL: 'de_DE.UTF-8' } });
    expect(german.stdout).toContain('Das ist Teil 2 von 3 eines geteilten QR-Codes');
  });

  it('all parts are one seed, in any order, with other pictures between them', async () => {
    const [first = '', second = '', third = ''] = allOf('qrencode', 3);
    const files = [await drawn(URI), third, first, await drawn('https://example.org'), second];
    const { status, stdout, objects } = await kiln(['qr', '--json', ...files]);
    expect(status).toBe(0);
    expect(stdout).not.toContain(SECRET);
    expect(objects.map(({ file }) => file)).toEqual(files);
    const parts = objects.flatMap(({ codes }) => codes as Printed[]).filter(({ part }) => part);
    expect(parts).toMatchObject([3, 1, 2].map((number) => ({ ...FILE_SEED, part: { number, total: 3 } })));
    const said = await kiln(['qr', first, second, third]);
    expect(said.stdout).toMatch(/✓ at \d+, \d+, part 2 of 3: Contoso {2}jo@example\.org \(otpauth\)\n/);
  });

  it('--raw prints the whole once, and says beside it what has no text', async () => {
    const whole = await kiln(['qr', '--raw', ...allOf('segno', 4)]);
    expect(whole).toMatchObject({ status: 0, stderr: '' });
    expect(whole.stdout).toMatch(/^otpauth:\/\/totp\/Contoso:jo@example\.org\?\S+\n$/);
    const half = await kiln(['qr', '--raw', ...allOf('segno', 3)]);
    expect(half).toMatchObject({ status: 2, stdout: '' });
    expect(half.stderr).toContain('part 1, 2, 3 of 4');
  });

  it('parts of different codes are not joined', async () => {
    const mixed = [partOf('segno', 1), partOf('other', 2), partOf('other', 3), partOf('other', 4)];
    const { status, objects } = await kiln(['qr', '--json', ...mixed]);
    expect(status).toBe(2);
    const missing = objects.flatMap(({ codes }) =>
      (codes as Printed[]).map(({ failure }) => failure.missing),
    );
    expect(missing).toEqual([[2, 3, 4], [1], [1], [1]]);
    const twins = [partOf('segno', 1), partOf('twin', 2), partOf('twin', 3), partOf('twin', 4)];
    const { stdout } = await kiln(['qr', ...twins]);
    expect(stdout).toContain('These are parts of different QR codes, or of one that was made wrongly.');
    const beyond = await kiln(['qr', partOf('beyond', 1)]);
    expect(beyond.stdout).toContain('says that it comes after the last one');
  });
});

describe('kiln burn --qr and a split code', () => {
  const BURN = ['burn', '--reader', 'simulator', '--json', '--no-verify'];

  it('burns what all parts make together', async () => {
    const pictures = allOf('qrencode', 3).flatMap((file) => ['--qr', file]);
    const { status, objects } = await kiln([...BURN, ...pictures]);
    expect(status).toBe(0);
    expect(objects.at(-1)).toMatchObject({ event: 'result', outcome: 'seeded' });
  });

  it('burns nothing of a part', async () => {
    const ended = await kilnObject([...BURN, '--qr', partOf('qrencode', 1), '--qr', partOf('qrencode', 3)]);
    expect(ended).toMatchObject({
      status: 2,
      outcome: 'untouched',
      failure: { code: 'split-code', have: [1, 3], missing: [2], total: 3 },
    });
  });
});
