import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

/**
 * Before the tests of a file a program is made of this TypeScript, which imports as if it lay in `src/sessions`: a
 * process that can be killed, or whose room can be taken away. Returns the path that it will have.
 */
export function workerProgram(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-worker-'));
  const outfile = join(folder, 'worker.mjs');
  const resolveDir = new URL('../../../src/sessions', import.meta.url).pathname;
  const js = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
  beforeAll(async () => {
    await build({
      stdin: { contents: source, resolveDir, loader: 'ts' },
      ...{ bundle: true, platform: 'node', format: 'esm', outfile, banner: { js } },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return outfile;
}
