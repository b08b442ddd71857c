import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';
import { installPackagingTools } from './tools.ts';

interface Target {
  readonly target: string;
  readonly arch: readonly string[];
}

interface Configuration {
  readonly files: readonly (string | { readonly from: string; readonly to: string })[];
  readonly extraMetadata: { readonly main: string };
  readonly beforeBuild: string;
  readonly afterPack: string;
  readonly directories: { readonly buildResources: string };
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly fileAssociations?: unknown;
  readonly publish: unknown;
  readonly win: { readonly icon: string; readonly target: readonly Target[] };
  readonly mac: { readonly icon: string; readonly entitlements: string; readonly target: readonly Target[] };
  readonly linux: { readonly icon: string; readonly target: readonly Target[] };
  readonly portable: { readonly artifactName: string };
}

const require = installPackagingTools();
const { load } = require('js-yaml') as { load(text: string): unknown };
const configuration = load(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Configuration;
const schema = JSON.parse(readFileSync(require.resolve('app-builder-lib/scheme.json'), 'utf8'));
const { koffiBinary } = await import(join(ROOT, 'scripts', 'koffi-binary.mjs'));

describe('electron-builder.yml', () => {
  it("is what electron-builder's own schema wants", () => {
    const { default: Ajv } = require('ajv') as {
      default: new (
        options: object,
      ) => { compile(schema: unknown): ((data: unknown) => boolean) & { errors: unknown } };
    };
    const validate = new Ajv({ strict: false, logger: false }).compile(schema);
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
    const plain = configuration.files.filter(
      (pattern) => typeof pattern === 'string' && !/[*!]/.test(pattern),
    );
    const paths = [
      ...(plain as string[]),
      ...[
        configuration.beforeBuild,
        configuration.afterPack,
        configuration.mac.entitlements,
        configuration.directories.buildResources,
      ],
    ];
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(plain).toContain(configuration.extraMetadata.main);
    expect(configuration.files).toContain('dist/renderer/**/*');
  });

  it('packs for each system the part of koffi that is for it, or says that there is none', () => {
    const binary = koffiBinary({ platform: process.platform, arch: process.arch });
    expect(binary).toContain(`@koromix/koffi-${process.platform}-${process.arch}`);
    expect(existsSync(binary)).toBe(true);
    expect(() => koffiBinary({ platform: 'beos', arch: 'x64' })).toThrow('koffi has nothing for beos on x64');
  });
});

describe('the icons', () => {
  const sizeOf = (png: Buffer) => {
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20));
    return png.readUInt32BE(16);
  };

  it('are there for Linux, each named after its size', () => {
    const icons = readdirSync(join(ROOT, configuration.linux.icon)).filter((name) => name.endsWith('.png'));
    expect(icons.length).toBeGreaterThanOrEqual(8);
    for (const name of icons) {
      const size = sizeOf(readFileSync(join(ROOT, configuration.linux.icon, name)));
      expect(`${size}x${size}.png`).toBe(name);
    }
  });

  it('are there for Windows, in every size that its shell shows', () => {
    const ico = readFileSync(join(ROOT, configuration.win.icon));
    const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const at = 6 + 16 * index;
      const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
      const size = sizeOf(ico.subarray(offset, offset + length));
      expect(ico.readUInt8(at)).toBe(size % 256);
      return size;
    });
    expect(ico.subarray(0, 4).toString('hex')).toBe('00000100');
    expect(entries).toEqual(expect.arrayContaining([16, 24, 32, 48, 256]));
  });

  it('are there for macOS, up to the largest', () => {
    const icns = readFileSync(join(ROOT, configuration.mac.icon));
    expect([icns.subarray(0, 4).toString(), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
    const sizes: Record<string, number> = {};
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      sizes[icns.subarray(at, at + 4).toString()] = sizeOf(
        icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)),
      );
    // As Apple's iconutil names them.
    const named = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 };
    expect(sizes).toEqual(named);
  });
});
