import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles victim.ts into a folder, and returns the program's path. */
export async function bundleVictim(folder: string): Promise<string> {
  const outfile = join(folder, 'victim.mjs');
  await build({
    entryPoints: [new URL('victim.ts', import.meta.url).pathname],
    ...{ outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' },
    banner: {
      js: "import { createRequire as from } from 'node:module'; const require = from(import.meta.url);",
    },
  });
  return outfile;
}
