import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demandsAll, INSTALL, parts } from './parts.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Before any test: what is tested is what these sources build, and where everything is demanded, everything is here. */
export default function setup(): void {
  const missing = parts().filter(({ isHere }) => !isHere);
  if (demandsAll && missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    throw new Error(`KILN_TESTS=all, and this machine lacks ${names}. What brings them: ${INSTALL}`);
  }
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'ready.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
