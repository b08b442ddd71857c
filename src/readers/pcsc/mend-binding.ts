import type { BindingName } from './pcsc-binding.ts';

/** The command, for the folder Kiln lies in, that puts a binding there, or puts it there for this version of Node. */
export function mendBinding(binding: BindingName): string {
  switch (binding) {
    case 'koffi':
      return 'npm ci';
    case 'nfc-pcsc':
      return 'npm run nfc-pcsc';
  }
}
