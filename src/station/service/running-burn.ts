import type { Clock } from '../../base/clock.ts';
import type { Warning } from '../../ipc/failure.ts';
import type { BurnOutcome, BurnPhase, BurnView, LastBurn, StepName } from '../../ipc/state.ts';
import type { TokenIdentity } from '../../tokens/token-identity.ts';
import type { BurnReport } from '../burn-and-verify.ts';
import type { StationEvent } from '../station.ts';
import type { CodeCheck } from './code-check.ts';

/** One burn as an interface shows it, put together from what happens. */
export class RunningBurn {
  readonly reader: string;
  readonly check: CodeCheck;
  readonly stop = new AbortController();
  readonly #clock: Clock;
  readonly #warnings: Warning[] = [];
  readonly #stepsDone: StepName[] = [];
  #phase: BurnPhase = 'writing';
  #token: TokenIdentity | undefined;
  #otherSerial: string | undefined;
  #waitUntil: number | undefined;
  #result: BurnView['result'];

  constructor(reader: string, clock: Clock, check: CodeCheck) {
    this.reader = reader;
    this.#clock = clock;
    this.check = check;
  }

  get phase(): BurnPhase {
    return this.#phase;
  }

  /** Whether it ended, and the seed is in the token. */
  get hasSeed(): boolean {
    return this.#result?.outcome === 'seeded' || this.#result?.outcome === 'verified';
  }

  get view(): BurnView {
    return {
      phase: this.#phase,
      reader: this.reader,
      stepsDone: [...this.#stepsDone],
      warnings: [...this.#warnings],
      ...(this.#token && { token: this.#token }),
      ...(this.#otherSerial !== undefined && { otherSerial: this.#otherSerial }),
      ...(this.#waitUntil !== undefined && { waitUntil: this.#waitUntil }),
      ...(this.#phase === 'code' && { check: this.check.view }),
      ...(this.#result && { result: this.#result }),
    };
  }

  hear(event: StationEvent): void {
    switch (event.event) {
      case 'identified':
        this.#token = event.token;
        this.#done('identified');
        break;
      case 'step':
        this.#done(event.step);
        break;
      case 'confirmed':
        this.#done('confirmed');
        break;
      case 'interrupted':
        this.#phase = 'interrupted';
        this.#waitUntil = this.#clock.nowMilliseconds() + 1000 * event.waitSeconds;
        break;
      case 'other-token':
        this.#otherSerial = event.serial;
        break;
      case 'resumed':
        this.#phase = 'writing';
        this.#waitUntil = undefined;
        this.#otherSerial = undefined;
        break;
      case 'warning':
        this.#warnings.push(event.warning);
        break;
      case 'verdict':
        this.check.hear(event);
        break;
      case 'waiting':
        break;
    }
  }

  /** What can be said of the token where nobody knows how the burn ended. */
  get outcomeSoFar(): BurnReport['outcome'] {
    if (this.#stepsDone.includes('seeded')) return 'seeded';
    return this.#stepsDone.includes('authenticated') ? 'blank' : 'untouched';
  }

  askForCode(): void {
    this.#phase = 'code';
  }

  /** `secondsLeft`: how long the present code is still shown. */
  end(report: BurnReport, periodSeconds: number, secondsLeft: number | undefined): void {
    const { outcome, verification, failure, clockErrorBefore, clockErrorAfter, reassignedFrom } = report;
    this.#phase = 'done';
    this.#waitUntil = undefined;
    this.#otherSerial = undefined;
    if (outcome === 'verified') this.#done('verified');
    this.#result = {
      outcome,
      verification,
      periodSeconds,
      ...(failure && { failure }),
      ...(reassignedFrom && { reassignedFrom: personOf(reassignedFrom) }),
      ...(clockErrorBefore !== undefined && { clockErrorBefore }),
      ...(clockErrorAfter !== undefined && { clockErrorAfter }),
      ...(outcome === 'verified' &&
        secondsLeft !== undefined && {
          codeUntil: Math.round(
            this.#clock.nowMilliseconds() + 1000 * (secondsLeft + periodSeconds * this.check.stepsOff),
          ),
        }),
    };
  }

  /** After an interruption steps are gone through again; each counts once. */
  #done(step: StepName): void {
    if (!this.#stepsDone.includes(step)) this.#stepsDone.push(step);
  }
}

function personOf({ account, issuer, forgotten }: LastBurn): NonNullable<BurnOutcome['reassignedFrom']> {
  return { account, issuer, ...(forgotten && { forgotten }) };
}
