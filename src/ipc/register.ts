import type { BurnFailure } from '../burn/burn-failure.ts';
import type { ForgottenAnswer, TallyAnswer, TokenList, TokenPage, UserPage } from '../register/answers.ts';
import type { CsvDelimiter } from '../register/csv.ts';
import type { ExportKind } from '../register/export-columns.ts';
import type { TokenQuery } from '../register/search.ts';
import type { Mark } from '../register/token-event.ts';
import type { Failure, VerifyFailure } from './failure.ts';

export type {
  AssignmentAnswer,
  ClockAnswer,
  EventAnswer,
  ForgottenAnswer,
  TallyAnswer,
  TokenList,
  TokenPage,
  TokenRow,
  UserPage,
} from '../register/answers.ts';
export type { CsvDelimiter } from '../register/csv.ts';
export type { BurnRow, ExportKind, ExportRows } from '../register/export-columns.ts';
export type { TokenQuery } from '../register/search.ts';
export type { EndMark, Mark } from '../register/token-event.ts';
export type { EndReason, Standing } from '../register/token-life.ts';

/** Part of `State`: what an interface has to know of the register without asking. */
export interface RegisterView {
  /** Grows whenever the register knows more, also from another Kiln or another desk: ask again. */
  readonly changes: number;
  /** Where it is shared with other desks. */
  readonly shared?: {
    /** Why this desk works on alone at present. */
    readonly failure?: Failure;
    /** Entries of this desk that the others do not have yet. */
    readonly waiting: number;
  };
}

/** What may stand on record as why a burn went wrong; a later Kiln may know more. */
export type PastFailureCode = BurnFailure['code'] | VerifyFailure['code'];

/** An answer, or why there is none. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** What a shell can ask of the register, and what a person adds to it. Part of `Calls` in contract.ts. */
export interface RegisterCalls {
  /** A part of the tokens that a query fits, the one that something happened to last first. */
  listTokens: {
    args: { readonly query: TokenQuery; readonly from: number; readonly count: number };
    answer: Answer<TokenList>;
  };
  /** A token with its whole history; fails with `not-in-register`. */
  showToken: { args: { readonly serial: string }; answer: Answer<TokenPage> };
  /** Which tokens somebody has and had; fails with `not-in-register`. */
  showUser: { args: { readonly account: string }; answer: Answer<UserPage> };
  /** Writes down what became of a token, and gives it as it is then. */
  markToken: {
    args: { readonly serial: string; readonly as: Mark; readonly note: string };
    answer: Answer<TokenPage>;
  };
  /** Puts a pseudonym in place of somebody, for good. A person has confirmed it. */
  forgetUser: { args: { readonly account: string }; answer: Answer<ForgottenAnswer> };
  /** Who burned tokens, and on which machines, the last one first. */
  listDesks: {
    args: undefined;
    answer: Answer<{ readonly operators: readonly TallyAnswer[]; readonly machines: readonly TallyAnswer[] }>;
  };
  /** A table as a spreadsheet opens it: a CSV file's whole content. */
  exportRegister: {
    args: { readonly kind: ExportKind; readonly query: TokenQuery; readonly delimiter: CsvDelimiter };
    answer: Answer<string>;
  };
  /** Proves the chain; fails with `journal-broken`. `torn`: files that hold what a power cut tore off. */
  verifyRegister: {
    args: undefined;
    answer: Answer<{ readonly entries: number; readonly head: string; readonly torn: readonly string[] }>;
  };
}
