import type { EndReason, Mark, Standing } from '../../ipc/register.ts';
import type { PathIn } from '../translator.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** What `kiln register` says in one language, as `TerminalCatalogue`. */
export interface TerminalRegisterCatalogue {
  /** The whole of `kiln register --help`. Options and what they take are the same in every language. */
  readonly help: Texts<'text'>;
  readonly standing: Texts<Standing>;
  readonly reason: Texts<EndReason>;
  readonly checked: Texts<'code' | 'by-eye'>;
  readonly list: Texts<'since' | 'total' | 'more' | 'drift' | 'drift-over'>;
  readonly page: Texts<'seen' | 'battery' | 'clock' | 'owners' | 'events' | 'on' | 'now' | 'nameless'>;
  readonly event: Texts<
    | 'verified'
    | 'by-eye'
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
    | 'forgotten'
    | 'set-up'
    | 'whole'
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
