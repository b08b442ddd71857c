import type { AbortSignalLike, Clock } from '../../src/base/clock.ts';

interface Sleeper {
  readonly wakesAt: number;
  readonly wake: () => void;
}

/** A clock that stands still until it is told to go on. */
export class ManualClock implements Clock {
  #now: number;
  #elapsed = 5_000_000;
  readonly #sleepers = new Set<Sleeper>();

  constructor(nowMilliseconds = 1_800_000_000_000) {
    this.#now = nowMilliseconds;
  }

  nowMilliseconds(): number {
    return this.#now;
  }

  elapsedMilliseconds(): number {
    return this.#elapsed;
  }

  sleep(milliseconds: number, signal?: AbortSignalLike): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        wakesAt: this.#elapsed + milliseconds,
        wake: () => {
          this.#sleepers.delete(sleeper);
          signal?.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', sleeper.wake, { once: true });
    });
  }

  /** How many sleep: what would keep a real process alive. */
  get sleepers(): number {
    return this.#sleepers.size;
  }

  /** Somebody sets the host's clock. */
  jump(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Lets time pass, waking everybody at their moment, in order. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#elapsed + milliseconds;
    await settled();
    for (;;) {
      const [next] = [...this.#sleepers].sort((a, b) => a.wakesAt - b.wakesAt);
      if (next === undefined || next.wakesAt > end) break;
      this.#goTo(next.wakesAt);
      next.wake();
      await settled();
    }
    this.#goTo(end);
  }

  #goTo(elapsed: number): void {
    const passed = Math.max(0, elapsed - this.#elapsed);
    this.#elapsed += passed;
    this.#now += passed;
  }
}

/** Everything that was ready to run has run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
