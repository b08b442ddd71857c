import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parts } from './parts.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

/** A file of each kind, and one whose judge answers from its record. */
const FILES = [
  'test/device/burn.test.ts',
  'test/device/readers.test.ts',
  'test/renderer/where.test.ts',
  'test/electron/screens.test.ts',
  'test/register/terminal-shared.test.ts',
  'test/cli/terminal.test.ts',
  'test/sessions/exports/pskc.test.ts',
  'test/otp/totp.test.ts',
];

let bare: string;
beforeAll(() => {
  bare = mkdtempSync(join(tmpdir(), 'kiln-bare-'));
  symlinkSync(process.execPath, join(bare, 'node'));
});
afterAll(() => rmSync(bare, { recursive: true }));

/** A run of these files on a machine that has Node and nothing else: the programs are out of reach. */
function runBare(environment: NodeJS.ProcessEnv): Promise<{ status: number; said: string }> {
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const { CI, KILN_TESTS, ...rest } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [vitest, 'run', ...FILES],
      { cwd: ROOT, env: { ...rest, ...environment, PATH: bare, NO_COLOR: '1' } },
      (error, stdout, stderr) => resolve({ status: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
}

describe('on a machine with nothing but Node', { timeout: 240_000 }, () => {
  it('what cannot run is left out, suite by suite, and five lines say so and what brings it', async () => {
    const { status, said } = await runBare({});
    expect(status, said).toBe(0);
    expect(said).toContain('!!! not run for want of readers: test/device/burn.test.ts');
    expect(said).toContain('!!! not run for want of chromium, screens: test/electron/screens.test.ts');
    expect(said).not.toContain('test/otp/totp.test.ts (0 test');
    const [, ...lines] = /\n(LEFT OUT: \d+ tests in 7 files.*\n(?:.+\n){4})\n/.exec(said) ?? [];
    expect(lines.join('')).toMatch(/sudo \.ci\/install$/m);
    for (const name of ['readers', 'chromium', 'screens', 'postgres', 'terminals', 'pskctool', 'pskc2csv'])
      expect(lines.join('')).toContain(`${name} (`);
    expect(said).toMatch(/\n\d+ passed, 0 failed, \d+ skipped\n/);
  });

  it('it is a failure where everything is demanded, as in CI', async () => {
    const { status, said } = await runBare({ KILN_TESTS: 'all' });
    expect(status).not.toBe(0);
    expect(said).toContain('this machine lacks readers, chromium, screens');
    expect(said).toContain('sudo .ci/install');
  });
});

it('every part is told apart from what is not there, and .ci/install is there to bring it', () => {
  expect(parts().map(({ name }) => name)).toContain('chromium');
  expect(existsSync(join(ROOT, '.ci', 'install'))).toBe(true);
});
