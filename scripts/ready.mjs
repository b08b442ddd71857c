// Installs and builds what is missing or stale, so that `npm start`, `npm test` and `npm run kiln` work on a fresh
// clone. Needs nothing but Node and npm, and says what it does on standard error: standard output is the command's.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installIfStale } from './install.mjs';
import { sourcesStamp, stampFile } from './stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

if (!installIfStale(root, () => say('installing what package-lock.json names …'))) fail('installing');
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== sourcesStamp()) {
  say('building …');
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) fail('building');
}

function say(text) {
  process.stderr.write(`kiln: ${text}\n`);
}

function fail(what) {
  say(`${what} failed. See above.`);
  process.exit(1);
}
