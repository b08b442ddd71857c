// Runs the quick tests under every Node that people have; npm's package `node` brings each. `npm run test:nodes -- 26` takes one
// of them, `--whole` also runs what starts processes and talks to readers.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The oldest that Kiln runs on, and the newest of each line after it. */
const VERSIONS = ['20.19.5', '22.23.3', '24.21.0', '26.10.0'];

/** The executable of a version, fetched once into node_modules. */
function haveNode(version) {
  const folder = join(root, 'node_modules', '.kiln-nodes', version);
  const executable = join(folder, 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(executable)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    run('npm', ['install', '--no-audit', '--no-fund', `node@${version}`], { cwd: folder });
  }
  return executable;
}

function run(command, args, options) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (status === 0) return;
  process.stderr.write(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}\n`);
  process.exit(1);
}

const isWhole = process.argv.includes('--whole');
const wanted = process.argv.slice(2).filter((word) => word !== '--whole');
for (const version of VERSIONS) {
  if (wanted.length > 0 && !wanted.some((each) => version.startsWith(each))) continue;
  const node = haveNode(version);
  process.stdout.write(`\nUnder Node ${version}:\n`);
  const projects = isWhole ? ['quick', 'processes', 'devices'] : ['quick'];
  run(
    node,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...projects.flatMap((name) => ['--project', name])],
    {
      cwd: root,
      env: { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) },
    },
  );
}
