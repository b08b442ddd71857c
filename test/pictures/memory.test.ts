import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFile } from './decoders.ts';
import { blackPng, gif, jpegOfSize, nestedForms, png, svg, webpOfSize } from './hostile-files.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
/** The allocator keeps some of what it had, and the compiler some of what it made. */
const MOST_MORE_MEGABYTES = 80;
/** Once it has that, one round of the pictures after the other adds next to nothing. */
const MOST_GROWTH_MEGABYTES = 30;

const folder = mkdtempSync(join(tmpdir(), 'kiln-memory-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

/** One small picture of each format: what is loaded for good is loaded then. */
const SMALL = ['rgb8.png', 'baseline.jpg', 'lossy.webp', 'moving.gif', 'code.svg', 'code.pdf'];

function largeFiles(): string[] {
  return [
    put('largest.png', blackPng(6_000, 6_000)),
    put('largest.jpg', jpegOfSize(6_000, 6_000)),
    put('largest.webp', webpOfSize(6_000, 6_000)),
    put('largest.gif', gif(6_000, 6_000, 2, { width: 6_000, height: 6_000 })),
    put('bomb.png', png(100, 100, 1_000_000_000)),
    put('forms.pdf', nestedForms()),
    put('too-large.png', blackPng(10_000, 10_000)),
  ];
}

function inChild(how: 'threads' | 'itself', files: readonly string[]) {
  const small = SMALL.map((name) => put(name, pictureFile(name))).join(',');
  const worker = join(ROOT, 'dist', 'picture-worker.mjs');
  const child = [join(folder, 'child.mjs'), how, worker, String(MOST_GROWTH_MEGABYTES), small, ...files];
  // What pdfium says as it ends is not for here.
  const output = execFileSync(process.execPath, ['--expose-gc', ...child], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as {
    before: number;
    after: Record<string, number>;
    growths: number[];
    most: number;
  };
}

beforeAll(async () => {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'ready.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await build({
    entryPoints: [join(ROOT, 'test/pictures/memory-child.ts')],
    outfile: join(folder, 'child.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    // Where the decoders are is asked of the module's place.
    define: { 'import.meta.url': JSON.stringify(new URL('memory-child.ts', import.meta.url).href) },
    logLevel: 'warning',
  });
});

describe('memory returns to where it was', () => {
  it.each(['threads', 'itself'] as const)(
    'after the largest and the worst pictures, read in %s',
    (how) => {
      const { before, after, growths, most } = inChild(how, largeFiles());
      // Had nothing been decoded, there would be nothing to give back.
      expect(most - before).toBeGreaterThan(150);
      const kept = Object.entries(after).map(([file, megabytes]) => [file, megabytes - before] as const);
      expect(kept.filter(([, megabytes]) => megabytes > MOST_MORE_MEGABYTES)).toEqual([]);
      expect(growths.at(-1), `after ${growths} MB in rounds`).toBeLessThan(MOST_GROWTH_MEGABYTES);
    },
    120_000,
  );

  it('of SVG, whose library keeps its memory, no more is kept than one drawing takes', () => {
    const drawings = Array.from({ length: 4 }, (_, index) =>
      put(`large-${index}.svg`, svg('width="9000" height="9000"', `<rect width="${index + 1}" height="5"/>`)),
    );
    const { before, after } = inChild('itself', drawings);
    const kept = drawings.map((file) => (after[file] ?? 0) - before);
    expect(Math.max(...kept)).toBeLessThan(64 + 2 * MOST_MORE_MEGABYTES);
    expect((kept.at(-1) ?? 0) - (kept[0] ?? 0)).toBeLessThan(MOST_MORE_MEGABYTES);
  });
});
