import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DIST, startApp } from './running-app.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const require = createRequire(import.meta.url);

interface Target {
  readonly target: string;
  readonly arch: readonly string[];
}

interface Configuration {
  readonly files: readonly string[];
  readonly extraMetadata: { readonly main: string };
  readonly directories: { readonly buildResources: string };
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly fileAssociations?: unknown;
  readonly publish: unknown;
  readonly win: { readonly icon: string; readonly target: readonly Target[] };
  readonly mac: { readonly icon: string; readonly entitlements: string; readonly target: readonly Target[] };
  readonly linux: { readonly icon: string; readonly target: readonly Target[] };
  readonly portable: { readonly artifactName: string };
}

const { load } = require('js-yaml') as { load(text: string): unknown };
const configuration = load(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Configuration;

const BUNDLES = ['main.cjs', 'preload.cjs', 'reader-host.cjs'];

function bundle(name: string): string {
  return readFileSync(join(DIST, 'electron', name), 'utf8');
}

function modulesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? ''))].sort();
}

describe('electron-builder.yml', () => {
  it("is what electron-builder's own schema wants", () => {
    const { default: Ajv } = require('ajv') as typeof import('ajv');
    const schema = JSON.parse(readFileSync(require.resolve('app-builder-lib/scheme.json'), 'utf8'));
    const ajv = new Ajv({ strict: false, logger: false });
    const validate = ajv.compile(schema);
    expect([validate(configuration), validate.errors]).toEqual([true, null]);
    expect(validate({ ...configuration, noSuchSetting: 1 })).toBe(false);
  });

  it('makes what each operating system installs', () => {
    const targets = (of: readonly Target[]) => of.map(({ target, arch }) => `${target} ${arch.join('+')}`);
    expect(targets(configuration.win.target)).toEqual(['nsis x64', 'portable x64']);
    expect(targets(configuration.mac.target)).toEqual(['dmg arm64+x64']);
    expect(targets(configuration.linux.target)).toEqual(['AppImage x64', 'deb x64']);
    // Both are .exe: one must not overwrite the other.
    expect(configuration.portable.artifactName).toContain('-portable');
    expect(configuration.fileAssociations).toBeUndefined();
    expect(configuration.publish).toBeNull();
  });

  it('writes out every fuse there is, all the safe way', () => {
    const schema = JSON.parse(readFileSync(require.resolve('app-builder-lib/scheme.json'), 'utf8'));
    const known = Object.keys(schema.definitions.FuseOptionsV1.properties).sort();
    expect(Object.keys(configuration.electronFuses).sort()).toEqual(known);
    expect(configuration.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: false,
    });
  });

  it('names files that are there', () => {
    const plain = configuration.files.filter((pattern) => !/[*!]/.test(pattern));
    expect(plain.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(plain).toContain(configuration.extraMetadata.main);
    for (const name of BUNDLES) expect(plain).toContain(`dist/electron/${name}`);
    expect(configuration.files).toContain('dist/renderer/**/*');
    expect(existsSync(join(ROOT, configuration.mac.entitlements))).toBe(true);
    expect(existsSync(join(ROOT, configuration.directories.buildResources))).toBe(true);
  });

  it('has icons of the sizes that are asked for', () => {
    const sizeOf = (path: string) => {
      const bytes = readFileSync(join(ROOT, path));
      expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
      return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
    };
    expect(sizeOf(configuration.win.icon)).toBe('1024x1024');
    expect(sizeOf(configuration.mac.icon)).toBe('1024x1024');
    const icons = readdirSync(join(ROOT, configuration.linux.icon)).filter((name) => name.endsWith('.png'));
    expect(icons.length).toBeGreaterThanOrEqual(8);
    for (const name of icons) expect(`${sizeOf(join(configuration.linux.icon, name))}.png`).toBe(name);
  });
});

describe('the bundles', () => {
  it('ask for nothing that is not packed', () => {
    const strangers = (name: string) => modulesOf(bundle(name)).filter((module) => !isBuiltin(module));
    expect(strangers('main.cjs')).toEqual(['electron']);
    expect(strangers('reader-host.cjs')).toEqual(['./koffi.node']);
    expect(modulesOf(bundle('preload.cjs'))).toEqual(['electron']);
  });

  it('hold nothing of Node where there is none', () => {
    const inPages = readdirSync(join(DIST, 'renderer')).filter((name) => name.endsWith('.js'));
    expect(inPages.length).toBeGreaterThan(0);
    const texts = [
      bundle('preload.cjs'),
      ...inPages.map((name) => readFileSync(join(DIST, 'renderer', name), 'utf8')),
    ];
    for (const text of texts) {
      expect(text).not.toMatch(/["'`]node:[a-z_/]+["'`]/);
      expect(text).not.toMatch(/\b__dirname\b/);
    }
  });

  it('say nothing of where they were built', () => {
    const folders = [ROOT, homedir(), tmpdir(), process.cwd()].filter((folder) => folder.length > 5);
    for (const name of BUNDLES) {
      for (const folder of folders) expect(bundle(name)).not.toContain(folder);
      expect(bundle(name)).not.toMatch(/["'`](?:\/Users\/|\/home\/)/);
    }
  });

  it('start from the packed files alone', { tags: ['chromium'] }, async () => {
    const packed = mkdtempSync(join(tmpdir(), 'kiln-packed-'));
    onTestFinished(() => rmSync(packed, { recursive: true, force: true }));
    for (const pattern of configuration.files) {
      const path = pattern.replace(/\/\*\*\/\*$/, '');
      if (pattern.startsWith('!')) continue;
      const source = path.replace(/^dist(?=\/(?:electron|renderer))/, DIST);
      mkdirSync(dirname(join(packed, path)), { recursive: true });
      cpSync(source.startsWith('/') ? source : join(ROOT, source), join(packed, path), { recursive: true });
    }
    const app = await startApp({ dist: join(packed, 'dist'), environment: { STAND_IN_PACKAGED: '1' } });
    const page = await app.page();
    await page.getByRole('main').waitFor();
    expect(app.errors()).toBe('');
  });
});
