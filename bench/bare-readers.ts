import type { CardPort } from '../src/readers/pcsc/pcsc-binding.ts';
import { loadWinscardBinding } from '../src/readers/pcsc/winscard/winscard-binding.ts';

/** The reader of this name, in this very process. */
export function bareReader(name: string): CardPort {
  binding ??= loadWinscardBinding();
  return binding.newCard(name);
}

let binding: ReturnType<typeof loadWinscardBinding> | undefined;
