import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './root.ts';

const { installIfStale } = await import(join(ROOT, 'scripts', 'install.mjs'));

/** What packaging/package-lock.json names, installed: electron-builder and all that it brings. Asks npm's registry once. */
export function installPackagingTools(): NodeJS.Require {
  const packaging = join(ROOT, 'packaging');
  const isThere = oneAtATime<boolean>(() =>
    installIfStale(packaging, () => console.warn('installing packaging/package-lock.json …')),
  );
  if (!isThere) throw new Error('npm ci failed in packaging/');
  return createRequire(join(packaging, 'package.json'));
}

/** Two files' tests are run at a time, and npm takes away what another npm is just laying down. */
function oneAtATime<Value>(work: () => Value): Value {
  const lock = join(ROOT, 'dist', 'packaging-tools.lock');
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      // Whoever holds it was killed: no installing takes that long.
      if (ageMilliseconds(lock) > 600_000) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function ageMilliseconds(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

/** Runs `npm run package` without looking whether Kiln is built, which tests are started with. */
export function runPackaging(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts', 'package.mjs'), ...words],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...environment } },
  );
  if (status !== 0) throw new Error(`npm run package -- ${words.join(' ')}\n${stdout}${stderr}`);
}
