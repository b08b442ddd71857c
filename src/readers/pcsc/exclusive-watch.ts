import type { AddonCardReader } from './addon.ts';
import type { HostLane } from './host-lane.ts';
import { PcscState } from './pcsc-codes.ts';

const LOOK_AGAIN_MILLISECONDS = 500;

/**
 * Looks again at a reader whose card somebody holds exclusively: pcsc-lite reports it when a look happens to meet
 * it, but wakes nobody when the card is let go.
 */
export class ExclusiveWatch {
  readonly #newCardReader: () => AddonCardReader;
  readonly #lane: HostLane;
  readonly #onState: (state: number) => void;
  #timer: NodeJS.Timeout | undefined;

  /** `onState` gets what was seen; it is expected to `hear` it, too. */
  constructor(newCardReader: () => AddonCardReader, lane: HostLane, onState: (state: number) => void) {
    this.#newCardReader = newCardReader;
    this.#lane = lane;
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
    if (this.#lane.isConnected) {
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
