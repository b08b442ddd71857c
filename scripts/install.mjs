// Installs what a package-lock.json names, once for each state of that file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { remember } from './remember.mjs';

/**
 * Pinned versions: what npm has to say about one of them is nothing that whoever starts Kiln could mend. An install script
 * that package.json does not name ends it; npm before 11.16 does not know that and goes on.
 */
const CLEAN_INSTALL = ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--strict-allow-scripts'];

/** Runs `npm ci` in a package's folder where its lock file is newer than what was installed. False where it failed. */
export function installIfStale(directory, say) {
  const installed = join(directory, 'node_modules', '.kiln-installed');
  const lock = readFileSync(join(directory, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return true;
  if (!wasInstalledByHand(directory)) {
    say();
    const { status, error } = spawnSync('npm', CLEAN_INSTALL, {
      cwd: directory,
      // Standard output is that of the command that wants this.
      stdio: ['ignore', 2, 2],
      // npm is npm.cmd there.
      shell: process.platform === 'win32',
    });
    if (error) process.stderr.write(`${error.message}\n`);
    if (status !== 0) return false;
  }
  remember(installed, wanted);
  return true;
}

/** Whether somebody ran `npm ci` or `npm install` since package-lock.json was last written. */
function wasInstalledByHand(directory) {
  const done = join(directory, 'node_modules', '.package-lock.json');
  return existsSync(done) && statSync(done).mtimeMs >= statSync(join(directory, 'package-lock.json')).mtimeMs;
}
