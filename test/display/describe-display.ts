import { describe } from 'vitest';
import { missingForDisplays } from './two-monitors.ts';

const missing = missingForDisplays();

if (missing !== undefined) {
  if (process.env['CI']) throw new Error(`tests on a real display cannot run: ${missing}`);
  console.warn(`\n!!! TESTS ON A REAL DISPLAY WERE NOT RUN: ${missing}\n`);
}

/** `describe` for tests on a real X display. Not run, and said loudly, where there cannot be one; in CI an error. */
export const describeDisplay = missing === undefined ? describe : describe.skip;
