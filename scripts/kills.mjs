// npm run kills -- [--count N] [--seed S]: kills `kiln burn`, a session on eight readers and forgetting at random moments, by
// SIGKILL, SIGTERM and SIGHUP, and says each time whether anything was lost, doubled or is untrue. 300 unless said.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kiln-kills-program-'));
try {
  const js = 'import { createRequire as from } from "node:module"; const require = from(import.meta.url);';
  await build({
    entryPoints: ['main', 'victim'].map((name) => join(root, 'test', 'kills', `${name}.ts`)),
    ...{ outdir: folder, outExtension: { '.js': '.mjs' }, bundle: true, platform: 'node', format: 'esm' },
    ...{ banner: { js }, logLevel: 'warning' },
  });
  const words = ['--victim', join(folder, 'victim.mjs'), '--kiln', join(root, 'dist', 'kiln.cjs')];
  const { status } = spawnSync(
    process.execPath,
    [join(folder, 'main.mjs'), ...words, ...process.argv.slice(2)],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
