import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './root.ts';

const { installIfStale } = await import(join(ROOT, 'scripts', 'install.mjs'));

/** What packaging/package-lock.json names, installed: electron-builder and all that it brings. Asks npm's registry once. */
export function installPackagingTools(): NodeJS.Require {
  const packaging = join(ROOT, 'packaging');
  const isThere: boolean = installIfStale(packaging, () =>
    console.warn('installing packaging/package-lock.json …'),
  );
  if (!isThere) throw new Error('npm ci failed in packaging/');
  return createRequire(join(packaging, 'package.json'));
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
