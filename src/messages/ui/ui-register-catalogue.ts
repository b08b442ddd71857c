import type { EndMark, EndReason, Mark, Standing } from '../../ipc/register.ts';
import type { PathIn } from '../translator.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** The words of the window's Register room in one language, as `UiCatalogue`. */
export interface UiRegisterCatalogue {
  readonly table: Texts<
    | 'changed_one'
    | 'changed_other'
    | 'changed-now'
    | 'about'
    | 'find'
    | 'find-example'
    | 'show'
    | 'all'
    | 'drifting'
    | 'name'
    | 'count_one'
    | 'count_other'
    | 'none'
    | 'none-now'
    | 'empty'
    | 'empty-now'
    | 'serial'
    | 'model'
    | 'standing'
    | 'account'
    | 'issuer'
    | 'last-burn'
    | 'operator'
    | 'back'
    | 'on-reader'
    | 'open'
    | 'book'
  >;
  readonly standing: Texts<Standing>;
  readonly token: Texts<
    | 'account'
    | 'account-last'
    | 'issuer'
    | 'since'
    | 'checked'
    | 'first-seen'
    | 'last-seen'
    | 'battery'
    | 'battery-age'
    | 'clock'
    | 'clock-seen'
    | 'clock-exact'
    | 'clock-fast'
    | 'clock-slow'
    | 'nobody'
    | 'never'
    | 'forgotten'
    | 'drift_one'
    | 'drift_other'
    | 'drift-refused'
    | 'drift-now'
    | 'drift-rate-fast'
    | 'drift-rate-slow'
    | 'days_one'
    | 'days_other'
    | 'days-over'
    | 'user'
    | 'burn-again'
    | 'slip'
    | 'mark'
    | 'history'
  >;
  readonly checked: Texts<'code' | 'by-eye' | 'camera' | 'none' | 'waived' | 'confirmed'>;
  readonly event: Texts<
    | 'verified'
    | 'by-eye'
    | 'camera'
    | 'seeded'
    | 'blank'
    | 'untouched'
    | 'unfinished'
    | 'seen'
    | Mark
    | 'by'
    | 'at'
    | 'reader'
    | 'clock-before'
    | 'because'
    | 'reassigned'
    | 'exported'
    | 'exported-plain'
  >;
  readonly mark: Texts<'title' | 'note' | 'note-about' | 'do' | 'cancel' | EndMark>;
  /** A token whose code was never seen to be right. */
  readonly unchecked: Texts<
    'what' | 'because' | 'now' | 'confirm' | 'sure' | 'do' | 'no-slip' | 'no-slip-now' | 'ended' | 'ended-now'
  >;
  readonly user: Texts<
    | 'about_one'
    | 'about_other'
    | 'name'
    | 'token'
    | 'from'
    | 'to'
    | 'why'
    | 'lasting'
    | 'is-pseudonym'
    | EndReason
  >;
  readonly forget: Texts<
    'button' | 'title' | 'what' | 'remains' | 'confirm' | 'do' | 'cancel' | 'done_one' | 'done_other'
  >;
  readonly slip: Texts<
    | 'title'
    | 'about'
    | 'print'
    | 'reset'
    | 'sheet'
    | 'head'
    | 'for'
    | 'service'
    | 'model'
    | 'serial'
    | 'on-title'
    | 'on'
    | 'what-title'
    | 'what'
    | 'call-title'
    | 'call'
  >;
  /** Burn, on behalf of the register. */
  readonly again: Texts<'title' | 'clear' | 'reassigned' | 'page' | 'person-forgotten'>;
  /** A register that several desks share. */
  readonly shared: Texts<'alone' | 'alone-now' | 'waiting_one' | 'waiting_other' | 'behind'>;
  /** What is to be had of the register as a whole. */
  readonly book: Texts<
    | 'title'
    | 'export'
    | 'export-about'
    | 'table'
    | 'tokens'
    | 'assignments'
    | 'burns'
    | 'delimiter'
    | 'comma'
    | 'semicolon'
    | 'tab'
    | 'save'
    | 'saved'
    | 'verify'
    | 'verify-about'
    | 'verify-do'
    | 'whole_one'
    | 'whole_other'
    | 'head'
    | 'torn'
    | 'torn-what'
    | 'operators'
    | 'machines'
    | 'name'
    | 'burns-count'
    | 'first'
    | 'last'
    | 'nobody'
  >;
}

/** The name of a text: `part/text`. */
export type UiRegisterKey = PathIn<UiRegisterCatalogue>;
