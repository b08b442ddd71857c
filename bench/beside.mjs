import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Builds a revision of the checkout at `root` in a folder of its own. Throws where git does not know the revision, or
 * it cannot be built.
 */
export function buildBeside(root, revision) {
  const name = git(root, 'rev-parse', '--short', `${revision}^{commit}`).toString().trim();
  const folder = mkdtempSync(join(tmpdir(), `kiln-${name}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    execFileSync('tar', ['-x', '-C', folder], { input: git(root, 'archive', name) });
    haveModules(root, folder);
    execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: folder, stdio: ['ignore', 2, 2] });
    return { root: folder, name, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function git(root, ...words) {
  return execFileSync('git', ['-C', root, ...words], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 2] });
}

/** Our own packages where they are what the revision names, else packages of its own, which takes minutes. */
function haveModules(root, folder) {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  if (hasAll(root, JSON.parse(lock.toString())))
    linkAll(join(root, 'node_modules'), join(folder, 'node_modules'));
  else
    execFileSync('npm', ['ci'], {
      cwd: folder,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
  // What scripts/ready.mjs looks for.
  writeFileSync(
    join(folder, 'node_modules', '.kiln-installed'),
    createHash('sha256').update(lock).digest('hex'),
  );
}

/** Whether what the lock file names is installed here. Parts for other systems are missing on every system. */
function hasAll(root, { packages }) {
  return Object.entries(packages).every(([path, { version, optional, os, cpu }]) => {
    if (path === '') return true;
    const there = versionOf(join(root, path));
    return there === version || (there === undefined && optional && (os ?? cpu) !== undefined);
  });
}

function versionOf(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}

function linkAll(from, to) {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name.startsWith('@')) linkAll(join(from, name), join(to, name));
    else if (!name.startsWith('.')) symlinkSync(join(from, name), join(to, name), 'junction');
  }
}
