// Bundles what Kiln's shells start: the terminal, the process that calls PC/SC, the interface, the desktop app.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildElectron } from './build-electron.mjs';
import { buildRenderer } from './build-renderer.mjs';
import { copyDecoders } from './decoder-files.mjs';
import { bundleLate, lateModules } from './late-modules.mjs';
import { oneCipher } from './one-cipher.mjs';
import { sourcesStamp, stampFile } from './stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const stamp = sourcesStamp();

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  // Where a package has ES modules, what nobody uses of it is left out.
  mainFields: ['module', 'main'],
  target: 'node20.19',
  format: 'cjs',
  // koffi's, beside the bundle in packages.
  external: ['*.node'],
  define: { KILN_VERSION: JSON.stringify(version) },
  legalComments: 'none',
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
};

/** A bundle for plain Node, beside the others. */
const bundle = (entry, file, more = {}) => bundleAs(file, { entryPoints: [entry], ...more });

const bundleAs = (file, options) => build({ ...common, outfile: `${root}/dist/${file}`, ...options });

/**
 * What the terminal imports when it is needed becomes a file of its own (`./commands/burn.ts`: kiln-burn.cjs): what a
 * command does not need is not even parsed. As CommonJS throughout: Node's way from there to ESM and back costs a start
 * as much as everything else.
 */
async function bundleTerminal() {
  const files = new Map([[join(root, 'src/cli/main.ts'), 'kiln.cjs']]);
  const apart = {
    name: 'apart',
    setup({ onResolve }) {
      onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const file = `kiln-${basename(path, '.ts')}.cjs`;
        files.set(join(resolveDir, path), file);
        return { path: `./${file}`, external: true };
      });
    },
  };
  const done = new Set();
  const late = new Map();
  for (;;) {
    const todo = [...files].filter(([entry]) => !done.has(entry));
    if (todo.length === 0) return bundleLate(late, bundleAs);
    for (const [entry] of todo) done.add(entry);
    await Promise.all(
      todo.map(([entry, file]) =>
        bundle(entry, file, {
          plugins: [apart, lateModules(late), oneCipher],
          supported: { 'dynamic-import': false },
          ...(file === 'kiln.cjs' && { banner: { js: '#!/usr/bin/env node' } }),
        }),
      ),
    );
  }
}

mkdirSync(`${root}/dist`, { recursive: true });
// What was kept of the bundles before (src/cli/keep-compiled.ts).
rmSync(`${root}/dist/compiled`, { recursive: true, force: true, maxRetries: 3 });
await Promise.all([
  bundleTerminal(),
  bundle('src/readers/pcsc/host.ts', 'reader-host.cjs'),
  // Decoders ask where they themselves lie, which only a module knows.
  bundle('src/station/picture-codes/picture-worker.ts', 'picture-worker.mjs', { format: 'esm' }),
  buildRenderer(),
  buildElectron(),
]);
copyDecoders(`${root}/dist`);
// The folder is CommonJS, whatever package it lies in.
writeFileSync(`${root}/dist/package.json`, '{ "type": "commonjs" }\n');
writeFileSync(stampFile, stamp);
