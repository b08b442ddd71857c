import type { Unloadable } from './host-protocol.ts';
import { loadNfcPcscBinding } from './nfc-pcsc/load-nfc-pcsc.ts';
import { type BindingName, chosenBinding, type PcscBinding } from './pcsc-binding.ts';
import { LibraryMissing, loadWinscardBinding } from './winscard/winscard-binding.ts';

/** Loads the binding that the environment asks for; or why that cannot be. */
export function loadBinding(environment: NodeJS.ProcessEnv): PcscBinding | Unloadable {
  const binding = chosenBinding(environment);
  try {
    return binding === 'koffi' ? loadWinscardBinding() : loadNfcPcscBinding();
  } catch (error) {
    return unloadable(binding, error);
  }
}

function unloadable(binding: BindingName, error: unknown): Unloadable {
  const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  if (error instanceof LibraryMissing) return { report: 'library-missing', library: error.library, detail };
  return { report: 'addon-missing', binding, detail };
}
