import type { ColumnReason, LeftOut, RowStateName, SeedReading, Severity } from '../../ipc/session.ts';
import type { PathIn } from '../translator.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** What `kiln session` says in one language, as `TerminalCatalogue`. */
export interface TerminalSessionCatalogue {
  /** The whole of `kiln session --help`. Options and what they take are the same in every language. */
  readonly help: Texts<'text'>;
  readonly ask: Texts<
    | 'passphrase'
    | 'new-passphrase'
    | 'again'
    | 'seal'
    | 'list-password'
    | 'pskc-password'
    | 'pskc-key'
    | 'close_one'
    | 'close_other'
  >;
  readonly severity: Texts<Severity>;
  readonly list: Texts<
    | 'read_one'
    | 'read_other'
    | 'column'
    | 'column-unknown'
    | 'nameless'
    | 'generated_one'
    | 'generated_other'
    | 'would-generate_one'
    | 'would-generate_other'
    | 'header-below'
    | 'hidden_one'
    | 'hidden_other'
    | 'no-cell'
    | `why-${ColumnReason}`
    | `read-${SeedReading}`
    | 'problem'
    | 'problem-column'
    | 'more'
    | 'burnable_one'
    | 'burnable_other'
    | 'accept'
  >;
  readonly new: Texts<'made_one' | 'made_other' | 'left-out_one' | 'left-out_other' | 'next'>;
  readonly state: Texts<RowStateName | 'due' | 'unchecked' | 'by-eye' | 'camera'>;
  readonly status: Texts<
    | 'name'
    | 'made'
    | 'closed'
    | 'rows'
    | 'doubt'
    | 'stray-seed'
    | 'stray-maybe-seed'
    | 'stray-nothing'
    | 'strays'
  >;
  readonly run: Texts<
    | 'begin'
    | 'lane'
    | 'next'
    | 'awaited'
    | 'finished'
    | 'unplugged'
    | 'burning'
    | 'code'
    | 'other-token'
    | 'lift'
    | 'code-unused'
    | 'code-whose_one'
    | 'code-whose_other'
    | 'code-nearly'
    | 'hold-set-aside'
    | 'hold-due'
    | 'codes-ended'
    | 'readers-back'
    | 'no-reader'
    | 'progress'
    | 'pace'
    | 'idle'
    | 'all-done'
    | 'left_one'
    | 'left_other'
    | 'put-aside_one'
    | 'put-aside_other'
  >;
  readonly rows: Texts<'line' | 'bound' | 'none' | 'more'>;
  readonly done: Texts<'put-aside' | 'skip' | 'again' | 'bind' | 'unbind'>;
  readonly export: Texts<
    | 'written_one'
    | 'written_other'
    | 'sealed'
    | 'plain'
    | 'left-out'
    | 'empty'
    | LeftOut['code']
    | 'unassigned_one'
    | 'unassigned_other'
    | 'unassigned-row'
    | 'receipt'
  >;
  readonly activate: Texts<'lay-down' | 'token' | 'code' | 'no-code' | 'none'>;
  readonly close: Texts<'closed_one' | 'closed_other' | 'kept'>;
  readonly known: Texts<'none' | 'interrupted'>;
}

/** The name of a text: `part/text`. */
export type TerminalSessionKey = PathIn<TerminalSessionCatalogue>;
