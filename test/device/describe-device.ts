import { describe } from 'vitest';
import { missingForDeviceTests } from './pcscd.ts';

const missing = missingForDeviceTests();

if (missing !== undefined) {
  if (process.env['CI']) throw new Error(`device tests cannot run: ${missing}`);
  console.warn(`\n!!! DEVICE TESTS WERE NOT RUN: ${missing}\n`);
}

/** `describe` for tests against a real pcscd. Not run, and said loudly, where there cannot be one; in CI an error. */
export const describeDevice = missing === undefined ? describe : describe.skip;
