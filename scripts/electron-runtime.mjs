// Finds Electron's runtime, or fetches it once: npm installs only the package around it.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { remember } from './remember.mjs';

/** The runtime's executable, where it is there; never fetches. */
export function electronExecutable(packageDirectory) {
  const pathFile = join(packageDirectory, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const executable = join(packageDirectory, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : undefined;
}

/**
 * The version of Node that the package's own installer wants, where the runtime has yet to be fetched and this Node is
 * too old for that. The runtime brings a Node of its own.
 */
export function nodeForInstall(packageDirectory, running = process.versions.node) {
  if (electronExecutable(packageDirectory) !== undefined) return undefined;
  const { engines } = JSON.parse(readFileSync(join(packageDirectory, 'package.json'), 'utf8'));
  const wanted = /^>=\s*(\d+\.\d+\.\d+)$/.exec(engines?.node ?? '')?.[1];
  return wanted !== undefined && isOlder(running, wanted) ? wanted : undefined;
}

/** Of two versions in digits and dots. */
function isOlder(version, other) {
  const [left, right] = [version, other].map((text) =>
    text.split('.').map((part) => Number.parseInt(part, 10)),
  );
  const place = left.findIndex((number, index) => number !== right[index]);
  return place >= 0 && left[place] < right[place];
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
  if (fetched === undefined) remember(memoryFile, version);
  return fetched;
}

/** Whether this version could not be had before. */
export function hasFailed(memoryFile, version) {
  return existsSync(memoryFile) && readFileSync(memoryFile, 'utf8') === version;
}

/** Resolves when the script has ended, however, at the latest after the limit. */
function runQuietly(script, limitMilliseconds) {
  return new Promise((resolve) => {
    // Not checksums of whoever hands the runtime out: those that came with the package, which npm has checked.
    const environment = Object.entries(process.env).filter(
      ([name]) => !/^(npm_(package_)?config_)?electron_use_remote_checksums$/i.test(name),
    );
    const child = spawn(process.execPath, [script], {
      env: Object.fromEntries(environment),
      stdio: 'ignore',
      windowsHide: true,
    });
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMilliseconds);
    const end = () => {
      clearTimeout(limit);
      resolve();
    };
    child.once('error', end);
    child.once('exit', end);
  });
}
