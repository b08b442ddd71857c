import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = new URL('../..', import.meta.url).pathname;

/** The reader host, built from these sources into a folder of its own. */
export interface BuiltHost {
  readonly file: string;
  readonly folder: string;
  remove(): void;
}

/** `above`: where the folder is made; koffi is looked for from there. */
export async function buildHost(above = join(ROOT, 'node_modules')): Promise<BuiltHost> {
  const folder = mkdtempSync(join(above, '.kiln-host-'));
  const file = join(folder, 'reader-host.cjs');
  await bundle({ entryPoints: [join(ROOT, 'src/readers/pcsc/host.ts')], format: 'cjs' }, file);
  return { file, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * A program for plain Node, with `readers` (PcscReaders over `host`, two seconds a command unless said) at hand; lies beside
 * the host. Returns its path.
 */
export async function buildProgram(
  host: BuiltHost,
  name: string,
  body: string,
  commandLimitMilliseconds = 2000,
): Promise<string> {
  const file = join(host.folder, `${name}.mjs`);
  const contents = `
    import { PcscReaders } from './pcsc-readers.ts';
    const readers = new PcscReaders({ hostFile: ${JSON.stringify(host.file)}, commandLimitMilliseconds: ${commandLimitMilliseconds} });
    ${body}`;
  const resolveDir = join(ROOT, 'src/readers/pcsc');
  await bundle({ stdin: { contents, resolveDir, loader: 'ts' }, format: 'esm' }, file);
  return file;
}

async function bundle(input: Parameters<typeof build>[0], outfile: string): Promise<void> {
  await build({
    ...input,
    bundle: true,
    platform: 'node',
    external: ['*.node'],
    outfile,
    logLevel: 'error',
  });
}
