import { dirname, join } from 'node:path';
import type { Addon } from './addon.ts';
import { NfcPcscBinding } from './nfc-pcsc-binding.ts';

/** Where `npm run nfc-pcsc` puts it, from the folder of the checkout: apart, so that installing Kiln compiles nothing. */
const FOLDER = 'bindings/nfc-pcsc';

/** Throws when it is not installed, or was compiled for another Node. */
export function loadNfcPcscBinding(): NfcPcscBinding {
  // Every folder above this one in which Node would look for packages.
  const paths = module.paths.map((packages) => join(dirname(packages), FOLDER));
  return new NfcPcscBinding(require(require.resolve('nfc-pcsc', { paths })) as Addon);
}
