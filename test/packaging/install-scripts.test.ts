import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './root.ts';

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly version: string; readonly integrity?: string; readonly hasInstallScript?: boolean }
    >
  >;
}

const read = (...path: string[]) => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8'));

/** The packages of a folder that would run a script while they are installed, and whether they may. */
function installScripts(folder: string): [name: string, isAllowed: boolean | undefined][] {
  const { packages } = read(folder, 'package-lock.json') as Lock;
  const { allowScripts } = read(folder, 'package.json') as { allowScripts: Record<string, boolean> };
  return Object.entries(packages).flatMap(([path, { version, hasInstallScript }]) => {
    const name = path.replace(/^.*node_modules\//, '');
    return hasInstallScript ? [[`${name}@${version}`, allowScripts[name]] as const] : [];
  }) as [string, boolean | undefined][];
}

it.each(['.', 'packaging'])('nothing in %s runs a script of its own while it is installed', (folder) => {
  const scripts = installScripts(folder);
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter(([, isAllowed]) => isAllowed !== false)).toEqual([]);
});

it('the second binding is compiled, in the version that the lock holds to its hash, and nothing else is', () => {
  // npm takes a name with a version only where the lock names the registry's address, which ours leave out.
  expect(installScripts('bindings/nfc-pcsc')).toEqual([['@pokusew/pcsclite@0.6.0', true]]);
  const { packages } = read('bindings/nfc-pcsc/package-lock.json') as Lock;
  expect(packages['node_modules/@pokusew/pcsclite']?.integrity).toMatch(/^sha512-/);
});
