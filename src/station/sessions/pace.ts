import type { SessionView } from '../../ipc/session.ts';

/** A pause of work longer than this is none: somebody has gone for lunch, and that says nothing of the pace. */
const LONGEST_PAUSE_MILLISECONDS = 60_000;

/** The tokens that the pace is taken from: the latest, and as many as make it steady. */
const TOKENS_WATCHED = 40;
const FEWEST_TOKENS = 5;

/**
 * How fast tokens get done, by the time that was worked: time counts while the session runs and things happen, so that
 * neither a pause nor a lunch slows the pace.
 */
export class Pace {
  #workedMilliseconds = 0;
  #lastSign: number | undefined;
  /** When, in time worked, each of the latest tokens was done; before them the start, or the one before. */
  #doneAt: number[] = [0];

  /** Something happened on a lane, at this moment of a clock that never jumps. */
  sign(elapsedMilliseconds: number): void {
    if (this.#lastSign !== undefined) {
      this.#workedMilliseconds += Math.min(elapsedMilliseconds - this.#lastSign, LONGEST_PAUSE_MILLISECONDS);
    }
    this.#lastSign = elapsedMilliseconds;
  }

  /** The session does not run any more. */
  rest(elapsedMilliseconds: number): void {
    if (this.#lastSign !== undefined) this.sign(elapsedMilliseconds);
    this.#lastSign = undefined;
  }

  /** A token was done. */
  done(elapsedMilliseconds: number): void {
    this.sign(elapsedMilliseconds);
    this.#doneAt = [...this.#doneAt, this.#workedMilliseconds].slice(-TOKENS_WATCHED - 1);
  }

  /** Undefined as long as too few tokens were done to say. `tokensLeft`: what is still to be done. */
  view(tokensLeft: number): SessionView['pace'] {
    const [first = 0] = this.#doneAt;
    const tokens = this.#doneAt.length - 1;
    const milliseconds = this.#workedMilliseconds - first;
    if (tokens < FEWEST_TOKENS || milliseconds <= 0) return undefined;
    const millisecondsEach = milliseconds / tokens;
    return {
      tokensPerHour: Math.round(3_600_000 / millisecondsEach),
      secondsLeft: Math.ceil((tokensLeft * millisecondsEach) / 1000),
    };
  }
}
