import { type BrowserWindow, powerMonitor } from 'electron';
import type { DropReason } from '../src/ipc/state.ts';

export interface GoingAwayOptions {
  /** Nobody looks at the screen any more: no seed and no copied secret is to stay. */
  readonly onAway: (why: Extract<DropReason, 'lock' | 'sleep'>) => void;
  /** The computer goes to sleep: no token is to be begun. */
  readonly onSleep: () => void;
  /** The computer goes off, or the person's session ends: what runs is to end truthfully, now and unasked. */
  readonly onEnd: () => void;
  /** Whether a token is being written. */
  readonly isWriting: () => boolean;
}

/**
 * What the operating system tells of lock screen, sleep and shutdown. Linux tells of no lock screen, Windows of the
 * session's end by its windows; what is killed without a word is on record as far as it came.
 */
export class GoingAway {
  readonly #options: GoingAwayOptions;

  constructor(options: GoingAwayOptions) {
    this.#options = options;
    const { onAway, onSleep, onEnd } = options;
    powerMonitor.on('lock-screen', () => onAway('lock'));
    powerMonitor.on('suspend', () => {
      onAway('sleep');
      onSleep();
    });
    powerMonitor.on('shutdown', (event?: Electron.Event) => {
      // The system waits a little for whoever asks for it, and ends on its own.
      event?.preventDefault();
      onEnd();
    });
  }

  /** Windows asks its windows whether the session may end, and tells them when it does. */
  watch(window: BrowserWindow): void {
    const { isWriting, onEnd } = this.#options;
    window.on('query-session-end', (event) => {
      // Shown as "Kiln is keeping Windows from shutting down"; the person may go on all the same.
      if (isWriting()) event.preventDefault();
    });
    window.on('session-end', () => onEnd());
  }
}
