import type { CardChannel } from '../apdu/card-channel.ts';
import type { CardSource } from '../apdu/card-source.ts';
import type { AbortSignalLike, Clock } from '../base/clock.ts';
import { faultOf } from '../base/fault.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import type { TokenIdentity } from '../tokens/token-identity.ts';
import type { Model } from '../tokens/token2/models.ts';
import { Token2Session } from '../tokens/token2/session.ts';
import type { BurnEvent, BurnResult } from './burn-event.ts';
import type { BurnFailure, JournalFailure } from './burn-failure.ts';
import { type OpenedToken, openToken } from './open-token.ts';
import { STEPS } from './outcome.ts';
import type { BurnPlan } from './plan.ts';
import { CLOCK_TOLERANCE_SECONDS, clockErrorSeconds, secondToWrite } from './token-clock.ts';

/** How long a token that was lifted in the middle is waited for. */
export const RETURN_WAIT_SECONDS = 20;

/** How often the reader is looked at meanwhile. */
const LOOK_MILLISECONDS = 100;

export interface BurnRequest {
  readonly source: CardSource;
  /** The token, where somebody has asked who it is already, to choose the plan; the burn closes its connection. */
  readonly opened?: OpenedToken;
  readonly plan: BurnPlan;
  readonly models: readonly Model[];
  /** Burn a token whose serial is in no table, if it answers as one of this family. */
  readonly allowUnlisted: boolean;
  readonly clock: Clock;
  /** Asked once the token is known and before anything is written: why it is not to be burned after all. */
  readonly objection?: (token: TokenIdentity) => Promise<BurnFailure | undefined>;
  /** Awaited before anything is sent that may change the token: the journal has every step before the next one is taken. */
  readonly record: (event: BurnEvent) => Promise<Result<void, JournalFailure>>;
  /** Stops the burn before the next command; what was written by then stays. */
  readonly signal?: AbortSignalLike;
}

/**
 * One token from identified to confirmed: configures and seeds the card that lies on `source`, in one exclusive
 * connection, and reads it back. A link lost in the middle is taken up again when the same serial comes back.
 * Whatever goes wrong is in the result, mistakes of Kiln's own included, and its outcome is true.
 */
export function burn(request: BurnRequest): Promise<BurnResult> {
  return new Burn(request).run();
}

type StepResult = Result<void, BurnFailure>;

/** Failures after which the same token may come back and be burned on. */
function isInterruption(failure: BurnFailure): boolean {
  return failure.code === 'link-lost' || failure.code === 'token-mute';
}

/** Whether `command` was on its way when the link was lost, so that nobody knows if the token carried it out. */
function mayHaveArrived(command: string, failure: BurnFailure): boolean {
  return (failure.code === 'link-lost' || failure.code === 'token-mute') && failure.command === command;
}

class Burn {
  readonly #request: BurnRequest;
  #channel: CardChannel | undefined;
  #token: TokenIdentity | undefined;
  #clockErrorBefore: number | undefined;
  #clockErrorAfter: number | undefined;
  /** The token took, or may have taken, a new configuration: without a new seed it is of no use. */
  #touched = false;
  #seeded = false;
  /** The furthest step reached, as a place in STEPS. */
  #progress = 0;
  /** The last step on its way into the journal, while the token is asked what changes nothing on it. */
  #recording: Promise<StepResult> = Promise.resolve(succeed(undefined));

  constructor(request: BurnRequest) {
    this.#request = request;
  }

  async run(): Promise<BurnResult> {
    try {
      const first = await this.#identify();
      return this.#result(first.ok ? await this.#writeUntilConfirmed() : first);
    } catch (error) {
      await this.#recording.catch(() => {});
      return this.#result(fail(faultOf(error)));
    } finally {
      await this.#channel?.close().catch(() => {});
    }
  }

