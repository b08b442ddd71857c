import { fail, type Result, succeed } from '../base/result.ts';
import type { Enrolment } from '../otp/enrolment.ts';
import type { TokenConfig } from '../tokens/token2/commands.ts';

export type DisplaySeconds = TokenConfig['displaySeconds'];

/** Seconds the display stays on: what the tokens offer. */
export const DISPLAY_SECONDS: readonly DisplaySeconds[] = [15, 30, 60, 120];

export const DEFAULT_DISPLAY_SECONDS: DisplaySeconds = 30;

/** An enrolment that a single-profile token can carry, and how it is to be set up for it. */
export interface BurnPlan {
  readonly enrolment: Enrolment;
  readonly config: Omit<TokenConfig, 'clockSeconds'>;
}

/** What single-profile tokens cannot do; known before anything is written. */
export type PlanFailure =
  | { readonly code: 'unsupported-digits'; readonly digits: number }
  | { readonly code: 'unsupported-algorithm'; readonly name: string }
  | { readonly code: 'unsupported-period'; readonly periodSeconds: number };

/** Checks an enrolment against what the tokens can do: 6 digits, SHA-1 or SHA-256, 30 or 60 seconds. */
export function planBurn(
  enrolment: Enrolment,
  displaySeconds: DisplaySeconds = DEFAULT_DISPLAY_SECONDS,
): Result<BurnPlan, PlanFailure> {
  const { algorithm, digits, periodSeconds } = enrolment;
  if (digits !== 6) return fail({ code: 'unsupported-digits', digits });
  if (algorithm !== 'SHA1' && algorithm !== 'SHA256')
    return fail({ code: 'unsupported-algorithm', name: algorithm });
  if (periodSeconds !== 30 && periodSeconds !== 60)
    return fail({ code: 'unsupported-period', periodSeconds });
  return succeed({ enrolment, config: { algorithm, periodSeconds, displaySeconds } });
}
