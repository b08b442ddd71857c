import type { Clock } from '../../base/clock.ts';
import { ACCEPTED_STEPS } from '../../burn/verification.ts';
import type { Failure, Warning } from '../../ipc/failure.ts';
import type { LanePhase, LaneView } from '../../ipc/session.ts';
import type { Enrolment } from '../../otp/enrolment.ts';
import { codesAround, findStep } from '../../otp/totp.ts';
import type { TokenIdentity } from '../../tokens/token-identity.ts';
import type { BurnAndVerifyEvent } from '../burn-and-verify.ts';
import type { CodeCheck } from '../service/code-check.ts';

/** How it ended with a token. */
export interface LaneEnd {
  readonly result?: NonNullable<LaneView['result']>;
  readonly failure?: Failure;
}

/** How long an end is shown that nothing on the reader reminds of; longer where its token is not to be handed out. */
const END_SHOWN_MILLISECONDS = 2000;
const FAILURE_SHOWN_MILLISECONDS = 10_000;

/** The steps of a burn in their order; the place of one is the number of steps done before it. */
const STEPS = ['identified', 'authenticated', 'configured', 'seeded', 'confirmed', 'verified'] as const;

/** One token on a lane, from being felt to being lifted, as an interface shows it. */
export class LaneWork {
  /** Stops the burn before its next command. */
  readonly stop = new AbortController();
  readonly #clock: Clock;
  readonly #warnings: Warning[] = [];
  #phase: Exclude<LanePhase, 'unplugged' | 'paused' | 'empty' | 'finished'> = 'looking';
  #stepsDone = 0;
  #waitUntil: number | undefined;
  #end: LaneEnd = {};
  /** The row that it is at: no other lane takes that one. */
  row: number | undefined;
  token: TokenIdentity | undefined;
  enrolment: Enrolment | undefined;
  /** Another token was laid down before this one was done. */
  otherSerial: string | undefined;
  check: CodeCheck | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get phase() {
    return this.#phase;
  }

  get view(): Partial<LaneView> & Pick<LaneView, 'phase' | 'stepsDone' | 'warnings'> {
    return {
      phase: this.#phase,
      stepsDone: this.#stepsDone,
      warnings: [...this.#warnings],
      ...(this.token && { token: this.token }),
      ...(this.otherSerial !== undefined && { otherSerial: this.otherSerial }),
      ...(this.#waitUntil !== undefined && { waitUntil: this.#waitUntil }),
      ...(this.#phase === 'code' && this.check && { check: this.check.view }),
      ...this.#end,
    };
  }

  get shownMilliseconds(): number {
    const isGood = this.#end.result === 'verified' && this.#end.failure === undefined;
    return isGood ? END_SHOWN_MILLISECONDS : FAILURE_SHOWN_MILLISECONDS;
  }

  /** From then on the seed may be on its way. */
  get isConfigured(): boolean {
    return this.#stepsDone > STEPS.indexOf('configured');
  }

  /** Whether it waits for a code, and this is the present one. */
  expects(code: string): boolean {
    if (this.check?.isAsking !== true || this.enrolment === undefined) return false;
    const now = Math.floor(this.#clock.nowMilliseconds() / 1000);
    return findStep(this.enrolment, code, now, ACCEPTED_STEPS) !== undefined;
  }

  /** Whether it waits for a code, and the present one differs from this by a digit, or by two side by side swapped. */
  nearlyExpects(code: string): boolean {
    if (this.check?.isAsking !== true || this.enrolment === undefined) return false;
    const { previous, current, next } = codesAround(this.enrolment, this.#clock.nowMilliseconds() / 1000);
    return [previous, current, next].some((each) => each !== undefined && isSlip(each, code));
  }

  begin(row: number, token: TokenIdentity, enrolment: Enrolment): void {
    this.row = row;
    this.token = token;
    this.enrolment = enrolment;
    this.#phase = 'burning';
  }

  warn(warning: Warning): void {
    this.#warnings.push(warning);
  }

  hear(event: BurnAndVerifyEvent): void {
    switch (event.event) {
      case 'identified':
      case 'confirmed':
        this.#did(event.event);
        break;
      case 'step':
        this.#did(event.step);
        break;
      case 'interrupted':
        this.#phase = 'interrupted';
        this.#waitUntil = this.#clock.nowMilliseconds() + 1000 * event.waitSeconds;
        break;
      case 'other-token':
        this.otherSerial = event.serial;
        break;
      case 'resumed':
        this.#phase = 'burning';
        this.#waitUntil = undefined;
        this.otherSerial = undefined;
        break;
      case 'verdict':
        this.check?.hear(event);
        break;
    }
  }

  /** From now on its code is asked for. */
  askForCode(check: CodeCheck): void {
    this.#phase = 'code';
    this.#did('confirmed');
    this.check = check;
  }

  /** Over with it: it can be lifted. */
  end(end: LaneEnd): void {
    this.#phase = end.result === undefined ? 'refused' : 'lift';
    this.#end = end;
    this.#waitUntil = undefined;
    if (end.result === 'seeded' && end.failure === undefined) this.#did('confirmed');
    if (end.result === 'verified') this.#did('verified');
  }

  #did(step: (typeof STEPS)[number]): void {
    this.#stepsDone = Math.max(this.#stepsDone, STEPS.indexOf(step) + 1);
  }
}

/** Whether one text is the other with a character misread, or with two that stand side by side swapped. */
function isSlip(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const [first, second, ...more] = [...one].flatMap((each, place) => (each === other[place] ? [] : [place]));
  if (first === undefined || more.length > 0) return false;
  if (second === undefined) return true;
  return second === first + 1 && one[first] === other[second] && one[second] === other[first];
}
