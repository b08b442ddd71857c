import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DIST } from './running-app.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUNDLES = ['main.cjs', 'preload.cjs', 'reader-host.cjs'];

function bundle(name: string): string {
  return readFileSync(join(DIST, 'electron', name), 'utf8');
}

function modulesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? ''))].sort();
}

describe('the bundles', () => {
  it('ask for nothing that is not packed', () => {
    const strangers = (name: string) => modulesOf(bundle(name)).filter((module) => !isBuiltin(module));
    // The binary is packed beside the bundles.
    expect(strangers('main.cjs')).toEqual(['./koffi.node', 'electron']);
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
});
