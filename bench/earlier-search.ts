import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundCode, Pixels } from '../src/qr/pixels.ts';

/** What an earlier build of src/qr offers, as far as it is measured. */
export interface EarlierSearch {
  /** Finds all codes; everything is tried where nothing is usable. */
  readonly decode: (pixels: Pixels, isUsable: (text: string) => boolean) => Promise<readonly FoundCode[]>;
}

interface EarlierModule {
  readonly loadEngines: (files: { readonly zxingWasm: Uint8Array }) => Promise<unknown>;
  readonly decodePixels: (
    engines: unknown,
    pixels: Pixels,
    options: { readonly isUsable: (text: string) => boolean },
  ) => Promise<readonly FoundCode[]>;
}

/** The search as a revision has it, built from git; undefined where the clone does not reach back so far. */
export async function earlierSearch(
  root: string,
  revision: string,
  zxingWasm: Uint8Array,
): Promise<EarlierSearch | undefined> {
  const folder = join(root, 'dist', 'bench', `qr-${revision}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const bundle = join(folder, 'search.cjs');
  try {
    const archive = execFileSync('git', ['archive', revision, 'src/qr', 'src/base'], {
      cwd: root,
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    const entry = join(folder, 'entry.ts');
    writeFileSync(
      entry,
      "export { decodePixels } from './src/qr/decode-pixels.ts';\nexport { loadEngines } from './src/qr/engines.ts';\n",
    );
    const esbuild = join(root, 'node_modules', '.bin', 'esbuild');
    execFileSync(esbuild, [entry, '--bundle', '--platform=node', '--format=cjs', `--outfile=${bundle}`], {
      stdio: 'ignore',
    });
  } catch {
    return undefined;
  }
  // A module that is there only now.
  const { decodePixels, loadEngines } = require(bundle) as EarlierModule;
  const engines = await loadEngines({ zxingWasm });
  return { decode: (pixels, isUsable) => decodePixels(engines, pixels, { isUsable }) };
}
