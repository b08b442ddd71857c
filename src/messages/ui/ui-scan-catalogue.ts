import type { PathIn } from '../translator.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** The words for finding codes on screens and in pictures in one language, as `UiCatalogue`. */
export interface UiScanCatalogue {
  readonly bar: Texts<'screen' | 'screen-about'>;
  readonly looking: Texts<'screens' | 'pictures' | 'stop'>;
  readonly choose: Texts<
    | 'title'
    | 'about'
    | 'title-parts'
    | 'title-split'
    | 'parts'
    | 'parts-missing_one'
    | 'parts-missing_other'
    | 'parts-about'
    | 'split'
    | 'split-missing_one'
    | 'split-missing_other'
    | 'split-about'
    | 'not-named'
    | 'again-parts'
    | 'again-split'
  >;
  readonly wrong: Texts<'title_one' | 'title_other' | 'instead'>;
  readonly nothing: Texts<
    | 'title'
    | 'title-unreadable_one'
    | 'title-unreadable_other'
    | 'searched'
    | 'left-out_one'
    | 'left-out_other'
    | 'try'
    | 'try-larger'
    | 'try-front'
    | 'try-another'
    | 'try-photo'
    | 'try-key'
  >;
  readonly action: Texts<'again' | 'another' | 'screens' | 'settings' | 'close'>;
  /** What things are called that have no name of their own. */
  readonly name: Texts<'screen' | 'shared' | 'picture' | 'page' | 'size' | 'cut-out'>;
  readonly keys: Texts<'screen' | 'choose'>;
}

/** The name of a text: `part/text`. */
export type UiScanKey = PathIn<UiScanCatalogue>;
