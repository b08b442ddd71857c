import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canStartPcscd } from './isolation.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Something beside Node that tests work with. */
export interface Part {
  /** The tag of the tests that need it. */
  readonly name: string;
  readonly isHere: boolean;
}

/** The one command that brings every part. */
export const INSTALL = 'sudo .ci/install';

/** `KILN_TESTS=all`: a part that is missing is a failure, as it is in CI. */
export const demandsAll = process.env['KILN_TESTS'] === 'all';

/** What `.ci/parts` names, and whether it is on this machine. */
export function parts(): readonly Part[] {
  known ??= readParts();
  return known;
}

let known: readonly Part[] | undefined;

function readParts(): Part[] {
  const lines = readFileSync(join(ROOT, '.ci', 'parts'), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', shownBy = ''] = line.split(/\s+/);
      return { name, isHere: shownBy.split(',').every(isHere) && (BESIDE[name]?.() ?? true) };
    });
}

/** What has to hold besides. */
const BESIDE: Readonly<Record<string, () => boolean>> = { readers: canStartPcscd };

/** A path, from the project's folder where it is not absolute, or the name of a program. */
function isHere(pathOrProgram: string): boolean {
  if (pathOrProgram.includes('/')) return existsSync(resolve(ROOT, pathOrProgram));
  return programPath(pathOrProgram) !== undefined;
}

/** Where a program lies: in PATH, or where Debian keeps its services, which is in root's PATH only. */
export function programPath(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * Debian's Chromium. Where no window has to be seen its headless shell does, the same engine in a smaller program that
 * takes half the processor time to start and two thirds of it to draw.
 */
export function chromiumPath(isSeen = false): string {
  const shell = isSeen ? undefined : programPath('chromium-headless-shell');
  return shell ?? programPath('chromium') ?? 'chromium';
}
