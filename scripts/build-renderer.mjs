// Bundles the interface: modules for a browser, styles beside them, and the workers that look for codes and at displays.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { copyDecoders } from './decoder-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds into `directory`, from nothing. Returns esbuild's account of what went into which file. */
export async function buildRenderer(directory = join(root, 'dist', 'renderer')) {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      main: 'renderer/main.tsx',
      'decoder-worker': 'renderer/qr/decoder-worker.ts',
      'display-worker': 'renderer/display/display-worker.ts',
    },
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
  copyDecoders(directory);
  return metafile;
}
