import type { PlanFailure } from '../../burn/plan.ts';
import type { SeedFailure, SeedWarning } from '../../otp/seed-failure.ts';
import type { ListField } from './list-field.ts';

/**
 * What is wrong with a row. Never holds a secret: texts are repeated only where they are too short for one.
 *
 * - `duplicate-…`: the same as in an earlier row, which stands at `firstPlace`. Two tokens must never hold one seed.
 * - `duplicate-column`: two columns have the same header; which one counts has to be said by hand.
 * - `column-unclear`: something in a column that may be seeds; what it means, or how they are written, has to be said by hand.
 *   `contradicts`: another column for the same says something else.
 * - `column-left-out`: a column whose name says nothing seems to be about `what`, and says something else than the row.
 * - `make-seeds`: there is no seed in the row, so one would be made. `given`: how many other rows bring their own.
 * - `assumed-value`: the list says that it does not know (`None`), so `value` would be taken.
 * - `no-totp`: a kind of token that shows no codes by time.
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
  | { readonly code: 'column-unclear'; readonly reason: 'meaning' | 'encoding' | 'contradicts' }
  | {
      readonly code: 'column-left-out';
      readonly what: 'secret' | 'algorithm' | 'digits' | 'period' | 'serial' | 'counter';
    }
  | { readonly code: 'make-seeds'; readonly given: number }
  | { readonly code: 'assumed-value'; readonly text: string; readonly value: string }
  | { readonly code: 'no-totp'; readonly name: string }
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

/** Closed, so that a new fault or warning does not compile before somebody has judged it. */
const SEVERITY = {
  'make-seeds': 'ask',
  'duplicate-user': 'ask',
  'user-has-token': 'ask',
  'missing-user': 'ask',
  'assumed-value': 'ask',
  'serial-lost-zeros': 'ask',
  'serial-of-another-kind': 'ask',
  'mac-missing': 'ask',
  'mac-over-plaintext': 'ask',
  'column-left-out': 'ask',
  'not-understood': 'ask',
  'several-keys': 'ask',
  'start-time': 'ask',
  'seed-not-base64': 'ask',

  'short-secret': 'note',
  'spare-bits': 'note',
  'odd-writing': 'note',
  'empty-parameter': 'note',
  'issuer-differs': 'note',
  'unknown-parameter': 'note',
  'unequal-cells': 'note',
  'seed-is-text': 'note',
  'policy-not-kept': 'note',

  'duplicate-column': 'stop',
  'column-unclear': 'stop',
  'duplicate-serial': 'stop',
  'duplicate-seed': 'stop',
  'no-totp': 'stop',
  'not-a-number': 'stop',
  'serial-in-scientific-notation': 'stop',
  'mac-differs': 'stop',
  'not-decryptable': 'stop',
  'cipher-not-read': 'stop',
  'key-doubted': 'stop',
  'beyond-token': 'stop',
  'stands-twice': 'stop',
  'not-encoded': 'stop',
  'unsupported-digits': 'stop',
  'unsupported-algorithm': 'stop',
  'unsupported-period': 'stop',
  empty: 'stop',
  'push-code': 'stop',
  'not-totp': 'stop',
  passkey: 'stop',
  'web-link': 'stop',
  'serial-number': 'stop',
  'plain-number': 'stop',
  hotp: 'stop',
  'missing-secret': 'stop',
  'too-short': 'stop',
  'too-long': 'stop',
  'bad-base32': 'stop',
  'bad-hex': 'stop',
  'malformed-uri': 'stop',
  'transfer-code': 'stop',
  unknown: 'stop',
} as const satisfies Record<RowFaultCode, Severity>;

export function severityOf(code: RowFaultCode): Severity {
  return SEVERITY[code];
}

/** What a person may accept. */
export const ASKED_FAULTS: readonly RowFaultCode[] = (Object.keys(SEVERITY) as RowFaultCode[]).filter(
  (code) => severityOf(code) === 'ask',
);

/** Text that is no list, and what it is instead. */
export type ForeignText = 'pgp' | 'json' | 'html' | 'letter' | 'mail' | 'certificate';

/** Bytes that are no text, and what they are instead. `archive`: several files in one (.zip, .7z, …). */
export type ForeignFile =
  | 'workbook'
  | 'document'
  | 'archive'
  | 'sealed'
  | 'pgp'
  | 'picture'
  | 'pdf'
  | 'database'
  | 'unknown';

/** Whose backup of an authenticator app or a password manager. */
export type BackupApp = 'aegis' | '2fas' | 'bitwarden';

/** Why a file as a whole is no list. */
export type ListFailure =
  | { readonly code: 'list-empty' }
  /** `bytes`: how many are too many. */
  | { readonly code: 'list-too-large'; readonly bytes: number }
  /** More rows, or columns, than a list may have. */
  | { readonly code: 'list-too-long'; readonly rows: number; readonly columns: number }
  /** Not text at all: a workbook (.xlsx), a picture, an encrypted file. */
  | { readonly code: 'list-not-text'; readonly looksLike: ForeignFile }
  /** Text, and something else altogether. */
  | { readonly code: 'not-a-list'; readonly looksLike: ForeignText }
  /** An app's backup that is encrypted. */
  | { readonly code: 'backup-locked'; readonly app: BackupApp }
  | { readonly code: 'backup-wrong-password'; readonly app: BackupApp }
  /**
   * An app's backup that cannot be read.
   * - `account`: only the account that made it opens it.
   * - `derivation`: its password is derived in a way that is not known here, or that would take more than any should.
   * - `damaged`: parts of it are missing, or were changed.
   */
  | {
      readonly code: 'backup-unreadable';
      readonly app: BackupApp;
      readonly reason: 'account' | 'derivation' | 'damaged';
    }
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
export type ForeignXml =
  | 'safenet'
  | 'deepnet'
  | 'rsa'
  | 'keepass'
  | 'workbook'
  | 'web-page'
  | 'other'
  | 'unknown';
