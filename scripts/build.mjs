// Bundles what Kiln's shells start: the terminal, the process that calls PC/SC, the interface, the desktop app.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildElectron } from './build-electron.mjs';
import { buildRenderer } from './build-renderer.mjs';
import { copyDecoders } from './decoder-files.mjs';
import { sourcesStamp, stampFile } from './stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const stamp = sourcesStamp();

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // CommonJS starts faster than ESM, and modules imported with import() are only run when they are needed.
  format: 'cjs',
  // koffi's, beside the bundle in packages.
  external: ['*.node'],
  define: { KILN_VERSION: JSON.stringify(version) },
  legalComments: 'none',
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
};

mkdirSync(`${root}/dist`, { recursive: true });
// The terminal's entrance is a file of its own: what it does not need to say the version is not even parsed.
const restOfTerminal = {
  name: 'rest-of-terminal',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/run\.ts$/ }, () => ({ path: './kiln-commands.cjs', external: true }));
  },
};

await Promise.all([
  build({
    ...common,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/kiln.cjs',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [restOfTerminal],
  }),
  build({ ...common, entryPoints: ['src/cli/run.ts'], outfile: 'dist/kiln-commands.cjs' }),
  build({ ...common, entryPoints: ['src/readers/pcsc/host.ts'], outfile: 'dist/reader-host.cjs' }),
  // Decoders ask where they themselves lie, which only a module knows.
  build({
    ...common,
    format: 'esm',
    entryPoints: ['src/station/picture-codes/picture-worker.ts'],
    outfile: 'dist/picture-worker.mjs',
  }),
  buildRenderer(),
  buildElectron(),
]);
copyDecoders(`${root}/dist`);
// The folder is CommonJS, whatever package it lies in.
writeFileSync(`${root}/dist/package.json`, '{ "type": "commonjs" }\n');
writeFileSync(stampFile, stamp);
