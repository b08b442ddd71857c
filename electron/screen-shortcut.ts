import { globalShortcut } from 'electron';
import type { ShortcutStanding } from '../src/ipc/shortcut.ts';

export interface ScreenShortcutOptions {
  readonly onPress: () => void;
  readonly onStanding: (standing: ShortcutStanding) => void;
}

/** The shortcut of the settings, which is heard in every program. */
export class ScreenShortcut {
  readonly #options: ScreenShortcutOptions;
  #accelerator = '';
  #standing: ShortcutStanding = 'off';
  #isRegistered = false;
  #isSuspended = false;

  constructor(options: ScreenShortcutOptions) {
    this.#options = options;
  }

  get standing(): ShortcutStanding {
    return this.#standing;
  }

  /** '' for none. */
  use(accelerator: string): void {
    if (accelerator === this.#accelerator) return;
    this.#release();
    this.#accelerator = accelerator;
    this.#apply();
  }

  /** Not heard for a while: whoever presses it means to set it. */
  suspend(isSuspended: boolean): void {
    if (isSuspended === this.#isSuspended) return;
    this.#release();
    this.#isSuspended = isSuspended;
    this.#apply();
  }

  #apply(): void {
    if (this.#isSuspended) return;
    this.#isRegistered = this.#accelerator !== '' && this.#register();
    const standing = this.#isRegistered ? 'on' : this.#accelerator === '' ? 'off' : 'taken';
    if (standing === this.#standing) return;
    this.#standing = standing;
    this.#options.onStanding(standing);
  }

  #register(): boolean {
    try {
      return globalShortcut.register(this.#accelerator, this.#options.onPress);
    } catch {
      // Keys that this system does not know.
      return false;
    }
  }

  #release(): void {
    if (this.#isRegistered) globalShortcut.unregister(this.#accelerator);
    this.#isRegistered = false;
  }
}
