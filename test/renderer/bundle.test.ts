import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRenderer } from '../../scripts/build-renderer.mjs';
import { PICTURE_WASM_FILES } from '../../src/pictures/picture.ts';

const directory = mkdtempSync(join(tmpdir(), 'kiln-bundle-'));
let metafile: Metafile;
beforeAll(async () => {
  metafile = await buildRenderer(directory);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const file = (name: string) => readFileSync(join(directory, name), 'utf8');
const LARGEST_BYTES = 350_000;

/** What went into the file of this name. */
function inputsOf(name: string): string[] {
  const found = Object.entries(metafile.outputs).find(([path]) => path.endsWith(`/${name}`));
  if (!found) throw new Error(`no ${name}`);
  return Object.entries(found[1].inputs).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? path : [],
  );
}

describe('what the page loads first', () => {
  it(`is at most ${LARGEST_BYTES} bytes of JavaScript, gzipped`, () => {
    const scripts = [...file('index.html').matchAll(/<script[^>]*src="\.\/([^"]+)"/g)].map(([, src]) => src);
    const bytes = scripts.reduce((sum, src) => sum + gzipSync(file(src ?? '')).length, 0);
    expect(scripts).toEqual(['main.js']);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(LARGEST_BYTES);
  });

  it('has no decoder in it: that is loaded when a picture comes. What was found is joined here', () => {
    expect(
      inputsOf('main.js').filter((path) => /zxing|pdfium|resvg|jsquash|^src\/(qr|pictures)\//.test(path)),
    ).toEqual(['src/qr/split-code.ts', 'src/pictures/join-codes.ts']);
    expect(inputsOf('decoder-worker.js').some((path) => path.includes('zxing'))).toBe(true);
    expect(file('decoder-worker.js')).toContain('zxing_reader.wasm');
  });

  it('has the styles of every part of Mantine that is used, and of no other', () => {
    const parts = (name: string, form: RegExp) =>
      new Set(inputsOf(name).flatMap((path) => form.exec(path)?.[1] ?? []));
    const styled = parts('main.css', /@mantine\/core\/styles\/([A-Z]\w+)\.css$/);
    const used = parts('main.js', /@mantine\/core\/.*\/(\w+)\.module(?:\.css)?\.mjs$/);
    expect([...used].filter((part) => !styled.has(part))).toEqual([]);
    expect([...styled].filter((part) => !used.has(part))).toEqual([]);
  });

  it('has nothing inline in its page', () => {
    const page = file('index.html');
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain('<meta name="kiln-nonce" content="__KILN_NONCE__"');
  });
});

describe('what is bundled', () => {
  it('is no module of Node, and nothing of ours but the interface, its words, its contract, the QR search and the reader of displays', () => {
    const builtins = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
    const inputs = Object.values(metafile.inputs).flatMap((input) => input.imports.map(({ path }) => path));
    expect(inputs.filter((path) => builtins.has(path))).toEqual([]);
    const ours = Object.keys(metafile.inputs).filter((path) => !path.includes('node_modules/'));
    const allowed = /^(renderer|src\/(qr|display|pictures|ipc|messages|base))\//;
    expect(ours.filter((path) => !allowed.test(path))).toEqual([]);
    expect(ours.length).toBeGreaterThan(50);
  });

  it('fetches nothing from elsewhere', () => {
    const known = readdirSync(directory);
    for (const name of ['zxing_reader.wasm', ...Object.values(PICTURE_WASM_FILES)])
      expect(known).toContain(name);
    expect(file('main.css')).not.toMatch(/url\(['"]?https?:/);
    expect(file('main.css')).not.toMatch(/@import/);
  });
});
