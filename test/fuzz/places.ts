import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The tests' folder, with a slash behind it; `KILN_TESTS_FOLDER` says where it is once this is bundled. */
export const TESTS = process.env['KILN_TESTS_FOLDER'] ?? new URL('..', import.meta.url).pathname;

/** A folder that nobody else has. Whoever asks for it takes it away. */
export function ownFolder(): string {
  return mkdtempSync(join(tmpdir(), 'kiln-fuzz-'));
}
