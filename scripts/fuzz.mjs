// npm run fuzz -- [--minutes N] [--seed S] [TARGET…]: attacks everything that takes input from outside, with made and
// mutated input, and says for each target how many inputs were tried, what broke, the longest turn of the event loop and
// the most memory. Its exit status says whether all held. What breaks is brought again by the seed that stands beside it.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Nothing takes longer, unless it takes for ever. */
const SILENCE_MILLISECONDS = 180_000;

const folder = mkdtempSync(join(tmpdir(), 'kiln-fuzz-program-'));
try {
  process.exitCode = await run(await bundle());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function bundle() {
  const outfile = join(folder, 'fuzz.mjs');
  const js =
    'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);';
  await build({
    entryPoints: [join(root, 'test', 'fuzz', 'main.ts')],
    ...{ outfile, bundle: true, platform: 'node', format: 'esm', banner: { js }, logLevel: 'warning' },
    external: ['./koffi.node', 'pg-native'],
    // Tests' modules ask where they lie.
    define: {
      'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test', 'pictures', 'here.ts')).href),
    },
  });
  return outfile;
}

/** A process of its own: what hangs it or ends it is said, too. */
function run(file) {
  return new Promise((resolve) => {
    const child = fork(file, process.argv.slice(2), {
      execArgv: ['--expose-gc', '--enable-source-maps'],
      env: { ...process.env, KILN_TESTS_FOLDER: join(root, 'test/') },
    });
    let atWork;
    let silence;
    const hear = (message) => {
      atWork = message ?? atWork;
      clearTimeout(silence);
      silence = setTimeout(() => child.kill('SIGKILL'), SILENCE_MILLISECONDS);
    };
    hear();
    child.on('message', hear);
    child.once('exit', (status, signal) => {
      clearTimeout(silence);
      if (signal !== null && atWork)
        process.stderr.write(`\nENDED BY ${signal}: npm run fuzz -- --seed ${atWork.seed} ${atWork.name}\n`);
      resolve(status ?? 1);
    });
  });
}
