import type { Result } from '../base/result.ts';
import type { CardChannel } from './card-channel.ts';

/** Why there are no readers at all. */
export type ServiceFailure =
  /** The PC/SC service does not run. */
  | { readonly code: 'no-service' }
  /** It runs, and this user may not use it. */
  | { readonly code: 'service-denied' }
  /** The part of Kiln that talks to it is not there for this runtime. `mend`: the command that puts it there. */
  | { readonly code: 'addon-missing'; readonly mend: string; readonly detail: string }
  /** The system's own library, through which programs talk to it, cannot be loaded. */
  | { readonly code: 'library-missing'; readonly library: string; readonly detail: string };

/** Why a card could not be opened. */
export type OpenFailure =
  | ServiceFailure
  /** No such reader; `wanted` is absent when any would do. */
  | { readonly code: 'no-reader'; readonly wanted?: string; readonly available: readonly string[] }
  | { readonly code: 'no-token'; readonly reader: string }
  /** Something lies there that does not answer: a token that went to sleep, or lies badly. */
  | { readonly code: 'token-asleep'; readonly reader: string }
  /** Another program holds the card. */
  | { readonly code: 'card-in-use'; readonly reader: string };

/** Where a burn gets its card from, and gets it again after the link was lost: one reader. */
export interface CardSource {
  readonly readerName: string;
  /** Opens the card that lies there now, exclusively. */
  open(): Promise<Result<CardChannel, OpenFailure>>;
}
