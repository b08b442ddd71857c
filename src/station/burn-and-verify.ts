import type { CardSource } from '../apdu/card-source.ts';
import type { AbortSignalLike, Clock } from '../base/clock.ts';
import { burn } from '../burn/burn.ts';
import type { BurnEvent, BurnResult } from '../burn/burn-event.ts';
import type { Outcome } from '../burn/outcome.ts';
import type { BurnPlan } from '../burn/plan.ts';
import { DRIFT_STEPS, type EarlierDisplay, type Verdict, Verification } from '../burn/verification.ts';
import type { Failure, VerifyFailure } from '../ipc/failure.ts';
import type { Enrolment } from '../otp/enrolment.ts';
import type { TokenIdentity } from '../tokens/token-identity.ts';
import type { Model } from '../tokens/token2/models.ts';
import type { BurnRecord } from './burn-record.ts';

/**
 * A code as a person typed it; or what a person saw who had the expected code before their eyes; or undefined when
 * there will be none. `triesLeft` counts the try asked for.
 */
export type AskForCode = (triesLeft: number) => Promise<string | { readonly sameByEye: boolean } | undefined>;

/** How the code was checked. */
export type VerificationMode = 'code' | 'by-eye' | 'none';

export type BurnAndVerifyEvent = BurnEvent | ({ readonly event: 'verdict' } & Verdict);

export interface BurnAndVerifyRequest {
  readonly source: CardSource;
  readonly plan: BurnPlan;
  readonly models: readonly Model[];
  readonly allowUnlisted: boolean;
  readonly clock: Clock;
  readonly record: BurnRecord;
  /** Runs once the token is known and before anything is written to it. */
  readonly beforeWriting: () => Promise<void>;
  /** Absent: the code is not checked, and the record says so. */
  readonly askForCode?: AskForCode;
  /** The seed that the token with this serial is known to have held before. */
  readonly earlierSeed?: (serial: string) => Enrolment | undefined;
  readonly onEvent: (event: BurnAndVerifyEvent) => void;
  readonly signal?: AbortSignalLike;
}

/** How it all ended: true of the token, and in the journal. */
export interface BurnReport {
  readonly outcome: Outcome;
  readonly verification: VerificationMode;
  readonly token?: TokenIdentity;
  readonly clockErrorBefore?: number;
  readonly clockErrorAfter?: number;
  readonly failure?: Failure;
}

/** One token from identified to verified, every step in the journal before the next. */
export async function burnAndVerify(request: BurnAndVerifyRequest): Promise<BurnReport> {
  const { record, onEvent } = request;
  const burned = await burn({
    ...request,
    record: async (event) => {
      const recorded = await record.add(event);
      if (recorded.ok) onEvent(event);
      if (event.event === 'identified') await request.beforeWriting();
      return recorded;
    },
  });
  const checked = burned.failure === undefined ? await verify(request, burned) : undefined;
  const report: BurnReport = { ...burned, verification: 'none', ...checked };
  const ended = await record.end({
    outcome: report.outcome,
    verification: report.verification,
    ...(report.failure && { failure: report.failure.code }),
    ...(report.clockErrorAfter !== undefined && { clockErrorAfter: report.clockErrorAfter }),
  });
  if (ended === undefined || ended.ok) return report;
  // What the journal does not know counts as not done.
  return {
    ...report,
    outcome: report.outcome === 'verified' ? 'seeded' : report.outcome,
    failure: ended.failure,
  };
}

type Checked =
  | { readonly outcome: 'verified'; readonly verification: 'code' | 'by-eye' }
  | { readonly failure: VerifyFailure };

async function verify(request: BurnAndVerifyRequest, burned: BurnResult): Promise<Checked | undefined> {
  const { askForCode, plan, clock, onEvent } = request;
  if (askForCode === undefined) return undefined;
  const earlier = earlierDisplays(request, burned);
  const verification = new Verification({ enrolment: plan.enrolment, clock, earlier });
  let last: VerifyFailure = { code: 'no-code' };
  while (verification.triesLeft > 0) {
    const typed = await answerOrStop(askForCode, verification.triesLeft, request.signal);
    if (typed === undefined) break;
    if (typeof typed === 'object') {
      return typed.sameByEye
        ? { outcome: 'verified', verification: 'by-eye' }
        : { failure: { code: 'wrong-code' } };
    }
    const verdict = verification.judge(typed);
    onEvent({ event: 'verdict', ...verdict });
    if (verdict.verdict === 'verified') return { outcome: 'verified', verification: 'code' };
    last = failureOf(verdict) ?? last;
  }
  return { failure: last };
}

/** The answer; undefined as soon as the operator stops. */
async function answerOrStop(
  askForCode: AskForCode,
  triesLeft: number,
  signal: AbortSignalLike | undefined,
): ReturnType<AskForCode> {
  if (signal === undefined) return askForCode(triesLeft);
  if (signal.aborted) return undefined;
  let stop = () => {};
  const stopped = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
  });
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([askForCode(triesLeft), stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/**
 * What the token may still be showing from before the burn: the codes of a seed known to have been in it, or those of
 * this very seed at the token's old time, where that was too far off to be mistaken for drift.
 */
function earlierDisplays(request: BurnAndVerifyRequest, burned: BurnResult): EarlierDisplay[] {
  const { enrolment } = request.plan;
  const { token, clockErrorBefore = 0 } = burned;
  const farOff = Math.abs(clockErrorBefore) > 2 * DRIFT_STEPS * enrolment.periodSeconds;
  const seeds = [token && request.earlierSeed?.(token.serial), enrolment].filter(
    (seed) => seed !== undefined,
  );
  return seeds
    .filter((seed) => !seed.secret.wiped && (farOff || !seed.secret.equals(enrolment.secret)))
    .map((seed) => ({ enrolment: seed, clockErrorSeconds: clockErrorBefore }));
}

function failureOf(verdict: Verdict): VerifyFailure | undefined {
  switch (verdict.verdict) {
    case 'wrong-code':
    case 'stale-code':
      return { code: verdict.verdict };
    case 'drift':
      return { code: 'drift', steps: verdict.steps, seconds: verdict.seconds };
    case 'not-a-code':
    case 'verified':
      return undefined;
  }
}
