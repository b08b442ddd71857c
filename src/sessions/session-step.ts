import type { Outcome } from '../burn/outcome.ts';
import type { Proof } from '../burn/verification.ts';
import type { PutAside, RowStateName } from './session-row.ts';
import type { SessionSettings } from './session-settings.ts';

/** What happens to a session; each is in its file before anything else happens. `row`: a row's index. */
export type SessionStep =
  /** Before the first write to a token: from here on the token with this serial may change. */
  | { readonly step: 'begin'; readonly row: number; readonly serial: string; readonly lane: string }
  /**
   * How the burn left the token. `verify`: its code is to be checked. `seedSent`: it is blank, but the seed was on its
   * way when the link was lost, so that it may hold it.
   */
  | {
      readonly step: 'burned';
      readonly row: number;
      readonly outcome: Exclude<Outcome, 'verified'>;
      readonly verify: boolean;
      readonly seedSent?: boolean;
    }
  /** Its code was checked. */
  | { readonly step: 'verified'; readonly row: number; readonly verification: Proof }
  | ({ readonly step: 'put-aside'; readonly row: number } & PutAside)
  | { readonly step: 'skip'; readonly row: number }
  /** The row waits again, whatever it had come to: undo, finish later. Its token must be burned again. */
  | { readonly step: 'again'; readonly row: number }
  /** Only this token will do; '' for any. */
  | { readonly step: 'bind'; readonly row: number; readonly serial: string }
  | { readonly step: 'settings'; readonly settings: SessionSettings };

/** Why a step cannot be taken. Nothing has changed then. `place`: where that row stands in the list, from 1. */
export type StepFailure =
  | { readonly code: 'session-closed' }
  /** The row is not where this step begins. */
  | {
      readonly code: 'row-not-ready';
      readonly row: number;
      readonly place: number;
      readonly state: RowStateName;
    }
  /** Another row has this token: that one is named. */
  | {
      readonly code: 'token-taken';
      readonly serial: string;
      readonly row: number;
      readonly place: number;
      readonly user: string;
    }
  /** The row is for another token: the one with this serial. */
  | {
      readonly code: 'bound-to-another';
      readonly row: number;
      readonly place: number;
      readonly serial: string;
    };
