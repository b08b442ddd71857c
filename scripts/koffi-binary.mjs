// Finds koffi's compiled part for any system: npm installs this one's, others are fetched once and checked.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchPackage } from './fetch-package.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

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
  const fetched = join(kept, 'package', within);
  if (!existsSync(fetched)) fetchPackage(`${name}@${locked.version}`, locked.integrity, kept);
  return fetched;
}
