import type { EndReason, Mark, Standing } from '../ipc/register.ts';
import type { PathIn } from './translator.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** The words of the window's Register room in one language, as `UiCatalogue`. */
export interface UiRegisterCatalogue {
  readonly table: Texts<
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
  readonly checked: Texts<'code' | 'by-eye' | 'none'>;
  readonly event: Texts<
    | 'verified'
    | 'by-eye'
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
  >;
  readonly mark: Texts<'title' | 'note' | 'note-about' | 'do' | 'cancel' | Mark>;
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
  readonly again: Texts<'for'>;
}

/** The name of a text: `part/text`. */
export type UiRegisterKey = PathIn<UiRegisterCatalogue>;
