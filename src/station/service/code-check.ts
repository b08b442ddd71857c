import type { Clock } from '../../base/clock.ts';
import type { Verdict } from '../../burn/verification.ts';
import type { CodeCheck as CodeCheckView } from '../../ipc/state.ts';
import type { CodesAround } from '../../otp/totp.ts';
import type { CodeAnswer } from '../check-code.ts';

/** The last part of a burn: a code is asked for, and a person answers when they have it. */
export class CodeCheck {
  readonly #clock: Clock;
  readonly #codes: () => CodesAround | undefined;
  readonly #onChange: () => void;
  #answer: ((answer: CodeAnswer) => void) | undefined;
  #triesLeft = 0;
  #verdict: CodeCheckView['verdict'];
  #byEye = false;
  #stepsOff = 0;
  #isNearly = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(clock: Clock, codes: () => CodesAround | undefined, onChange: () => void) {
    this.#clock = clock;
    this.#codes = codes;
    this.#onChange = onChange;
  }

  /** Whether a code is being waited for. */
  get isAsking(): boolean {
    return this.#answer !== undefined;
  }

  get view(): CodeCheckView {
    const expected = this.#byEye ? this.#expected() : undefined;
    return {
      triesLeft: this.#triesLeft,
      ...(this.#verdict && { verdict: this.#verdict }),
      ...(this.#isNearly && { nearly: true }),
      ...(expected && { expected }),
    };
  }

  /** How many periods later than now the code that was right is the present one: 0 nearly always. */
  get stepsOff(): number {
    return this.#stepsOff;
  }

  ask(triesLeft: number): Promise<CodeAnswer> {
    this.#triesLeft = triesLeft;
    const answered = new Promise<CodeAnswer>((resolve) => {
      this.#answer = resolve;
    });
    if (this.#byEye) this.#followCode();
    else this.#onChange();
    return answered;
  }

  hear(verdict: Verdict): void {
    if (verdict.verdict === 'verified') {
      this.#stepsOff = verdict.steps;
      return;
    }
    this.#triesLeft = verdict.triesLeft;
    this.#verdict =
      verdict.verdict === 'drift'
        ? { verdict: 'drift', steps: verdict.steps, seconds: verdict.seconds }
        : { verdict: verdict.verdict };
  }

  /** Whether a code that was nobody's try was all but this token's. */
  hearNearly(isNearly: boolean): void {
    this.#isNearly = isNearly;
  }

  give(answer: CodeAnswer): void {
    clearTimeout(this.#timer);
    const resolve = this.#answer;
    this.#answer = undefined;
    resolve?.(answer);
  }

  compareByEye(): void {
    this.#byEye = true;
    this.#followCode();
  }

  /** Only who has seen the expected code can say whether it is the same. */
  confirmByEye(same: boolean): void {
    if (this.#byEye) this.give({ sameByEye: same });
  }

  /** The shown code changes with the time. */
  #followCode(): void {
    clearTimeout(this.#timer);
    this.#onChange();
    const expected = this.#expected();
    if (expected === undefined || !this.isAsking) return;
    const wait = Math.max(10, expected.validUntil - this.#clock.nowMilliseconds());
    this.#timer = setTimeout(() => this.#followCode(), wait);
  }

  #expected(): CodeCheckView['expected'] {
    const codes = this.#codes();
    if (codes === undefined) return undefined;
    const now = this.#clock.nowMilliseconds();
    return { code: codes.current, validUntil: Math.round(now + 1000 * codes.secondsLeft) };
  }
}
