import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longer than this nobody else in the process waits for a turn. */
const TURN_MILLISECONDS = 15;

/** Lets a long loop give the event loop a turn now and then: await `pause()` in every round. */
export class Breath {
  #since = performance.now();

  pause(): Promise<void> | undefined {
    if (performance.now() - this.#since < TURN_MILLISECONDS) return undefined;
    return this.#breathe();
  }

  async #breathe(): Promise<void> {
    await nextTurn();
    this.#since = performance.now();
  }
}
