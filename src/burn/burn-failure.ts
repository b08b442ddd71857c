import type { OpenFailure } from '../apdu/card-source.ts';
import type { Fault } from '../base/fault.ts';
import type { IdentifyFailure } from '../tokens/identify.ts';
import type { CommandFailure } from '../tokens/token2/session.ts';

/** The journal could not be written, so the burn did not go on. `reason`: the operating system's error code. */
export interface JournalFailure {
  readonly code: 'journal-unwritable';
  readonly path: string;
  readonly reason: string;
}

/** Why a burn stopped short of confirmed. */
export type BurnFailure =
  | OpenFailure
  | IdentifyFailure
  | CommandFailure
  /** Its serial is in no table, and the operator has not allowed that. */
  | { readonly code: 'unlisted-token'; readonly serial: string }
  /** Nobody can say whose it is. `reason`: the operating system's error code. */
  | { readonly code: 'journal-unreadable'; readonly path: string; readonly reason: string }
  /** It is somebody else's, and nobody has said that it may be taken from them. `name`: theirs, '' where it has none. */
  | { readonly code: 'assigned-to-another'; readonly serial: string; readonly name: string }
  /** The link was lost, and in the end another token lay there. */
  | { readonly code: 'other-token'; readonly expected: string; readonly found: string }
  /** After the burn the token's clock is not what was written. */
  | { readonly code: 'clock-not-kept'; readonly clockErrorSeconds: number }
  | JournalFailure
  /** The operator stopped it. */
  | { readonly code: 'cancelled' }
  /** A mistake in Kiln itself. */
  | Fault;
