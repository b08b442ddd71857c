import type { BurnOutcome } from './token-event.ts';

/** The last burn that changed, or may have changed, what a token holds. */
export interface LastBurn {
  readonly account: string;
  readonly issuer: string;
  /** ISO 8601, UTC: when it began. */
  readonly time: string;
  readonly outcome: BurnOutcome;
  readonly operator: string;
}
