import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AddonCardReader, AddonCardReaderClass } from '../src/readers/pcsc/nfc-pcsc/addon.ts';

/** What @pokusew/pcsclite, the binding below nfc-pcsc, exports. */
type Pcsclite = () => {
  on(event: 'reader', listener: (reader: WatchedReader) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
};

/** Where `npm run nfc-pcsc` puts it, from dist/bench. */
const NFC_PCSC = join(__dirname, '..', '..', 'bindings', 'nfc-pcsc', 'package.json');

interface WatchedReader {
  readonly name: string;
  readonly constructor: unknown;
  on(event: 'error', listener: (error: Error) => void): void;
}

/** The reader of this name, in this very process. Never resolves when there is none. */
export function bareReader(name: string): Promise<AddonCardReader> {
  const pcsc = (createRequire(NFC_PCSC)('@pokusew/pcsclite') as Pcsclite)();
  return new Promise((resolve, reject) => {
    pcsc.on('error', reject);
    pcsc.on('reader', (reader) => {
      // Comes late, too, when the service is stopped in the end: it is no failure then.
      reader.on('error', reject);
      if (reader.name !== name) return;
      // One of its own: the one that is watched makes the main thread wait for a transmit to hand out a state.
      const CardReader = reader.constructor as AddonCardReaderClass;
      resolve(new CardReader(name));
    });
  });
}
