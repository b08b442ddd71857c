import type { CardPort, PcscBinding, ReaderEvents } from '../pcsc-binding.ts';
import { layoutOf } from './layout.ts';
import { loadKoffi } from './load-koffi.ts';
import { Winscard } from './winscard.ts';
import { WinscardCard } from './winscard-card.ts';
import { WinscardWatch } from './winscard-watch.ts';

/** The system's PC/SC library is not there, or is not one. */
export class LibraryMissing extends Error {
  readonly library: string;

  constructor(library: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.library = library;
  }
}

/** PC/SC by the system's own library, called through koffi. Throws LibraryMissing, or what keeps koffi from loading. */
export function loadWinscardBinding(platform = process.platform): PcscBinding {
  const layout = layoutOf(platform);
  const koffi = loadKoffi();
  const winscard = openLibrary();
  return {
    watch: (events: ReaderEvents, end?: AbortSignal) => {
      const watch = new WinscardWatch(winscard, layout.mostStates, events);
      void watch.run(end).then((code) => events.onLost(code));
    },
    newCard: (reader: string): CardPort => new WinscardCard(winscard, reader),
  };

  function openLibrary(): Winscard {
    try {
      return new Winscard(koffi, layout);
    } catch (error) {
      throw new LibraryMissing(layout.library, error);
    }
  }
}
