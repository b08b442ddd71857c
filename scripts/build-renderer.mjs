// Bundles the interface: modules for a browser, styles beside them, and the QR decoder's worker with its wasm.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/** Builds into `directory`, from nothing. Returns esbuild's account of what went into which file. */
export async function buildRenderer(directory = join(root, 'dist', 'renderer')) {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: 'renderer/main.tsx', 'decoder-worker': 'renderer/qr/decoder-worker.ts' },
    outdir: directory,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome120', 'firefox128', 'safari17.4'],
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  for (const name of ['index.html', 'icon.svg']) {
    copyFileSync(join(root, 'renderer', name), join(directory, name));
  }
  copyFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'), join(directory, 'zxing_reader.wasm'));
  return metafile;
}
