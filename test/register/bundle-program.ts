import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A program to start as a process of its own. Remove its folder when it is not needed any more. */
export interface Program {
  readonly folder: string;
  readonly file: string;
}

const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Bundles a program that imports from src/register. */
export async function bundleProgram(contents: string): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-program-'));
  const file = join(folder, 'program.mjs');
  const resolveDir = new URL('../../src/register', import.meta.url).pathname;
  await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: file,
    // Packages that are CommonJS ask for it.
    banner: { js: REQUIRE },
    logLevel: 'warning',
  });
  return { folder, file };
}
