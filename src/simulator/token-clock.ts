import type { Clock } from '../base/clock.ts';

const COUNTER_RANGE = 2 ** 32;

/**
 * The clock inside a token: whole seconds in 32 bits, counted by a crystal that runs a little fast or slow.
 * It runs on the host's elapsed time, so that setting the host's clock does not move it.
 */
export class TokenClock {
  readonly #host: Clock;
  /** The token's time at `#since` (host's elapsed milliseconds). */
  #milliseconds: number;
  #since: number;
  #driftPartsPerMillion: number;

  /** Positive `errorSeconds`: ahead of the host now. Positive `driftPartsPerMillion`: gets further ahead. */
  constructor(host: Clock, errorSeconds: number, driftPartsPerMillion: number) {
    this.#host = host;
    this.#milliseconds = host.nowMilliseconds() + errorSeconds * 1000;
    this.#since = host.elapsedMilliseconds();
    this.#driftPartsPerMillion = driftPartsPerMillion;
  }

  /** What readInfo reports: whole UTC seconds since 1970, as an unsigned 32-bit number. */
  get seconds(): number {
    const seconds = Math.floor(this.#now() / 1000) % COUNTER_RANGE;
    return seconds < 0 ? seconds + COUNTER_RANGE : seconds;
  }

  /** How far the token is ahead of the host, fractions of a second included. */
  get errorSeconds(): number {
    return (this.#now() - this.#host.nowMilliseconds()) / 1000;
  }

  get driftPartsPerMillion(): number {
    return this.#driftPartsPerMillion;
  }

  /** Sets the clock; the second begins at this moment. */
  set(seconds: number): void {
    this.#rebase(seconds * 1000);
  }

  /** Moves the clock by `seconds`, forwards when positive. */
  shift(seconds: number): void {
    this.#rebase(this.#now() + seconds * 1000);
  }

  setDrift(partsPerMillion: number): void {
    this.#rebase(this.#now());
    this.#driftPartsPerMillion = partsPerMillion;
  }

  /** Host milliseconds until the clock reaches the next multiple of `stepSeconds`; above 0. */
  millisecondsUntilStep(stepSeconds: number): number {
    const step = stepSeconds * 1000;
    const into = ((this.#now() % step) + step) % step;
    return (step - into) / this.#rate();
  }

  #rate(): number {
    return 1 + this.#driftPartsPerMillion / 1_000_000;
  }

  #now(): number {
    return this.#milliseconds + (this.#host.elapsedMilliseconds() - this.#since) * this.#rate();
  }

  #rebase(milliseconds: number): void {
    this.#milliseconds = milliseconds;
    this.#since = this.#host.elapsedMilliseconds();
  }
}
