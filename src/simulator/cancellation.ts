import type { AbortSignalLike } from '../base/clock.ts';

/** An abort signal with its own trigger: the core compiles without DOM and Node types, and so without AbortController. */
export class Cancellation implements AbortSignalLike {
  readonly #listeners = new Set<() => void>();
  #aborted = false;

  get aborted(): boolean {
    return this.#aborted;
  }

  /** Tells every listener once. A second call does nothing. */
  abort(): void {
    this.#aborted = true;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  /** Resolves when aborted, at once when that has happened. */
  happened(): Promise<void> {
    if (this.#aborted) return Promise.resolve();
    return new Promise((resolve) => this.addEventListener('abort', resolve));
  }
}