  async #identify(): Promise<StepResult> {
    const { source, opened: before, models, allowUnlisted, objection } = this.#request;
    const opened = before ? succeed(before) : await openToken(source, models);
    if (!opened.ok) return opened;
    this.#channel = opened.value.channel;
    const { token } = opened.value;
    this.#token = token;
    this.#clockErrorBefore = this.#clockError(token.clockSeconds);
    if (!token.listed && !allowUnlisted) return fail({ code: 'unlisted-token', serial: token.serial });
    const objected = await objection?.(token);
    if (objected) return fail(objected);
    this.#recording = this.#record({
      event: 'identified',
      token,
      clockErrorSeconds: this.#clockErrorBefore,
    });
    return succeed(undefined);
  }

  /** Writes and reads back; after an interruption waits for the token and goes on from where it is. */
  async #writeUntilConfirmed(): Promise<StepResult> {
    let deadline = 0;
    let progressBefore = -1;
    for (;;) {
      const written = await this.#writeOnRecord();
      if (written.ok || !isInterruption(written.failure)) return written;
      if (this.#progress > progressBefore) deadline = this.#elapsed() + 1000 * RETURN_WAIT_SECONDS;
      progressBefore = this.#progress;
      const back = await this.#waitForReturn(written.failure, deadline);
      if (!back.ok) return back;
    }
  }

  /** One attempt, and the step that was being recorded when it ended: what the journal does not know is not done. */
  async #writeOnRecord(): Promise<StepResult> {
    const written = await this.#write();
    const recorded = await this.#recording;
    return recorded.ok ? written : recorded;
  }

  /** One attempt over the open channel. A seed that was taken is not written again. */
  async #write(): Promise<StepResult> {
    if (!this.#seeded) {
      const seeded = await this.#configureAndSeed();
      if (!seeded.ok) return seeded;
    }
    return this.#confirm();
  }

  /**
   * Configuration goes first, because on most models it erases the seed. After an interruption it is written again:
   * nobody knows whether the token took it, and its clock is fresh then.
   */
  async #configureAndSeed(): Promise<StepResult> {
    const { plan, clock } = this.#request;
    const session = new Token2Session(this.#openChannel());
    if (this.#cancelled()) return fail({ code: 'cancelled' });
    let answeredAt = 0;
    const login = await session.login(async () => {
      const recorded = await this.#recording;
      answeredAt = this.#elapsed();
      return recorded;
    });
    if (!login.ok) return login;
    const roundTrip = this.#elapsed() - answeredAt;
    const authenticated = await this.#step('authenticated');
    if (!authenticated.ok) return authenticated;

    if (this.#cancelled()) return fail({ code: 'cancelled' });
    const before = this.#touched;
    // Until the token has said otherwise, nobody knows.
    this.#touched = true;
    const configured = await session.configure(async () => ({
      ...plan.config,
      clockSeconds: await secondToWrite(clock, roundTrip),
    }));
    this.#touched = before || configured.ok || mayHaveArrived('writeConfig', configured.failure);
    if (!configured.ok) return configured;
    const recorded = await this.#step('configured');
    if (!recorded.ok) return recorded;

    const seeded = await session.storeSeed(plan.enrolment.secret);
    if (!seeded.ok) return seeded;
    this.#seeded = true;
    // Reading back changes nothing.
    this.#recording = this.#step('seeded');
    return succeed(undefined);
  }

  async #confirm(): Promise<StepResult> {
    const info = await new Token2Session(this.#openChannel()).info();
    // As of now, however long the journal takes.
    const clockError = info.ok ? this.#clockError(info.value.clockSeconds) : 0;
    const recorded = await this.#recording;
    if (!recorded.ok) return recorded;
    if (!info.ok) return info;
    this.#clockErrorAfter = clockError;
    const expected = this.#token?.serial ?? '';
    if (info.value.serial !== expected)
      return fail({ code: 'other-token', expected, found: info.value.serial });
    if (Math.abs(clockError) > CLOCK_TOLERANCE_SECONDS) {
      return fail({ code: 'clock-not-kept', clockErrorSeconds: clockError });
    }
    return this.#record({ event: 'confirmed', clockErrorSeconds: clockError });
  }

  /** Looks at the reader until the token of this burn lies there again, or `deadline` (elapsed ms) is over. */
  async #waitForReturn(lost: BurnFailure, deadline: number): Promise<StepResult> {
    const { clock, signal } = this.#request;
    await this.#channel?.close();
    this.#channel = undefined;
    const waitSeconds = Math.max(0, Math.round((deadline - this.#elapsed()) / 1000));
    const interrupted = await this.#record({ event: 'interrupted', waitSeconds });
    if (!interrupted.ok) return interrupted;
    const expected = this.#token?.serial ?? '';
    let other: string | undefined;
    while (this.#elapsed() < deadline) {
      if (this.#cancelled()) return fail({ code: 'cancelled' });
      const found = await this.#serialOnReader();
      if (found === expected) return this.#record({ event: 'resumed' });
      if (found !== undefined && found !== other) {
        const seen = await this.#record({ event: 'other-token', serial: found });
        if (!seen.ok) return seen;
      }
      other = found;
      await clock.sleep(LOOK_MILLISECONDS, signal);
    }
    return fail(other === undefined ? lost : { code: 'other-token', expected, found: other });
  }

  /** The serial of what lies there, its channel kept open when it is the token of this burn; undefined when none answers. */
  async #serialOnReader(): Promise<string | undefined> {
    const opened = await this.#request.source.open();
    if (!opened.ok) return undefined;
    const info = await new Token2Session(opened.value).info();
    if (info.ok && info.value.serial === this.#token?.serial) {
      this.#channel = opened.value;
      return info.value.serial;
    }
    await opened.value.close();
    return info.ok ? info.value.serial : undefined;
  }

  #step(step: 'authenticated' | 'configured' | 'seeded'): Promise<StepResult> {
    this.#progress = Math.max(this.#progress, STEPS.indexOf(step));
    return this.#record({ event: 'step', step });
  }

  /** Where that throws, whoever awaits it hears; it may be on its way while the token is asked something. */
  #record(event: BurnEvent): Promise<StepResult> {
    const recorded = this.#request.record(event);
    recorded.catch(() => {});
    return recorded;
  }

  #openChannel(): CardChannel {
    if (this.#channel === undefined) throw new Error('no open channel');
    return this.#channel;
  }

  #clockError(tokenSeconds: number): number {
    return clockErrorSeconds(tokenSeconds, this.#request.clock.nowMilliseconds());
  }

  #elapsed(): number {
    return this.#request.clock.elapsedMilliseconds();
  }

  #cancelled(): boolean {
    return this.#request.signal?.aborted === true;
  }

  #result(end: StepResult): BurnResult {
    return {
      outcome: this.#seeded ? 'seeded' : this.#touched ? 'blank' : 'untouched',
      ...(this.#token && { token: this.#token }),
      ...(this.#clockErrorBefore !== undefined && { clockErrorBefore: this.#clockErrorBefore }),
      ...(this.#clockErrorAfter !== undefined && { clockErrorAfter: this.#clockErrorAfter }),
      ...(!end.ok && { failure: end.failure }),
    };
  }
}
