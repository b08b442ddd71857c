import type { Clock } from '../../base/clock.ts';
import type { Settings } from '../../ipc/settings.ts';

/** Neither a clock that was set nor a computer that slept is noticed later than that. */
const LOOK_MILLISECONDS = 10_000;

export interface SeedLapseOptions {
  readonly clock: Clock;
  /** As they are at the moment: `seedMinutes` of them. */
  readonly settings: () => Settings;
}

/** Tells when a seed has been kept for long enough, by whichever of the two clocks says so first: one stops in sleep. */
export class SeedLapse {
  readonly #options: SeedLapseOptions;
  readonly #onLapse: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SeedLapseOptions, onLapse: () => void) {
    this.#options = options;
    this.#onLapse = onLapse;
  }

  /** From now on. */
  restart(): void {
    const { clock } = this.#options;
    this.#look(clock.nowMilliseconds(), clock.elapsedMilliseconds());
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #look(setAt: number, startedAt: number): void {
    const { clock, settings } = this.#options;
    this.stop();
    const age = Math.max(clock.nowMilliseconds() - setAt, clock.elapsedMilliseconds() - startedAt);
    const left = 60_000 * settings().seedMinutes - age;
    if (left > 0) {
      this.#timer = setTimeout(() => this.#look(setAt, startedAt), Math.min(left, LOOK_MILLISECONDS));
      this.#timer.unref();
    } else this.#onLapse();
  }
}
