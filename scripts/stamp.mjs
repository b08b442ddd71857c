// Tells whether what was built is what the sources say now.
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export const stampFile = join(root, 'dist', 'stamp');

const INPUTS = ['src', 'renderer', 'electron', 'scripts', 'package.json', 'package-lock.json'];

/** A text that changes whenever a file that goes into the bundles does. */
export function sourcesStamp() {
  const hash = createHash('sha256');
  for (const path of INPUTS.flatMap((input) => filesBelow(join(root, input))).sort()) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}
