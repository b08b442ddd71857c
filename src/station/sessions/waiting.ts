import type { Clock } from '../../base/clock.ts';

/** Waits for things to be so; they are looked at whenever somebody says that something has changed. */
export class Waiting {
  readonly #clock: Clock;
  readonly #looks = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Something has changed. */
  wake(): void {
    for (const look of [...this.#looks]) look();
  }

  /** Resolves when something is so, or after a time where one is given. */
  until(isSo: () => boolean, milliseconds?: number): Promise<void> {
    if (isSo()) return Promise.resolve();
    return new Promise((resolve) => {
      const limit = new AbortController();
      const end = () => {
        this.#looks.delete(look);
        limit.abort();
        resolve();
      };
      const look = () => {
        if (isSo()) end();
      };
      this.#looks.add(look);
      if (milliseconds !== undefined) void this.#clock.sleep(milliseconds, limit.signal).then(end);
    });
  }
}
