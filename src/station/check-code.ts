import type { AbortSignalLike, Clock } from '../base/clock.ts';
import type { BurnResult } from '../burn/burn-event.ts';
import {
  DRIFT_STEPS,
  type EarlierDisplay,
  type Proof,
  type Verdict,
  Verification,
} from '../burn/verification.ts';
import type { VerifyFailure } from '../ipc/failure.ts';
import type { Enrolment } from '../otp/enrolment.ts';
import { type FormerSeed, formerSeed } from './former-codes.ts';
import { tellFault } from './tell-fault.ts';

/**
 * A code as a person typed it, or as a camera read it; or what a person saw who had the expected code before their
 * eyes; or undefined when there will be none.
 */
export type CodeAnswer = string | { readonly seen: string } | { readonly sameByEye: boolean } | undefined;

/** `triesLeft` counts the try asked for. */
export type AskForCode = (triesLeft: number) => Promise<CodeAnswer>;

/** How the code was checked. */
export type VerificationMode = Proof | 'none';

export interface CodeRequest {
  readonly enrolment: Enrolment;
  readonly clock: Clock;
  /** What the token may still be showing from before the burn. */
  readonly earlier: readonly EarlierDisplay[];
  readonly askForCode: AskForCode;
  readonly onVerdict: (verdict: Verdict) => void;
  /** Once it is aborted no code is waited for. */
  readonly signal?: AbortSignalLike;
}

export type CheckedCode =
  | { readonly outcome: 'verified'; readonly verification: Proof }
  | { readonly failure: VerifyFailure };

/** Asks for the code that a seeded token shows, for as long as there are tries. Never rejects: the token has its seed. */
export async function checkCode(request: CodeRequest): Promise<CheckedCode> {
  try {
    return await askAndJudge(request);
  } catch (error) {
    return { failure: tellFault(error) };
  }
}

async function askAndJudge(request: CodeRequest): Promise<CheckedCode> {
  const { askForCode, onVerdict, signal } = request;
  const verification = new Verification(request);
  let last: VerifyFailure = { code: 'no-code' };
  while (verification.triesLeft > 0) {
    const answer = await answerOrStop(askForCode, verification.triesLeft, signal);
    if (answer === undefined) break;
    if (typeof answer === 'object' && 'sameByEye' in answer) {
      return answer.sameByEye
        ? { outcome: 'verified', verification: 'by-eye' }
        : { failure: { code: 'wrong-code' } };
    }
    const isSeen = typeof answer === 'object';
    const verdict = verification.judge(isSeen ? answer.seen : answer);
    onVerdict(verdict);
    if (verdict.verdict === 'verified')
      return { outcome: 'verified', verification: isSeen ? 'camera' : 'code' };
    last = failureOf(verdict) ?? last;
  }
  return { failure: last };
}

/**
 * What a token may still be showing from before its burn: the codes of a seed known to have been in it, or those of
 * this very seed at the token's old time, where that was too far off to be mistaken for drift.
 */
export function earlierDisplays(
  enrolment: Enrolment,
  { token, clockErrorBefore = 0 }: BurnResult,
  earlierSeed: ((serial: string) => FormerSeed | undefined) | undefined,
): EarlierDisplay[] {
  const farOff = Math.abs(clockErrorBefore) > 2 * DRIFT_STEPS * enrolment.periodSeconds;
  const seeds = [token && earlierSeed?.(token.serial), formerSeed(enrolment)];
  return seeds
    .filter((seed) => seed !== undefined)
    .filter((seed) => farOff || !seed.isSame(enrolment))
    .map((seed) => ({ shows: (code, seconds) => seed.shows(code, Math.max(0, seconds + clockErrorBefore)) }));
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
