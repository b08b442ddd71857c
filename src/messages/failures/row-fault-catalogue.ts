import type { FailureCode, WarningCode } from '../../ipc/failure.ts';
import type { RowFaultCode } from '../../ipc/session.ts';

/** What only a row of a list can have wrong: seeds' and tokens' own troubles have their words already. */
type OwnCode = Exclude<RowFaultCode, FailureCode | WarningCode>;

/** Other words for the same fault: see `rowFault`. */
type Variant =
  | 'not-a-number_unnamed'
  | 'column-unclear_encoding'
  | 'make-seeds_mixed'
  | 'assumed-value_unnamed'
  | 'no-totp_unnamed';

/** What is wrong with a row of a list, in one sentence for a person who sees the row. */
export interface RowFaultCatalogue {
  readonly rowFaults: Readonly<Record<OwnCode | Variant | 'empty' | 'missing-secret' | 'unknown', string>>;
}
