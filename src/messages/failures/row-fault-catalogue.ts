import type { FailureCode, WarningCode } from '../../ipc/failure.ts';
import type { RowFault, RowFaultCode } from '../../ipc/session.ts';

/** What only a row of a list can have wrong: seeds' and tokens' own troubles have their words already. */
type OwnCode = Exclude<RowFaultCode, FailureCode | WarningCode>;

/** Other words for the same fault: see `rowFault`. */
type Variant =
  | 'column-unclear_encoding'
  | 'column-unclear_contradicts'
  | `column-left-out_${'secret' | 'algorithm' | 'digits' | 'period' | 'serial' | 'counter'}`
  | 'make-seeds_mixed'
  | `${'not-a-number' | 'assumed-value' | 'no-totp' | 'start-time' | 'not-understood' | 'stands-twice' | 'cipher-not-read'}_unnamed`
  | `beyond-token_${Extract<RowFault, { code: 'beyond-token' }>['what']}`
  | `seed-is-text_${'hex' | 'base32' | 'base64'}`
  | `seed-not-base64_${'hex' | 'base32'}`;

/** What is wrong with a row of a list, in one sentence for a person who sees the row. */
export interface RowFaultCatalogue {
  readonly rowFaults: Readonly<Record<OwnCode | Variant | 'empty' | 'missing-secret' | 'unknown', string>>;
}
