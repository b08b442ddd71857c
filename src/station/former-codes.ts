import type { Clock } from '../base/clock.ts';
import { DRIFT_STEPS } from '../burn/verification.ts';
import type { Enrolment } from '../otp/enrolment.ts';
import { canGenerateCodes, codeAt, findStep } from '../otp/totp.ts';

/** What a token held before its burn: its display shows that until it is switched off and on. */
export interface FormerSeed {
  /** It is the seed that the token has now: then its codes are none from before. */
  isSame(enrolment: Enrolment): boolean;
  /** Whether this code was shown about then, in seconds since 1970 by the token's clock. */
  shows(code: string, tokenSeconds: number): boolean;
}

/** A seed that is still at hand, and stays so. */
export function formerSeed(former: Enrolment): FormerSeed {
  return {
    isSame: ({ secret }) => former.secret.equals(secret),
    shows: (code, seconds) => findStep(former, code, seconds, DRIFT_STEPS) !== undefined,
  };
}

/** How long a token's former codes are known: long enough for burning it twice in one sitting. */
const KEPT_MILLISECONDS = 15 * 60_000;

/**
 * The codes that burned tokens show in the minutes after: what is left of their seeds once those are wiped. No seed
 * follows from them; they are dropped when their time is over.
 */
export class FormerCodes {
  readonly #clock: Clock;
  readonly #tokens = new Map<string, { readonly former: FormerSeed; readonly drop: NodeJS.Timeout }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A token was burned with this seed just now. */
  keep(serial: string, enrolment: Enrolment): void {
    clearTimeout(this.#tokens.get(serial)?.drop);
    const drop = setTimeout(() => this.#tokens.delete(serial), KEPT_MILLISECONDS);
    // Nobody waits for that.
    drop.unref();
    this.#tokens.set(serial, { former: this.#codesOf(enrolment), drop });
  }

  of(serial: string): FormerSeed | undefined {
    return this.#tokens.get(serial)?.former;
  }

  #codesOf(enrolment: Enrolment): FormerSeed {
    const { periodSeconds, algorithm } = enrolment;
    const stepOf = (seconds: number) => Math.floor(seconds / periodSeconds);
    const now = this.#clock.nowMilliseconds() / 1000;
    const first = Math.max(0, stepOf(now) - DRIFT_STEPS);
    const last = stepOf(now + KEPT_MILLISECONDS / 1000) + DRIFT_STEPS;
    const codeOf = (of: Enrolment, step: number) => codeAt(of, step * periodSeconds);
    const codes = Array.from({ length: last - first + 1 }, (_, place) => codeOf(enrolment, first + place));
    return {
      isSame: (other) =>
        canGenerateCodes(other) &&
        other.periodSeconds === periodSeconds &&
        other.algorithm === algorithm &&
        codes.slice(0, 3).every((code, place) => codeOf(other, first + place) === code),
      shows: (code, seconds) => {
        const step = stepOf(seconds) - first;
        return codes
          .slice(Math.max(0, step - DRIFT_STEPS), Math.max(0, step + DRIFT_STEPS + 1))
          .includes(code);
      },
    };
  }
}
