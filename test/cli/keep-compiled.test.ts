import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KILN } from './kiln.ts';

const SEED = 'otpauth://totp/Contoso:jo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-compiled-'));
  const built = dirname(KILN);
  for (const name of readdirSync(built))
    if (/^kiln.*\.cjs$|^package\.json$/.test(name)) cpSync(join(built, name), join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function inspect(): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'kiln.cjs'), 'inspect', '--json'],
    {
      input: SEED,
      encoding: 'utf8',
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

/** What was kept, by bundle. */
function kept(): Map<string, string> {
  const place = join(folder, 'compiled', `${process.version}-${process.arch}`);
  const names = existsSync(place) ? readdirSync(place) : [];
  return new Map(names.map((name) => [name.split('.cjs')[0] ?? '', join(place, name)]));
}

test('keeps what V8 compiled of the bundles that a command needed, and says the same with it', () => {
  const first = inspect();
  expect(JSON.parse(first)).toMatchObject({ account: 'jo', issuer: 'Contoso' });
  expect([...kept().keys()].sort()).toEqual(['kiln-inspect', 'kiln-run']);
  const before = readFileSync(kept().get('kiln-inspect') ?? '');
  expect(inspect()).toBe(first);
  expect(readFileSync(kept().get('kiln-inspect') ?? '').equals(before)).toBe(true);
});

test('a script’s command loads no words, and a person’s does', () => {
  inspect();
  expect([...kept().keys()]).not.toContain('kiln-words');
  const { status, stdout } = spawnSync(process.execPath, [join(folder, 'kiln.cjs'), 'inspect'], {
    input: SEED,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stdout).toContain('jo');
  expect([...kept().keys()]).toContain('kiln-words');
});

test('what is no code of this V8 is refused and made anew', () => {
  const first = inspect();
  const file = kept().get('kiln-inspect') ?? '';
  writeFileSync(file, 'torn');
  expect(inspect()).toBe(first);
  expect(readFileSync(file).length).toBeGreaterThan(1000);
});

test('what lost some of its bytes, though V8 itself would not see it, is made anew', () => {
  const first = inspect();
  const file = kept().get('kiln-inspect') ?? '';
  const whole = readFileSync(file);
  const damaged = Buffer.from(whole);
  const middle = Math.floor(whole.length / 2);
  damaged.fill(0, middle, middle + 4096);
  writeFileSync(file, damaged);
  expect(inspect()).toBe(first);
  expect(readFileSync(file).length).toBeGreaterThan(whole.length / 2);
  expect(readFileSync(file).equals(damaged)).toBe(false);
});

test('what was kept of another build is not taken for this one, though that is as long', () => {
  inspect();
  const bundle = join(folder, 'kiln-inspect.cjs');
  const text = readFileSync(bundle, 'utf8');
  writeFileSync(bundle, text.replaceAll('secretBytes', 'secretBYTES'));
  expect(inspect()).toContain('secretBYTES');
});

test('a folder that cannot be written to keeps nothing and hinders nobody', () => {
  writeFileSync(join(folder, 'compiled'), '');
  expect(JSON.parse(inspect())).toMatchObject({ account: 'jo' });
});
