import type { Clock } from '../base/clock.ts';
import type { Enrolment } from '../otp/enrolment.ts';
import { findStep } from '../otp/totp.ts';

/** Steps either side in which a code is accepted (RFC 6238, 5.2). */
export const ACCEPTED_STEPS = 1;

/** Steps either side in which a code still tells how far the token's clock is off. */
export const DRIFT_STEPS = 10;

/** Wrong codes until the token is left as "seeded, not verified". */
export const TRIES = 3;

/** How a token was seen to show the right code: typed from its display, compared by eye, or read by a camera. */
export type Proof = 'code' | 'by-eye' | 'camera';

/** What was shown before the burn. */
export interface EarlierDisplay {
  /** Whether this was a code on it about then, in seconds since 1970 by the host's clock. */
  shows(code: string, unixSeconds: number): boolean;
}

/** What a typed code proves. `triesLeft` is 0 when it was the last try. */
export type Verdict =
  | { readonly verdict: 'verified'; readonly steps: number }
  /** The right seed at the wrong time: `steps` too late (negative) or too early. */
  | {
      readonly verdict: 'drift';
      readonly steps: number;
      readonly seconds: number;
      readonly triesLeft: number;
    }
  /** What the display showed before the burn: it was not switched off and on. */
  | { readonly verdict: 'stale-code'; readonly triesLeft: number }
  | { readonly verdict: 'wrong-code'; readonly triesLeft: number }
  /** Not six digits; does not count as a try. */
  | { readonly verdict: 'not-a-code'; readonly triesLeft: number };

export interface VerificationOptions {
  readonly enrolment: Enrolment;
  readonly clock: Clock;
  /** What the token may still be showing from before the burn. */
  readonly earlier?: readonly EarlierDisplay[];
}

/** Judges the codes that a person reads off a burned token's display, for three tries. */
export class Verification {
  readonly #options: VerificationOptions;
  readonly #wrong = new Map<string, number>();
  #triesLeft = TRIES;

  constructor(options: VerificationOptions) {
    this.#options = options;
  }

  get triesLeft(): number {
    return this.#triesLeft;
  }

  /** `typed`: as a person types it; spaces are forgiven. Throws when no try is left. */
  judge(typed: string): Verdict {
    if (this.#triesLeft === 0) throw new Error('no try is left');
    const code = typed.replace(/\s/g, '');
    if (!/^[0-9]{6}$/.test(code)) return { verdict: 'not-a-code', triesLeft: this.#triesLeft };
    const { enrolment } = this.#options;
    const now = this.#nowSeconds();
    const accepted = findStep(enrolment, code, now, ACCEPTED_STEPS);
    if (accepted !== undefined) return { verdict: 'verified', steps: accepted };
    this.#triesLeft -= 1;
    const triesLeft = this.#triesLeft;
    if (this.#isStale(code, now)) return { verdict: 'stale-code', triesLeft };
    const steps = findStep(enrolment, code, now, DRIFT_STEPS);
    if (steps !== undefined)
      return { verdict: 'drift', steps, seconds: steps * enrolment.periodSeconds, triesLeft };
    this.#wrong.set(code, now);
    return { verdict: 'wrong-code', triesLeft };
  }

  /** A code from before the burn, or one that stayed the same for longer than any code is shown. */
  #isStale(code: string, now: number): boolean {
    const { earlier = [], enrolment } = this.#options;
    const typedBefore = this.#wrong.get(code);
    if (typedBefore !== undefined && now - typedBefore > enrolment.periodSeconds) return true;
    return earlier.some((display) => display.shows(code, now));
  }

  #nowSeconds(): number {
    return Math.floor(this.#options.clock.nowMilliseconds() / 1000);
  }
}
