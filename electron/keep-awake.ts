import { powerSaveBlocker } from 'electron';
import type { State } from '../src/ipc/state.ts';
import { isWriting } from '../src/serve/at-rest.ts';

/** Keeps the computer from falling asleep by itself while tokens are burned; the screen may go dark. */
export class KeepAwake {
  #blocker: number | undefined;

  follow(state: State): void {
    const isBurning = isWriting(state) || (state.sessions.open?.running ?? false);
    if (isBurning) this.#blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    else this.stop();
  }

  stop(): void {
    if (this.#blocker !== undefined) powerSaveBlocker.stop(this.#blocker);
    this.#blocker = undefined;
  }
}
