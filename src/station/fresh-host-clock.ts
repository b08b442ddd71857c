import type { Clock } from '../base/clock.ts';
import type { HostClockState } from './host-clock.ts';

/** How long the operating system's word on its clock is taken for granted. */
const FRESH_MILLISECONDS = 60_000;

interface Question {
  readonly askedAt: number;
  readonly answer: Promise<HostClockState>;
  /** Undefined until the answer is there. */
  state: HostClockState | undefined;
}

/** What the operating system says of its clock: asked ahead and kept for a minute, because it takes starting programs. */
export class FreshHostClock {
  readonly #ask: () => Promise<HostClockState>;
  readonly #clock: Clock;
  #question: Question | undefined;

  constructor(ask: () => Promise<HostClockState>, clock: Clock) {
    this.#ask = ask;
    this.#clock = clock;
  }

  /** Asks now, unless a fresh answer is there or on its way. */
  ask(): void {
    this.#freshQuestion();
  }

  /**
   * Calls `warn` where the clock is not kept: before this returns when that is known, else when the answer comes.
   * Resolves when nothing more will be said.
   */
  async warnOfDoubt(warn: () => void): Promise<void> {
    const { state, answer } = this.#freshQuestion();
    if ((state ?? (await answer)) === 'unsynchronised') warn();
  }

  #freshQuestion(): Question {
    const now = this.#clock.elapsedMilliseconds();
    if (this.#question && now - this.#question.askedAt <= FRESH_MILLISECONDS) return this.#question;
    const question: Question = { askedAt: now, answer: this.#ask(), state: undefined };
    this.#question = question;
    void question.answer.then((state) => {
      question.state = state;
    });
    return question;
  }
}
