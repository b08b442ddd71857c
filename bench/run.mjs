// npm run bench -- [--json] [SECTION…]: measures Kiln against floors and prints both. All sections unless named.
// Numbers never make it fail; what is missing on this machine does.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const sections = readdirSync(new URL('sections', import.meta.url))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -'.ts'.length));

/**
 * vpcd sends a command's length and body apart, so that the token's side, which cannot ask for quick acknowledgements
 * in Node, would cost 40 ms a command. In a network of its own the route says so: floors are true, and nothing of this
 * machine's is changed.
 */
const QUICK_ACKNOWLEDGEMENTS =
  'ip link set lo up && ip route change local 127.0.0.1 dev lo table local' +
  ' proto kernel scope host src 127.0.0.1 quickack 1';

const words = process.argv.slice(2);
const named = words.filter((word) => word !== '--json');
const unknown = named.filter((name) => !sections.includes(name));
if (unknown.length > 0) {
  process.stderr.write(
    `bench: there is no section ${unknown.join(', ')}. The sections: ${sections.join(', ')}\n`,
  );
  process.exit(1);
}

await bundle();
const command = [process.execPath, `${root}/dist/bench/main.cjs`, ...words];
if (named.length === 0) command.push(...sections);
const { status } = run(ownNetwork(), command);
process.exit(status ?? 1);

async function bundle() {
  rmSync(`${root}/dist/bench`, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/main.ts', 'bench/bare-process.ts', 'bench/bare-lanes.ts'],
    outdir: 'dist/bench',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    external: ['*.node'],
    // What the tests' modules find their files by, from two folders below the checkout, as this is.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(`${root}/dist/bench/main.cjs`).href) },
    logLevel: 'warning',
  });
}

/**
 * The words before a command that give it a network of its own, and its processes a space of their own that ends with
 * it; none where that cannot be.
 */
function ownNetwork() {
  const user = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const flags = [...user, '--net', '--pid', '--fork', '--kill-child'];
  const words = ['unshare', ...flags, 'sh', '-c', `${QUICK_ACKNOWLEDGEMENTS} && exec "$@"`, 'sh'];
  if (process.platform === 'linux' && run(words, ['true'], 'ignore').status === 0) return words;
  process.stderr.write(
    'bench: no network of its own can be made here, so every command takes some 40 ms more, the floor’s as well:\n' +
      'the ratios come out too good. (It needs unshare of util-linux, ip of iproute2, and the right to use them.)\n',
  );
  return [];
}

function run(before, command, stdio = 'inherit') {
  const [program, ...rest] = [...before, ...command];
  // More certificates to read are 40 ms at the start of every Node, and would make any ratio of starts look good.
  const { NODE_EXTRA_CA_CERTS, NODE_OPTIONS, ...env } = process.env;
  return spawnSync(program, rest, { stdio, cwd: root, env });
}
