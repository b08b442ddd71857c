import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fetchPackage } from '../scripts/fetch-package.mjs';

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
    try {
      haveModules(root, folder);
      build(folder);
    } catch (error) {
      process.stderr.write(`bench: ${error.message}; installing all that ${name} names …\n`);
      run(folder, 'npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund']);
      build(folder);
    }
    return { root: folder, name, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function git(root, ...words) {
  return execFileSync('git', ['-C', root, ...words], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 2] });
}

function build(folder) {
  // What scripts/ready.mjs looks for.
  const lock = readFileSync(join(folder, 'package-lock.json'));
  const installed = createHash('sha256').update(lock).digest('hex');
  writeFileSync(join(folder, 'node_modules', '.kiln-installed'), installed);
  run(folder, process.execPath, ['scripts/build.mjs']);
}

function run(folder, program, words) {
  const shell = program === 'npm' && process.platform === 'win32';
  execFileSync(program, words, { cwd: folder, stdio: ['ignore', 2, 2], shell });
}

/**
 * The packages that a revision is built with, without an `npm ci` of minutes: our own where they are of the same
 * version, others fetched once. What goes into the bundles is copied, so that it finds the packages beside it there and
 * not ours; tools are linked. Left out: tools that we have none of, and optional packages that are not here.
 */
function haveModules(root, folder) {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  for (const [path, locked] of Object.entries(packages)) {
    if (path === '' || hasVersion(join(folder, path), locked.version)) continue;
    const isTool = locked.dev || locked.optional;
    // What lies within a tool came with it.
    if (isTool && path.lastIndexOf('node_modules/') > 0) continue;
    const ours = [root, join(root, 'bindings', 'nfc-pcsc')]
      .map((home) => join(home, path))
      .filter(existsSync);
    const same = ours.find((found) => hasVersion(found, locked.version));
    if (same === undefined && (locked.optional || (locked.dev && ours.length === 0))) continue;
    const from = same ?? fetched(root, path, locked);
    const to = join(folder, path);
    mkdirSync(dirname(to), { recursive: true });
    if (isTool) symlinkSync(from, to, 'junction');
    else cpSync(from, to, { recursive: true });
  }
}

function hasVersion(folder, version) {
  const file = join(folder, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version;
}

/** Where a package of another version lies unpacked, kept for the next time. */
function fetched(root, path, { version, integrity }) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const kept = join(root, 'node_modules', '.kiln-beside', `${name.replace('/', '-')}-${version}`);
  if (!existsSync(kept)) fetchPackage(`${name}@${version}`, integrity, kept);
  return join(kept, 'package');
}
