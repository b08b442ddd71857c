import type { Secret } from '../base/secret.ts';
import type { Proof } from '../burn/verification.ts';
import type { TotpParameters } from '../otp/enrolment.ts';

/** Why a row was put aside: an expected failure's code, or a person's reason. */
export interface PutAside {
  /** A failure's `code`, or `person`. */
  readonly reason: string;
  /** What a person wrote; '' where nobody did. */
  readonly note: string;
}

/**
 * Where a row stands.
 * - `waiting`: for its token.
 * - `burning`: the token with this serial is being written, or was when Kiln ended (then it becomes `in-doubt`).
 * - `in-doubt`: Kiln was cut off while it was written: it may hold the seed or not. The row must be burned again.
 * - `seeded`: the token took the seed. `due`: its code is still to be checked; `none`: it is not to be.
 * - `verified`: its code was checked.
 * - `put-aside`, `skipped`: not now.
 */
export type RowState =
  | { readonly state: 'waiting' }
  | { readonly state: 'burning'; readonly serial: string; readonly lane: string; readonly doubted: boolean }
  | { readonly state: 'in-doubt'; readonly serial: string }
  | { readonly state: 'seeded'; readonly serial: string; readonly verification: 'due' | 'none' }
  | { readonly state: 'verified'; readonly serial: string; readonly verification: Proof }
  | ({ readonly state: 'put-aside' } & PutAside)
  | { readonly state: 'skipped' };

export type RowStateName = RowState['state'];

export const ROW_STATES: readonly RowStateName[] = [
  'waiting',
  'burning',
  'in-doubt',
  'seeded',
  'verified',
  'put-aside',
  'skipped',
];

/** A token that this row touched and that is not its token (any more): it must not be handed out. */
export interface Stray {
  readonly serial: string;
  /** What it holds: the row's seed, perhaps the row's seed, or nothing that is of use. */
  readonly holds: 'seed' | 'maybe-seed' | 'nothing';
}

/** Whose token, and with what seed. Texts are '' where nothing is known. */
export interface SessionPerson extends TotpParameters {
  /** Where it stood in the list, from 1. */
  readonly place: number;
  readonly user: string;
  readonly userId: string;
  readonly issuer: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly realm: string;
  /** The token that it must be; '' where any will do. */
  readonly boundSerial: string;
  /** The seed was made here, and not read from the list. */
  readonly generated: boolean;
}

export interface SessionRow extends SessionPerson {
  /** From 0: under this number the row goes in steps. */
  readonly index: number;
  /** Undefined once the session is closed. */
  readonly secret: Secret | undefined;
  readonly state: RowState;
  readonly strays: readonly Stray[];
}

/** The token that a row holds to be its own, or may. */
export function tokenOf(state: RowState): string | undefined {
  return 'serial' in state ? state.serial : undefined;
}

/** Whether its token took the seed and its code is still to be checked. */
export function isDue(state: RowState | undefined): boolean {
  return state?.state === 'seeded' && state.verification === 'due';
}

/** Whether nothing is left to be done for it: its code was checked, or is not to be. */
export function isDone(state: RowState): boolean {
  return state.state === 'verified' || (state.state === 'seeded' && !isDue(state));
}
