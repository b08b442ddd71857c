import type { PlanFailure } from '../../burn/plan.ts';
import type { SeedFailure, SeedWarning } from '../../otp/seed-failure.ts';
import type { ListField } from './list-field.ts';

/**
 * What is wrong with a row. Never holds a secret: texts are repeated only where they are too short for one.
 *
 * - `duplicate-…`: the same as in an earlier row, which stands at `firstPlace`. Two tokens must never hold one seed.
 * - `duplicate-column`: two columns have the same header; which one counts has to be said by hand.
 * - `user-has-token`: the register says so.
 * - `serial-in-scientific-notation`: a spreadsheet made 8.65961E+13 of it; its digits are lost.
 * - `serial-lost-zeros`: one digit or a few short; a spreadsheet may have eaten zeros at its front.
 * - `serial-of-another-kind`: no serial of a token that can be burned, so the row would never meet its token.
 * - `unequal-cells`: more or fewer cells than there are columns.
 * - `mac-missing`: encrypted in PSKC, but whether it was changed on the way cannot be checked.
 * - `mac-differs`, `not-decryptable`, `not-encoded`: a secret in PSKC that was changed, or is no Base64.
 */
export type RowFault =
  | SeedFailure
  | SeedWarning
  | PlanFailure
  | { readonly code: 'duplicate-user' | 'duplicate-serial' | 'duplicate-seed'; readonly firstPlace: number }
  | { readonly code: 'duplicate-column' }
  | { readonly code: 'user-has-token' }
  | { readonly code: 'missing-user' }
  | { readonly code: 'serial-in-scientific-notation'; readonly text: string }
  | { readonly code: 'serial-lost-zeros'; readonly digits: number }
  | { readonly code: 'serial-of-another-kind' }
  | { readonly code: 'not-a-number'; readonly text: string }
  | { readonly code: 'unequal-cells'; readonly cells: number; readonly columns: number }
  | { readonly code: 'mac-differs' }
  | { readonly code: 'mac-missing' }
  | { readonly code: 'not-decryptable' }
  | { readonly code: 'not-encoded' };

export type RowFaultCode = RowFault['code'];

/** `stop`: the row cannot be burned. `ask`: only if a person says so. `note`: worth knowing. */
export type Severity = 'stop' | 'ask' | 'note';

export interface RowProblem {
  /** The row's index in the list. */
  readonly row: number;
  readonly place: number;
  /** The column's index in a CSV; absent where the row as a whole is meant. */
  readonly column?: number;
  readonly field?: ListField;
  readonly severity: Severity;
  readonly fault: RowFault;
}

/** What a person may accept. */
export const ASKED_FAULTS: readonly RowFaultCode[] = [
  'duplicate-user',
  'user-has-token',
  'missing-user',
  'serial-lost-zeros',
  'serial-of-another-kind',
  'mac-missing',
];
const NOTE: readonly RowFaultCode[] = [
  'short-secret',
  'spare-bits',
  'odd-writing',
  'empty-parameter',
  'issuer-differs',
  'unknown-parameter',
  'unequal-cells',
];

export function severityOf(code: RowFaultCode): Severity {
  if (NOTE.includes(code)) return 'note';
  return ASKED_FAULTS.includes(code) ? 'ask' : 'stop';
}

/** Why a file as a whole is no list. */
export type ListFailure =
  | { readonly code: 'list-empty' }
  /** `bytes`: how many are too many. */
  | { readonly code: 'list-too-large'; readonly bytes: number }
  /** Not text at all: a workbook (.xlsx), a picture, an encrypted file. */
  | { readonly code: 'list-not-text'; readonly looksLike: 'workbook' | 'sealed' | 'unknown' }
  /** `line`: where reading stopped. */
  | {
      readonly code: 'csv-broken';
      readonly line: number;
      readonly reason: 'quote-not-closed' | 'stray-quote' | 'line-too-long' | 'other';
    }
  | PskcFailure;

/** Why a PSKC file cannot be read. */
export type PskcFailure =
  /** No well-formed XML, or no KeyContainer. `reason: 'declarations'`: it has a DOCTYPE, entities or CDATA. */
  | { readonly code: 'pskc-malformed'; readonly reason: 'xml' | 'declarations' | 'no-keys' | 'encryption' }
  /** It is encrypted; `needs` says with what. `name`: what the file calls the key. */
  | { readonly code: 'pskc-locked'; readonly needs: 'password' | 'key'; readonly name: string }
  | { readonly code: 'pskc-wrong-key'; readonly needs: 'password' | 'key' }
  /** An algorithm that is not supported; '' where its name had better not be repeated. */
  | { readonly code: 'pskc-unsupported'; readonly algorithm: string };
