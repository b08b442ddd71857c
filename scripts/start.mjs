// `npm start`: the desktop app in Electron where its runtime is there or can be fetched, else in the browser. Options
// go to `kiln serve`; `--electron` tries once more what failed before.
import './ready.mjs';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronExecutable, hasFailed, haveElectron, nodeForInstall } from './electron-runtime.mjs';
import { runKiln } from './run-kiln.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const electronPackage = join(root, 'node_modules', 'electron');
const memoryFile = join(root, 'node_modules', '.kiln-no-electron');

/** A start that ends in failure so soon opened no window: no display, no sandbox, a library that is missing. */
const OPENS_WITHIN_MILLISECONDS = 8000;

const options = process.argv.slice(2).filter((word) => word !== '--electron');
const again = options.length + 2 < process.argv.length;

const reason = options.length > 0 ? undefined : await startElectron();
if (reason !== 'done') {
  if (reason !== undefined) say(`${reason}: Kiln serves a browser instead.`);
  runKiln(['serve', ...options]);
}

/** Why there is no window in Electron; 'done' when there was one and it was closed. */
async function startElectron() {
  if (!hasScreen()) return 'There is no screen here';
  if (!existsSync(electronPackage)) return 'Electron is not installed';
  const newer = nodeForInstall(electronPackage);
  if (newer !== undefined)
    return `Electron's runtime can be fetched with Node ${newer} or newer, and this is ${process.versions.node}`;
  const electron = await fetchElectron();
  if (electron === undefined)
    return "Electron's runtime cannot be had here (npm start -- --electron tries again)";
  const startedAt = performance.now();
  const status = await run(electron, [join(root, 'dist', 'electron', 'main.cjs')]);
  if (status !== 0 && performance.now() - startedAt < OPENS_WITHIN_MILLISECONDS)
    return 'Electron cannot run here';
  process.exitCode = status;
  return 'done';
}

function fetchElectron() {
  const there = electronExecutable(electronPackage);
  if (there !== undefined) return there;
  const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'));
  // In CI nothing is fetched that nobody asked for.
  if (!again && (process.env.CI || hasFailed(memoryFile, version))) return undefined;
  say("fetching Electron's runtime …");
  return haveElectron({ packageDirectory: electronPackage, memoryFile, again });
}

function hasScreen() {
  if (process.platform === 'win32' || process.platform === 'darwin') return !process.env.SSH_CONNECTION;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * The program's exit status. What ends this process is passed on. Not on Windows: Ctrl-C and the like reach both by
 * themselves there, and to pass one on would end the program before it could end its work.
 */
function run(program, words) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd: process.cwd(), stdio: 'inherit' });
    const passOn = process.platform === 'win32' ? () => {} : (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK']) process.on(signal, passOn);
    const end = (status) => {
      // What runs in this process next hears them itself.
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK']) process.off(signal, passOn);
      resolve(status ?? 1);
    };
    child.once('error', () => end(1));
    child.once('exit', end);
  });
}

function say(text) {
  process.stderr.write(`kiln: ${text}\n`);
}
