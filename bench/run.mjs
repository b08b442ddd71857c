// npm run bench -- [--json] [--idle | --busy] [SECTION…]: measures Kiln against floors and prints both, first idle, then
// with every processor kept busy. All sections unless named. Numbers never make it fail; what is missing here does.
// --frames N: how many frames without a code the section `display` runs (100000 for its aim).
// npm run bench -- --against REVISION [SECTION…]: builds that revision beside, measures both in turn and names what has
// become slower by more than 5 %; its exit status says whether anything has.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { compare, comparison, rowOf } from './against.mjs';
import { buildBeside } from './beside.mjs';
import { startLoad } from './load.mjs';

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

/** The build whose start is the measure of ours, unless another is named. */
const EARLIER_START = 'ad49a69';

const { values, positionals: named } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    idle: { type: 'boolean' },
    busy: { type: 'boolean' },
    against: { type: 'string' },
    frames: { type: 'string' },
  },
});
const unknown = named.filter((name) => !sections.includes(name));
if (unknown.length > 0) {
  process.stderr.write(
    `bench: there is no section ${unknown.join(', ')}. The sections: ${sections.join(', ')}\n`,
  );
  process.exit(1);
}
const wanted = named.length > 0 ? named : sections;
const loads = ['idle', 'busy'].filter((load) => values[load] || !(values.idle || values.busy));

await bundle();
const network = ownNetwork();
const beside = buildOther();
try {
  process.exitCode = values.against === undefined ? measure() : compareAll();
} finally {
  beside?.remove();
}

/** The other build, where one is wanted. Only who names a revision cannot do without. */
function buildOther() {
  if (values.against === undefined && !wanted.includes('launch')) return undefined;
  const revision = values.against ?? EARLIER_START;
  process.stderr.write(`bench: building ${revision} beside …\n`);
  try {
    return buildBeside(root, revision);
  } catch (error) {
    if (values.against !== undefined) throw error;
    process.stderr.write(`bench: ${error.message}; starts are measured without ${revision}\n`);
    return undefined;
  }
}

/** Prints what the sections find, idle and busy. The exit status. */
function measure() {
  const statuses = loads.map((load) => underLoad(load, () => sectionsUnder(load, wanted, 'inherit').status));
  return statuses.find((status) => status !== 0) ?? 0;
}

/** Prints what has become slower since the other revision, idle and busy. The exit status: 1 where something has. */
function compareAll() {
  let isSlower = false;
  for (const load of loads) {
    const rows = underLoad(load, () => [
      ...compare(
        root,
        beside,
        wanted.filter((name) => name !== 'launch'),
      ),
      ...(wanted.includes('launch') ? launchRows(load) : []),
    ]);
    process.stdout.write(`\n${comparison(`since ${beside.name}, ${load} (ms)`, rows)}\n`);
    isSlower ||= rows.some((row) => row.isSlower);
  }
  return isSlower ? 1 : 0;
}

/** This section starts both builds itself. */
function launchRows(load) {
  const { status, stdout } = sectionsUnder(load, ['--json', 'launch'], ['ignore', 'pipe', 'inherit']);
  if (status !== 0) throw new Error('the start cannot be measured');
  const { lines } = JSON.parse(stdout).sections.launch;
  return lines
    .filter(({ isPart }) => !isPart)
    .map(({ what, kiln, floor }) => rowOf(`launch: ${what}`, floor.median, kiln.median));
}

function sectionsUnder(load, words, stdio) {
  const besides = beside ? ['--beside', beside.root] : [];
  const json = values.json ? ['--json'] : [];
  const frames = values.frames === undefined ? [] : ['--frames', values.frames];
  const program = [
    process.execPath,
    `${root}/dist/bench/main.cjs`,
    '--load',
    load,
    ...besides,
    ...frames,
    ...json,
  ];
  return run(network, [...program, ...words], stdio);
}

function underLoad(load, work) {
  const end = load === 'busy' ? startLoad() : () => {};
  try {
    return work();
  } finally {
    end();
  }
}

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
  return spawnSync(program, rest, { stdio, cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 26 });
}
