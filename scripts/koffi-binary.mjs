// Finds koffi's compiled part for any system: npm installs this one's, others are fetched once and checked.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const onWindows = process.platform === 'win32';

/** The path of koffi.node for a system, in Node's names for platform and architecture. Throws where it cannot be had. */
export function koffiBinary({ platform, arch }) {
  const name = `@koromix/koffi-${platform}-${arch}`;
  // Of the two for Linux the one for glibc: Electron needs that itself.
  const within = join(`${platform}_${arch}`, 'koffi.node');
  const installed = join(root, 'node_modules', name, within);
  if (existsSync(installed)) return installed;
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const locked = packages[`node_modules/${name}`];
  if (locked === undefined) throw new Error(`koffi has nothing for ${platform} on ${arch}`);
  const kept = join(root, 'dist', 'koffi', `${platform}-${arch}-${locked.version}`);
  if (!existsSync(join(kept, 'package', within))) fetch(`${name}@${locked.version}`, locked.integrity, kept);
  return join(kept, 'package', within);
}

/** Unpacks a package of npm's into `directory`, if it is the one that package-lock.json knows. */
function fetch(specifier, integrity, directory) {
  const download = mkdtempSync(join(tmpdir(), 'kiln-koffi-'));
  try {
    const [packed] = JSON.parse(run('npm', ['pack', specifier, '--json', '--pack-destination', download], onWindows));
    const archive = join(download, packed.filename);
    const digest = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (`sha512-${digest}` !== integrity) throw new Error(`${specifier} is not what package-lock.json names`);
    mkdirSync(directory, { recursive: true });
    // Windows has tar since 2018.
    run('tar', ['-xzf', archive, '-C', directory], false);
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
}

function run(command, args, shell) {
  const { status, stdout, error } = spawnSync(command, args, { stdio: ['ignore', 'pipe', 2], encoding: 'utf8', shell });
  if (status !== 0) throw error ?? new Error(`${command} ended with ${status}`);
  return stdout;
}
