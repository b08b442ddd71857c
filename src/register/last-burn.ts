import type { BurnOutcome } from './token-event.ts';
import type { EndReason } from './token-life.ts';

/** The last burn that changed, or may have changed, what a token holds. */
export interface LastBurn {
  readonly account: string;
  readonly issuer: string;
  /** The account is a pseudonym: that person was forgotten. */
  readonly forgotten?: true;
  /** Why it is nobody's any more; absent while it is somebody's, or nobody has had it. */
  readonly ended?: EndReason;
  /** ISO 8601, UTC: when it began. */
  readonly time: string;
  readonly outcome: BurnOutcome;
  readonly operator: string;
}
