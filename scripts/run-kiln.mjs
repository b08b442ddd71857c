import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Runs the terminal's program with these words in this very process: another Node would take as long as it does. */
export function runKiln(words) {
  const file = fileURLToPath(new URL('../dist/kiln.cjs', import.meta.url));
  process.argv.splice(1, process.argv.length, file, ...words);
  createRequire(import.meta.url)(file);
}
