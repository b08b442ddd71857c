import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe } from 'vitest';
import type { BindingName } from '../../src/readers/pcsc/pcsc-binding.ts';

/**
 * Describes the same for both bindings to PC/SC: processes started within ask for the one that is named. nfc-pcsc is
 * there where somebody compiled it (`npm run nfc-pcsc`), and left out where nobody did, or for another Node.
 */
export function describeBindings(name: string, body: (binding: BindingName) => void): void {
  describe(`${name}, through koffi`, () => through('koffi', body));
  describe.skipIf(isForAnotherNode())(`${name}, through nfc-pcsc`, { tags: ['nfc-pcsc'] }, () =>
    through('nfc-pcsc', body),
  );
}

function through(binding: BindingName, body: (binding: BindingName) => void): void {
  const before = process.env['KILN_PCSC'];
  beforeAll(() => {
    process.env['KILN_PCSC'] = binding;
  });
  afterAll(() => {
    if (before === undefined) delete process.env['KILN_PCSC'];
    else process.env['KILN_PCSC'] = before;
  });
  body(binding);
}

function isForAnotherNode(): boolean {
  try {
    createRequire(import.meta.url)('../../bindings/nfc-pcsc/node_modules/nfc-pcsc');
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_DLOPEN_FAILED';
  }
}
