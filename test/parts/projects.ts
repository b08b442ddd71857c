import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How test files are run: what a file works with decides (see vitest.config.ts). */
export type ProjectName = 'quick' | 'processes' | 'windows' | 'devices';

/** Modules that start something, and the project of a file that reaches them. The first that is reached counts. */
const STARTERS: readonly (readonly [module: RegExp, project: ProjectName])[] = [
  [/^playwright-core$/, 'windows'],
  [/(^|\/)pcscd\.ts$/, 'devices'],
  [/^node:(child_process|worker_threads)$|^esbuild$|scripts\/build/, 'processes'],
];

/** The test files of each project, as paths from the project's folder. */
export function testFiles(): Readonly<Record<ProjectName, readonly string[]>> {
  const files: Record<ProjectName, string[]> = { quick: [], processes: [], windows: [], devices: [] };
  for (const entry of readdirSync(join(ROOT, 'test'), { recursive: true, withFileTypes: true })) {
    if (!/\.test\.tsx?$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    // Patterns have slashes, also where paths have none.
    files[projectOf(file)].push(relative(ROOT, file).replaceAll('\\', '/'));
  }
  return files;
}

/** A file that takes seconds of processor time says so: the quick ones are for use while working. */
const HEAVY = '// @module-tag heavy\n';

function projectOf(file: string): ProjectName {
  const text = readFileSync(file, 'utf8');
  // Whoever puts a module in another's place cannot share what is loaded.
  if (text.startsWith(HEAVY) || text.includes('vi.mock(')) return 'processes';
  const modules = [...modulesReached(file)];
  const starter = STARTERS.find(([module]) => modules.some((name) => module.test(name)));
  return starter?.[1] ?? 'quick';
}

/** Every module that a test file imports, itself or through other files below test/. */
function modulesReached(file: string, seen = new Set<string>()): Set<string> {
  for (const name of importsOf(file)) {
    const path = name.startsWith('.') ? join(dirname(file), name) : name;
    if (seen.has(path)) continue;
    seen.add(path);
    if (path.startsWith(join(ROOT, 'test')) && /\.tsx?$/.test(path) && existsSync(path))
      modulesReached(path, seen);
  }
  return seen;
}

const imports = new Map<string, readonly string[]>();

/** What a file names behind `from` or in `import()`; types alone start nothing. */
function importsOf(file: string): readonly string[] {
  const known = imports.get(file);
  if (known) return known;
  const text = readFileSync(file, 'utf8').replace(/^import type [^;]+;/gm, '');
  const found = [...text.matchAll(/(?:\bfrom |\bimport |\bimport\()'([^']+)'/g)].map(([, name = '']) => name);
  imports.set(file, found);
  return found;
}
