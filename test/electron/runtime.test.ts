import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

vi.setConfig({ testTimeout: 120_000 });

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { electronExecutable, haveElectron, nodeForInstall } = await import(
  join(ROOT, 'scripts/electron-runtime.mjs')
);

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'kiln-runtime-'));
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

  it('is compared with the checksums that npm brought, whatever the environment says', async () => {
    const names = ['electron_use_remote_checksums', 'npm_config_electron_use_remote_checksums'];
    for (const name of names) vi.stubEnv(name, '1');
    onTestFinished(() => void vi.unstubAllEnvs());
    const asked = `Object.keys(process.env).some((name) => name.includes('remote_checksums'))`;
    const { tries: _, ...electron } = electronPackage(`if (${asked}) process.exit(1); ${FETCHES}`);
    expect(await haveElectron(electron)).toBeDefined();
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

  // Nobody, root included, may put a file there.
  it.runIf(process.platform === 'linux')(
    'is done without, too, where nothing can be remembered',
    async () => {
      const { tries, ...electron } = electronPackage('process.exit(1)');
      const memoryFile = '/sys/kiln-no-electron';
      expect(await haveElectron({ ...electron, memoryFile })).toBeUndefined();
      expect(await haveElectron({ ...electron, memoryFile })).toBeUndefined();
      expect(tries()).toBe(2);
    },
  );

  it('wants a Node that is new enough for its own installer, unless it is there already', () => {
    const { packageDirectory } = electronPackage('');
    const about = (engines?: object) =>
      writeFileSync(join(packageDirectory, 'package.json'), JSON.stringify({ version: '45.0.0', engines }));
    about({ node: '>= 22.12.0' });
    for (const old of ['20.20.2', '22.11.9', '9.99.99'])
      expect(nodeForInstall(packageDirectory, old)).toBe('22.12.0');
    for (const good of ['22.12.0', '22.23.3', '24.0.0', '100.0.0'])
      expect(nodeForInstall(packageDirectory, good)).toBeUndefined();
    about();
    expect(nodeForInstall(packageDirectory, '20.20.2')).toBeUndefined();
    about({ node: '>= 22.12.0' });
    mkdirSync(join(packageDirectory, 'dist'));
    writeFileSync(join(packageDirectory, 'dist', 'electron'), '');
    writeFileSync(join(packageDirectory, 'path.txt'), 'electron');
    expect(nodeForInstall(packageDirectory, '20.20.2')).toBeUndefined();
  });

  it('says so in words that are understood', () => {
    const { packageDirectory } = electronPackage('');
    cpSync(join(ROOT, 'node_modules/electron/package.json'), join(packageDirectory, 'package.json'));
    expect(nodeForInstall(packageDirectory, '20.20.2')).toBe('22.12.0');
  });

  it('is given up when it does not come', async () => {
    const { tries, ...electron } = electronPackage('setInterval(() => {}, 1000)');
    expect(await haveElectron({ ...electron, limitMilliseconds: 3000 })).toBeUndefined();
    expect(tries()).toBe(1);
    expect(existsSync(electron.memoryFile)).toBe(true);
  });
});
