import type {
  CloseSessionFailure,
  CreateSessionFailure,
  OpenSessionFailure,
  WriteFailure,
} from '../sessions/file/session-file.ts';
import type { ListFailure } from '../sessions/lists/list-problem.ts';
import type { StepFailure } from '../sessions/session-step.ts';

export type { ListFailure };

/** What can be expected to go wrong with lists and sessions. */
export type SessionFailure =
  | ListFailure
  | StepFailure
  | CreateSessionFailure
  | OpenSessionFailure
  | CloseSessionFailure
  | WriteFailure
  /** The list's file cannot be read. `reason`: the operating system's error code. */
  | { readonly code: 'list-unreadable'; readonly path: string; readonly reason: string }
  /** The exported file cannot be written there; `EEXIST`: there is one already. */
  | { readonly code: 'export-unwritable'; readonly path: string; readonly reason: string }
  /** No list has been read. */
  | { readonly code: 'no-draft' }
  /** Nothing in the list can be burned as things are. */
  | { readonly code: 'nothing-to-burn' }
  /** No session is open. */
  | { readonly code: 'no-session' }
  /** Another session is open here: it has to be left first. */
  | { readonly code: 'session-open' }
  /** Readers are at a session's work: nothing else is burned meanwhile, and it is not ended. */
  | { readonly code: 'session-running' }
  /** There is no row under this number. */
  | { readonly code: 'no-row'; readonly row: number }
  /** Its token is being written, or its code is asked for. */
  | { readonly code: 'row-busy'; readonly row: number }
  /** A token on a lane that stays as it is. `user`: whose it is, '' where nobody knows; `place`: their row in the list. */
  | ({ readonly code: 'token-at-other-lane'; readonly lane: number; readonly serial: string } & WhoseToken)
  /** The same, laid on a reader outside the session. */
  | { readonly code: 'token-of-session'; readonly lane: number; readonly serial: string }
  /** It is done already. */
  | ({ readonly code: 'token-done'; readonly serial: string } & WhoseToken)
  /** It is for a row that was put aside or skipped. */
  | ({ readonly code: 'token-row-ended'; readonly serial: string } & WhoseToken)
  /** Every row that any token would do for has one. */
  | { readonly code: 'no-row-left'; readonly serial: string }
  /** What a row is to be bound to is no serial of a token that can be burned. `digits`: how many one has. */
  | { readonly code: 'not-a-serial'; readonly digits: number }
  /** No token was burned since the session was opened that could be taken back. */
  | { readonly code: 'nothing-to-undo' }
  /** A passphrase that protects nothing. */
  | { readonly code: 'passphrase-empty' }
  /** Seeds are written in plain text only with the sentence that says so. */
  | { readonly code: 'plain-text-not-confirmed' }
  /** A key in hex that is none, or has another length. `bytes`: the lengths that there are. */
  | { readonly code: 'bad-key'; readonly bytes: readonly number[] }
  /** PSKC's own protection was asked for, and nothing that PSKC could do it with. */
  | { readonly code: 'pskc-unprotected' }
  /** No token of the session is done that the file could name. */
  | { readonly code: 'nothing-to-export' };

interface WhoseToken {
  readonly user: string;
  readonly place: number;
}

export type SessionFailureCode = SessionFailure['code'];
