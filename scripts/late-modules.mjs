// What a command of the terminal may never need is loaded when it is first used, and not when its file is.
import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/** The files beside the commands' own, and what is in each: packages, and modules of ours by their paths. */
const LATE = {
  // Every catalogue of words, and what fills in their names.
  'kiln-words.cjs': /^i18next$|[/\\]src[/\\]messages[/\\](.+[/\\])?([a-z-]+-)?(de|en)\.ts$/,
  // What reads lists and opens session files.
  'kiln-tables.cjs': /^(csv-parse|saxes)$/,
  'kiln-age.cjs': /^age-encryption$/,
  // Where an operator has settings.
  'kiln-settings.cjs': /[/\\]src[/\\]station[/\\]check-settings\.ts$/,
};

/** Node has these at hand whatever a program does: nothing is won by waiting. */
const AT_HAND = /^node:(fs|path|url|module|events|buffer|timers|util|vm|process|async_hooks|perf_hooks)$/;

/**
 * The plugin for a bundle of the terminal's. Imports stay imports: their names become getters that load the module. Which
 * modules of which file were met on the way is collected in `met`.
 */
export function lateModules(met) {
  return {
    name: 'late',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^node:/ }, ({ path, kind }) =>
        kind === 'import-statement' && isBuiltin(path) && !AT_HAND.test(path)
          ? { path, namespace: 'late', pluginData: path }
          : undefined,
      );
      onResolve({ filter: /^[a-z]|\.ts$/ }, ({ path, kind, resolveDir, namespace }) => {
        if (kind !== 'import-statement' || namespace === 'late') return undefined;
        const full = path.startsWith('.') ? join(resolveDir, path) : path;
        const [file] = Object.entries(LATE).find(([, is]) => is.test(full)) ?? [];
        if (file === undefined) return undefined;
        met.set(file, (met.get(file) ?? new Set()).add(full));
        return { path: full, namespace: 'late', pluginData: `./${file}` };
      });
      onLoad({ filter: /./, namespace: 'late' }, async ({ path, pluginData: from }) => ({
        contents: getters(from === path ? Object.keys(require(path)) : await exportsOf(path), from),
      }));
      // What the getters load is not bundled.
      onResolve({ filter: /./, namespace: 'late' }, ({ path }) => ({ path, external: true }));
    },
  };
}

/** Bundles what the terminal's bundles are to load late. `bundle`: takes a file's name and esbuild's options. */
export function bundleLate(met, bundle) {
  return Promise.all(
    [...met].map(([file, modules]) => {
      const contents = [...modules].sort().map(reexported).join('\n');
      return bundle(file, { stdin: { contents, resolveDir: process.cwd(), loader: 'ts' } });
    }),
  );
}

function getters(names, path) {
  return `
    let loaded;
    for (const name of ${JSON.stringify(names)}) Object.defineProperty(exports, name, {
      enumerable: true,
      get: () => (loaded ??= require(${JSON.stringify(path)}))[name],
    });`;
}

/** The names that a module of ours, or a package's, exports. */
async function exportsOf(path) {
  const { metafile } = await build({
    stdin: { contents: reexported(path), resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  });
  const [{ exports: names }] = Object.values(metafile.outputs);
  // What is CommonJS tells its names only when it runs.
  return names.length > 0 ? names : Object.keys(require(path));
}

function reexported(path) {
  return `export * from ${JSON.stringify(path)};`;
}
