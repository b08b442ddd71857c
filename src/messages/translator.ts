import { createInstance, type i18n } from 'i18next';
import { plainText } from '../base/plain-text.ts';

/** The texts of one language, each by its path in the catalogue. */
export interface Translator {
  /** The BCP 47 tag of the language the texts are in. */
  readonly language: string;
  /**
   * `names`: what `{{names}}` in the text stand for; a list reads as "a, b", and `count` chooses the form. `variant`:
   * the words behind that underscore, where there are any.
   */
  text(path: string, names?: object, variant?: string): string;
  has(path: string): boolean;
}

/** The paths `part/text` of a catalogue of two levels, without the forms of what counts something. */
export type PathIn<Catalogue> = {
  [Part in keyof Catalogue & string]: `${Part}/${WithoutForm<keyof Catalogue[Part] & string>}`;
}[keyof Catalogue & string];

type WithoutForm<Key> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;

/** Catalogues by their BCP 47 language. */
export type Catalogues<Catalogue extends object> = Readonly<Record<string, Catalogue> & { en: Catalogue }>;

/** Catalogues that are asked for when their words are: the terminal's are loaded then (scripts/late-modules.mjs). */
export function late<Catalogue extends object>(
  en: () => Catalogue,
  de: () => Catalogue,
): Catalogues<Catalogue> {
  return {
    get en() {
      return en();
    },
    get de() {
      return de();
    },
  };
}

/** `tag`: a BCP 47 tag, whose region is of no matter. English stands in where there is no catalogue. */
export function createTranslator(catalogues: Catalogues<object>, tag: string): Translator {
  const wanted = tag.toLowerCase().split('-', 1)[0] ?? '';
  const language = Object.hasOwn(catalogues, wanted) ? wanted : 'en';
  // Made when the first text is asked for: most starts need few of the catalogues, and some none.
  let made: i18n | undefined;
  const texts = () => {
    made ??= newInstance(catalogues, language);
    return made;
  };
  return {
    language,
    text: (path, names = {}, variant = '') => texts().t(path, { ...namesIn(names), context: variant }),
    has: (path) => texts().exists(path),
  };
}

function newInstance(catalogues: Catalogues<object>, language: string): i18n {
  const instance = createInstance();
  void instance.init({
    resources: Object.fromEntries(
      Object.entries(catalogues).map(([name, catalogue]) => [name, { translation: { ...catalogue } }]),
    ),
    lng: language,
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    keySeparator: '/',
    nsSeparator: false,
    initAsync: false,
  });
  return instance;
}

function namesIn(data: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      harmless(Array.isArray(value) ? value.join(', ') || '–' : value),
    ]),
  );
}

const LINE_ENDS = /[\n\r\u0085\u2028\u2029]+/g;

/** What others wrote begins no line of its own, which would read as one of Kiln's, and steers nothing. */
function harmless(value: unknown): unknown {
  return typeof value === 'string' ? plainText(value.replace(LINE_ENDS, ' ')) : value;
}
