import type { Mark } from '../../ipc/register.ts';
import type { RegisterWords } from '../register-words.ts';
import type { PathIn } from '../translator.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** What `kiln register` says in one language, as `TerminalCatalogue`. */
export interface TerminalRegisterCatalogue extends RegisterWords {
  /** The whole of `kiln register --help`. Options and what they take are the same in every language. */
  readonly help: Texts<'text'>;
  readonly list: Texts<
    'since' | 'total' | 'more_one' | 'more_other' | 'drift_one' | 'drift_other' | 'drift-over'
  >;
  readonly page: Texts<
    | 'unchecked'
    | 'seen'
    | 'battery_one'
    | 'battery_other'
    | 'clock'
    | 'owners'
    | 'events'
    | 'on'
    | 'now'
    | 'nameless'
  >;
  readonly event: Texts<
    | 'verified'
    | 'by-eye'
    | 'camera'
    | 'seeded'
    | 'blank'
    | 'untouched'
    | 'unfinished'
    | 'because'
    | 'seen'
    | 'marked'
    | 'marked-note'
    | 'exported'
    | 'by'
  >;
  readonly done: Texts<
    | `marked-${Mark}`
    | 'forgotten_one'
    | 'forgotten_other'
    | 'set-up'
    | 'whole_one'
    | 'whole_other'
    | 'head'
    | 'torn'
    | 'changed_one'
    | 'changed_other'
    | 'operators'
    | 'machines'
    | 'desk_one'
    | 'desk_other'
  >;
}

/** The name of a text: `part/text`. */
export type TerminalRegisterKey = PathIn<TerminalRegisterCatalogue>;
