import type { FailureCode, SeedWarningCode, Warning, WarningCode } from '../ipc/failure.ts';
import type { UsageFault } from '../ipc/usage-failure.ts';

/** What a person reads of a failure: what happened, and the one thing to do now. */
export interface FailureWords {
  readonly what: string;
  readonly now: string;
  /**
   * Other words where the failure's `reason`, `what` or `name` is the one behind the underscore; `now_ui`: in a window,
   * where `now` names something to type into a terminal.
   */
  readonly [variant: `what_${string}` | `now_${string}`]: string;
}

/** What is wrong with a command line, whatever it is. */
export type UsageWords = FailureWords & Readonly<Record<`what_${UsageFault['reason']}`, string>>;

type OddWriting = Extract<Warning, { code: 'odd-writing' }>;
type SeedWarningVariant = 'unknown-parameter_unnamed' | `odd-writing_${OddWriting['what']}`;

/** What is odd about a seed that can be used all the same. */
export type SeedWarningWords = Readonly<Record<SeedWarningCode | SeedWarningVariant, string>>;

/** All words of one language. i18next fills in `{{names}}` from the failure's own fields. */
export interface Catalogue {
  readonly failures: Readonly<Record<FailureCode, FailureWords>>;
  readonly warnings: Readonly<Record<WarningCode | SeedWarningVariant, string>>;
  /** What became of the token. */
  readonly outcomes: Readonly<Record<'untouched' | 'blank' | 'blank_keeps' | 'seeded' | 'verified', string>>;
  readonly steps: Readonly<
    Record<'identified' | 'authenticated' | 'configured' | 'seeded' | 'confirmed' | 'verified', string>
  >;
  readonly burn: Readonly<Record<'interrupted' | 'other-token' | 'resumed', string>>;
  readonly verdicts: Readonly<Record<'drift' | 'stale-code' | 'wrong-code' | 'not-a-code', string>>;
  /** The browser shell, to a browser that it does not let in. */
  readonly serve: Readonly<Record<'addressUsed' | 'notLetIn' | 'needsScript', string>>;
}
