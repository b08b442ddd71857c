// Installs and builds what is missing or stale, so that `npm start`, `npm test` and `npm run kiln` work on a fresh
// clone. Needs nothing but Node and npm, and says what it does on standard error: standard output is the command's.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourcesStamp, stampFile } from './stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = join(root, 'node_modules', '.kiln-installed');

function run(command, args, what) {
  process.stderr.write(`kiln: ${what} …\n`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write(`kiln: ${what} failed${error ? `: ${error.message}` : ''}. See above.\n`);
    process.exit(1);
  }
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
if (read(installed) !== wanted) {
  if (!installedByHand()) run('npm', ['ci'], 'installing what package-lock.json names');
  writeFileSync(installed, wanted);
}
if (read(stampFile) !== sourcesStamp()) run(process.execPath, ['scripts/build.mjs'], 'building');

/** Whether somebody ran `npm ci` or `npm install` since package-lock.json was last written. */
function installedByHand() {
  const done = join(root, 'node_modules', '.package-lock.json');
  return existsSync(done) && statSync(done).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}
