import type { TokenIdentity } from '../tokens/token-identity.ts';
import type { BurnFailure } from './burn-failure.ts';
import type { Outcome, Step } from './outcome.ts';

/** What a burn does, as it does it: for the screen and for the journal, which has it before the burn goes on. */
export type BurnEvent =
  | { readonly event: 'identified'; readonly token: TokenIdentity; readonly clockErrorSeconds: number }
  | { readonly event: 'step'; readonly step: Exclude<Step, 'identified' | 'confirmed' | 'verified'> }
  | { readonly event: 'confirmed'; readonly clockErrorSeconds: number }
  /** The link is gone; the same token is waited for. */
  | { readonly event: 'interrupted'; readonly waitSeconds: number }
  /** Another token was laid down meanwhile; it is left alone. */
  | { readonly event: 'other-token'; readonly serial: string }
  /** The same token is back. */
  | { readonly event: 'resumed' };

/** How a burn ended, short of verifying. */
export interface BurnResult {
  readonly outcome: Exclude<Outcome, 'verified'>;
  /** Absent when the token was never identified. */
  readonly token?: TokenIdentity;
  /** Seconds the token's clock was off before, and after when that was confirmed. */
  readonly clockErrorBefore?: number;
  readonly clockErrorAfter?: number;
  /** Absent when the burn was confirmed. */
  readonly failure?: BurnFailure;
}
