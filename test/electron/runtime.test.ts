import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

vi.setConfig({ testTimeout: 120_000 });

const ROOT = new URL('../..', import.meta.url).pathname;
const { electronExecutable, haveElectron } = await import(join(ROOT, 'scripts/electron-runtime.mjs'));
const { addonBuildCommand, installedElectronVersion, rebuildAddonForElectron } = await import(
  join(ROOT, 'scripts/rebuild-addon-for-electron.mjs')
);

function folder(above = tmpdir()): string {
  const made = mkdtempSync(join(above, 'kiln-runtime-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A package as npm leaves Electron's: everything but the runtime, and the script that would fetch it. */
function electronPackage(install: string) {
  const packageDirectory = folder();
  writeFileSync(join(packageDirectory, 'package.json'), '{"version":"45.0.0","type":"commonjs"}');
  writeFileSync(
    join(packageDirectory, 'install.js'),
    `require('fs').appendFileSync(__dirname + '/tries', 'x'); ${install}`,
  );
  const tries = () => {
    const file = join(packageDirectory, 'tries');
    return existsSync(file) ? readFileSync(file, 'utf8').length : 0;
  };
  return { packageDirectory, memoryFile: join(packageDirectory, 'memory'), tries };
}

const FETCHES = `const fs = require('fs'); fs.mkdirSync(__dirname + '/dist'); fs.writeFileSync(__dirname + '/dist/electron', '');
  fs.writeFileSync(__dirname + '/path.txt', 'electron');`;

describe("Electron's runtime", () => {
  it('is fetched once, and found from then on', async () => {
    const { tries, ...electron } = electronPackage(FETCHES);
    expect(electronExecutable(electron.packageDirectory)).toBeUndefined();
    const executable = join(electron.packageDirectory, 'dist', 'electron');
    expect(await haveElectron(electron)).toBe(executable);
    expect(await haveElectron(electron)).toBe(executable);
    expect(tries()).toBe(1);
  });

  it('is not asked for again when it could not be had, unless one insists or the version is another', async () => {
    const { tries, ...electron } = electronPackage('process.exit(1)');
    expect(await haveElectron(electron)).toBeUndefined();
    expect(await haveElectron(electron)).toBeUndefined();
    expect(tries()).toBe(1);
    expect(await haveElectron({ ...electron, again: true })).toBeUndefined();
    expect(tries()).toBe(2);
    writeFileSync(join(electron.packageDirectory, 'package.json'), '{"version":"46.0.0"}');
    expect(await haveElectron(electron)).toBeUndefined();
    expect(tries()).toBe(3);
  });

  it('is given up when it does not come', async () => {
    const { tries, ...electron } = electronPackage('setInterval(() => {}, 1000)');
    expect(await haveElectron({ ...electron, limitMilliseconds: 3000 })).toBeUndefined();
    expect(tries()).toBe(1);
    expect(existsSync(electron.memoryFile)).toBe(true);
  });
});

describe('the addon for Electron', () => {
  const electronVersion = installedElectronVersion();

  it("is compiled with the headers of the installed Electron, not with Node's", () => {
    vi.stubEnv('npm_config_nodedir', '/usr');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { command, args, cwd, env } = addonBuildCommand({
      electronVersion,
      arch: 'arm64',
      workDirectory: '/work',
    });
    const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string };
    expect(command).toBe(process.execPath);
    expect(existsSync(args[0])).toBe(true);
    expect(args.slice(1)).toEqual([
      'rebuild',
      '--arch=arm64',
      '--runtime=electron',
      `--target=${version}`,
      '--dist-url=https://www.electronjs.org/headers',
    ]);
    expect(cwd).toBe('/work');
    expect(Object.keys(env)).not.toContain('npm_config_nodedir');
  });

  it.skipIf(!existsSync('/usr/include/node/node.h') || !existsSync('/usr/include/PCSC'))(
    "lies beside the bundles and leaves Node's alone; it is compiled once for each version",
    async () => {
      // Node's own headers stand in for Electron's, which have to be fetched.
      mkdirSync(join(ROOT, 'dist', 'test'), { recursive: true });
      const outputDirectory = folder(join(ROOT, 'dist', 'test'));
      const nodesOwn = join(ROOT, 'node_modules/@pokusew/pcsclite/build/Release/pcsclite.node');
      const before = statSync(nodesOwn).mtimeMs;
      const options = { electronVersion, outputDirectory, headersDirectory: '/usr', output: 'ignore' };
      await rebuildAddonForElectron(options);
      const addon = join(outputDirectory, 'pcsclite.node');
      expect(Object.keys(createRequire(import.meta.url)(addon) as object)).toEqual([
        'PCSCLite',
        'CardReader',
      ]);
      expect(existsSync(join(outputDirectory, 'addon'))).toBe(false);
      expect(statSync(nodesOwn).mtimeMs).toBe(before);
      const compiledAt = statSync(addon).mtimeMs;
      await rebuildAddonForElectron(options);
      expect(statSync(addon).mtimeMs).toBe(compiledAt);
    },
  );

  it('says so when it cannot be compiled', async () => {
    const outputDirectory = folder();
    const headersDirectory = folder();
    chmodSync(headersDirectory, 0o700);
    const options = { electronVersion, outputDirectory, headersDirectory, output: 'ignore' };
    await expect(rebuildAddonForElectron(options)).rejects.toThrow('node-gyp ended with 1');
    expect(existsSync(join(outputDirectory, 'pcsclite.node'))).toBe(false);
  });
});
