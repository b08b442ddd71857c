import { PcscState } from '../pcsc-codes.ts';
import type { AddonCardReader } from './addon.ts';

const LOOK_AGAIN_MILLISECONDS = 500;

/**
 * Looks again at a reader whose card somebody holds exclusively: the addon's own watch feeds a state back without the
 * bits that would let pcsc-lite wake it when the card is let go.
 */
export class ExclusiveWatch {
  readonly #newCardReader: () => AddonCardReader;
  readonly #isOurs: () => boolean;
  readonly #onState: (state: number) => void;
  #timer: NodeJS.Timeout | undefined;

  /** `onState` gets what was seen; it is expected to `hear` it, too. */
  constructor(newCardReader: () => AddonCardReader, isOurs: () => boolean, onState: (state: number) => void) {
    this.#newCardReader = newCardReader;
    this.#isOurs = isOurs;
    this.#onState = onState;
  }

  /** Tells of the newest state. */
  hear(state: number): void {
    this.end();
    if (state & PcscState.EXCLUSIVE)
      this.#timer = setTimeout(() => this.#look(state), LOOK_AGAIN_MILLISECONDS);
  }

  /** The reader has gone. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #look(state: number): void {
    if (this.#isOurs()) {
      // Held by ourselves: nothing to see yet.
      this.hear(state);
      return;
    }
    const card = this.#newCardReader();
    const timer = this.#timer;
    let isDone = false;
    card.get_status((error, seen) => {
      if (isDone) return;
      isDone = true;
      // Not from within: the addon holds the mutex that `close` takes.
      setImmediate(() => card.close());
      // Otherwise something newer was heard meanwhile.
      if (error === undefined && this.#timer === timer) this.#onState(seen);
    });
  }
}
