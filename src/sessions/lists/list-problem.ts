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
 * - `mac-over-plaintext`: the MAC fits what was encrypted, where PSKC wants it over what came out.
 * - `mac-differs`, `not-decryptable`, `not-encoded`: a secret in PSKC that was changed, or is no Base64.
 * - `key-doubted`: it opened, but nothing shows that by the right key, and its length is no usual one.
 * - `cipher-not-read`: its cipher is none that is read; others in the file are.
 * - `not-understood`: the element or attribute `name` may say something of `field`, and is not in the standard.
 * - `stands-twice`: the same, and it says it twice.
 * - `several-keys`: one package has `keys` time-based keys, and a token holds one.
 * - `start-time`: time is not counted from 1970.
 * - `beyond-token`: `what` the key asks for, and no token of ours does.
 * - `policy-not-kept`: the file wants the key to end some day, or after some codes.
 * - `seed-is-text`: the seed's bytes are themselves the text of a seed.
 * - `seed-not-base64`: what should be Base64 is evidently written otherwise.
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
  | { readonly code: 'not-encoded' }
  | PskcFault;

/** What only keys in PSKC can have wrong. */
export type PskcFault =
  | { readonly code: 'mac-over-plaintext' | 'key-doubted' | 'policy-not-kept' }
  | { readonly code: 'cipher-not-read'; readonly algorithm: string }
  | { readonly code: 'not-understood' | 'stands-twice'; readonly name: string }
  | { readonly code: 'several-keys'; readonly keys: number }
  | { readonly code: 'start-time'; readonly text: string }
  | {
      readonly code: 'beyond-token';
      readonly what: 'encoding' | 'check-digits' | 'challenge' | 'usage' | 'pin';
    }
  | { readonly code: 'seed-is-text'; readonly looksLike: 'hex' | 'base32' | 'base64' }
  | { readonly code: 'seed-not-base64'; readonly looksLike: 'hex' | 'base32' };

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
  'mac-over-plaintext',
  'not-understood',
  'several-keys',
  'start-time',
  'seed-not-base64',
];
const NOTE: readonly RowFaultCode[] = [
  'short-secret',
  'issuer-differs',
  'unknown-parameter',
  'unequal-cells',
  'seed-is-text',
  'policy-not-kept',
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
  | { readonly code: 'pskc-unsupported'; readonly algorithm: string }
  /** PSKC as it was before RFC 6030. */
  | { readonly code: 'pskc-draft' }
  /** Larger than any real one. `place`: the package, from 1, or the last one before what is too large. */
  | {
      readonly code: 'pskc-too-large';
      readonly what: 'package' | 'packages' | 'outside';
      readonly place: number;
    }
  /** XML, but no PSKC. `root`: its first element; '' where that is `unknown`, for it had better not be repeated. */
  | { readonly code: 'xml-not-pskc'; readonly looksLike: ForeignXml; readonly root: string };

/** XML that is sent about in PSKC's place: seeds in makers' own forms, and what was saved by mistake. */
export type ForeignXml = 'safenet' | 'deepnet' | 'rsa' | 'workbook' | 'web-page' | 'other' | 'unknown';
