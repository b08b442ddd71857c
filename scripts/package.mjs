// `npm run package`: installers for this system in dist/packages. Options go to electron-builder, as in
// `npm run package -- --linux deb`. It is installed on first use, from packaging/package-lock.json.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfStale } from './install.mjs';
import { macEntitlements } from './mac-entitlements.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const packaging = join(root, 'packaging');

if (!installIfStale(packaging, () => say('installing what packaging/package-lock.json names …'))) {
  say('installing failed. See above.');
  process.exit(1);
}
const builder = join(packaging, 'node_modules', 'electron-builder', 'cli.js');
// A pipeline whose secrets are not set hands on empty ones, which electron-builder takes for certificates' paths.
const environment = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
const { status } = spawnSync(
  process.execPath,
  [builder, ...macEntitlements(environment), ...process.argv.slice(2)],
  {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;

function say(text) {
  process.stderr.write(`kiln: ${text}\n`);
}
