import type { PathIn } from '../translator.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** One service's way to a code: three steps, and what stands on the thing to click in each. */
type Page = Texts<
  | 'name'
  | 'step-1'
  | 'click-1'
  | 'step-2'
  | 'click-2'
  | 'step-3'
  | 'click-3'
  /** What looks like it, and is not. */
  | 'not'
>;

/** The words of the panel "Where is the code?" in one language, as `UiCatalogue`. */
export interface UiWhereCatalogue {
  readonly panel: Texts<'open' | 'title' | 'about' | 'services' | 'step' | 'close' | 'not'>;
  readonly microsoft: Page;
  readonly google: Page;
  readonly github: Page;
  readonly okta: Page;
  readonly duo: Page;
  readonly other: Page;
}

/** The name of a text: `part/text`. */
export type UiWhereKey = PathIn<UiWhereCatalogue>;
