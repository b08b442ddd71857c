// Bundles the desktop app's own code: main process, preload and the process that calls PC/SC.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds dist/electron/main.cjs, preload.cjs and reader-host.cjs. */
export async function buildElectron(outdir = 'dist/electron') {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const common = {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    outdir,
    outExtension: { '.js': '.cjs' },
    // koffi's lies beside the bundle in packages.
    external: ['electron', '*.node'],
    legalComments: 'none',
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'warning',
  };
  await Promise.all([
    build({
      ...common,
      entryPoints: ['electron/main.ts'],
      platform: 'node',
      target: 'node22',
      define: { KILN_VERSION: JSON.stringify(version) },
    }),
    // A sandboxed preload has no Node: a module of Node's in it fails the build.
    build({ ...common, entryPoints: ['electron/preload.ts'], platform: 'browser', target: 'chrome140' }),
    build({
      ...common,
      entryPoints: ['electron/reader-host.ts'],
      platform: 'node',
      target: 'node22',
    }),
  ]);
}
