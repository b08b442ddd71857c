// Finds Electron's runtime, or fetches it once: npm installs only the package around it.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The runtime's executable, where it is there; never fetches. */
export function electronExecutable(packageDirectory) {
  const pathFile = join(packageDirectory, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const executable = join(packageDirectory, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : undefined;
}

/**
 * The executable, fetched if need be with the package's own install.js; undefined when it cannot be had. A failure is
 * remembered in `memoryFile` for this version of Electron, unless `again`.
 */
export async function haveElectron({
  packageDirectory,
  memoryFile,
  again = false,
  limitMilliseconds = 180_000,
}) {
  const there = electronExecutable(packageDirectory);
  if (there !== undefined) return there;
  const { version } = JSON.parse(readFileSync(join(packageDirectory, 'package.json'), 'utf8'));
  if (!again && hasFailed(memoryFile, version)) return undefined;
  await runQuietly(join(packageDirectory, 'install.js'), limitMilliseconds);
  const fetched = electronExecutable(packageDirectory);
  if (fetched === undefined) rememberFailure(memoryFile, version);
  return fetched;
}

/** Whether something about this version failed before. */
export function hasFailed(memoryFile, version) {
  return existsSync(memoryFile) && readFileSync(memoryFile, 'utf8') === version;
}

function rememberFailure(memoryFile, version) {
  writeFileSync(memoryFile, version);
}

/** Resolves when the script has ended, however, at the latest after the limit. */
function runQuietly(script, limitMilliseconds) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: 'ignore', windowsHide: true });
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMilliseconds);
    const end = () => {
      clearTimeout(limit);
      resolve();
    };
    child.once('error', end);
    child.once('exit', end);
  });
}
