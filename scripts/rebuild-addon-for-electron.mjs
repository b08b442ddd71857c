// Compiles the PC/SC addon for Electron, into dist/electron/pcsclite.node. The one in node_modules stays Node's: one
// checkout serves both. Used by `npm start` (scripts/start.mjs) and, as `beforeBuild`, by electron-builder.
import { spawn } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/** Where Electron's headers come from. */
const HEADERS_URL = 'https://www.electronjs.org/headers';

/**
 * What would be run, and where. `headersDirectory`: headers that are already there (as node-gyp's --nodedir), instead
 * of those of `electronVersion` from the network.
 */
export function addonBuildCommand({ electronVersion, arch, workDirectory, headersDirectory }) {
  const headers = headersDirectory
    ? [`--nodedir=${headersDirectory}`]
    : ['--runtime=electron', `--target=${electronVersion}`, `--dist-url=${HEADERS_URL}`];
  return {
    command: process.execPath,
    args: [require.resolve('node-gyp/bin/node-gyp.js'), 'rebuild', `--arch=${arch}`, ...headers],
    cwd: workDirectory,
    // A user's npm configuration may name Node's own headers, which would win.
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^npm_config_nodedir$/i.test(name)),
    ),
  };
}

/** The installed Electron's version, whether or not its runtime is there. */
export function installedElectronVersion() {
  return JSON.parse(readFileSync(require.resolve('electron/package.json'), 'utf8')).version;
}

/**
 * Compiles unless that was done before. Rejects when it cannot be done: no compiler, no headers, or no addon in
 * node_modules. `output` gets what node-gyp prints.
 */
export async function rebuildAddonForElectron({
  electronVersion = installedElectronVersion(),
  arch = process.arch,
  outputDirectory = join(root, 'dist', 'electron'),
  headersDirectory,
  limitMilliseconds = 300_000,
  output = 'inherit',
} = {}) {
  const addon = join(outputDirectory, 'pcsclite.node');
  const stampFile = `${addon}.json`;
  const packageDirectory = join(require.resolve('@pokusew/pcsclite/package.json'), '..');
  const { version: addonVersion } = JSON.parse(readFileSync(join(packageDirectory, 'package.json'), 'utf8'));
  const stamp = JSON.stringify({ addonVersion, electronVersion, platform: process.platform, arch });
  if (existsSync(addon) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  // Within the checkout, so that binding.gyp finds nan.
  const workDirectory = join(outputDirectory, 'addon');
  rmSync(workDirectory, { recursive: true, force: true });
  rmSync(stampFile, { force: true });
  mkdirSync(workDirectory, { recursive: true });
  for (const part of ['binding.gyp', 'src', 'package.json']) {
    cpSync(join(packageDirectory, part), join(workDirectory, part), { recursive: true });
  }
  try {
    await run(addonBuildCommand({ electronVersion, arch, workDirectory, headersDirectory }), {
      output,
      limitMilliseconds,
    });
    copyFileSync(join(workDirectory, 'build', 'Release', 'pcsclite.node'), addon);
    writeFileSync(stampFile, stamp);
  } finally {
    rmSync(workDirectory, { recursive: true, force: true });
  }
}

/** electron-builder's `beforeBuild`. False: there are no other modules to install or to pack. */
export default async function beforeBuild({ electronVersion, arch, platform }) {
  if (platform.nodeName !== process.platform) {
    throw new Error(`the PC/SC addon for ${platform.nodeName} can only be compiled on ${platform.nodeName}`);
  }
  await rebuildAddonForElectron({ electronVersion, arch });
  return false;
}

function run({ command, args, cwd, env }, { output, limitMilliseconds }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', output, output], windowsHide: true });
    const limit = setTimeout(() => child.kill(), limitMilliseconds);
    child.once('error', reject);
    child.once('exit', (status, signal) => {
      clearTimeout(limit);
      if (status === 0) resolve();
      else reject(new Error(`node-gyp ended with ${status ?? signal}`));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await rebuildAddonForElectron();
