import type { Check, FindingCode, FindingState, Shell } from '../../ipc/finding.ts';

/** What a person reads of a finding: what is so, and, where something is to be done, what. */
export interface FindingWords {
  readonly what: string;
  readonly now?: string;
  /** Other words where the finding is of that kind: see DoctorMessages. */
  readonly [variant: `what_${string}` | `now_${string}`]: string;
}

/** The doctor's words in one language. i18next fills in `{{names}}` from the finding's own fields. */
export interface DoctorCatalogue {
  readonly findings: Readonly<Record<FindingCode, FindingWords>>;
  /** What was looked at. */
  readonly checks: Readonly<Record<Check, string>>;
  readonly states: Readonly<Record<FindingState, string>>;
  /** What stands above the commands of a mend. */
  readonly shells: Readonly<Record<Shell, string>>;
}
