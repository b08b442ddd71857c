import { createInstance, type i18n } from 'i18next';
import type { Failure, Warning } from '../ipc/failure.ts';
import type { Catalogue } from './catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';

const CATALOGUES: Readonly<Record<string, Catalogue>> = { en, de };

/** What a person reads of a failure: one sentence or two on what happened, one on what to do now. */
export interface Words {
  readonly what: string;
  readonly now: string;
}

/** The words of one language for everything that the rest of Kiln only has codes for. */
export class Messages {
  readonly #texts: i18n;

  /** `language`: a BCP 47 tag. English stands in where there is no catalogue. */
  constructor(language = 'en') {
    const resources = Object.fromEntries(
      Object.entries(CATALOGUES).map(([tag, catalogue]) => [tag, { translation: catalogue }]),
    );
    this.#texts = createInstance();
    void this.#texts.init({
      resources: resources as never,
      lng: language,
      fallbackLng: 'en',
      interpolation: { escapeValue: false },
      keySeparator: '/',
      nsSeparator: false,
      initAsync: false,
    });
  }

  /** `place`: where they are read; a window names what to press where a terminal names what to type. */
  failure(failure: Failure, place: 'terminal' | 'window' = 'terminal'): Words {
    const options = { ...namesIn(failure), context: variantOf(failure) };
    const now = `failures/${failure.code}/now`;
    const inWindow = place === 'window' && this.#texts.exists(`${now}_ui`);
    return {
      what: this.#texts.t(`failures/${failure.code}/what`, options),
      now: this.#texts.t(now, inWindow ? { ...options, context: 'ui' } : options),
    };
  }

  warning(warning: Warning): string {
    return this.#texts.t(`warnings/${warning.code}`, { ...namesIn(warning), context: unnamed(warning) });
  }

  /** What became of the token. `keepsSeed`: its model keeps an old seed when its clock is written. */
  outcome(outcome: keyof Catalogue['outcomes'], keepsSeed: boolean): string {
    return this.#texts.t(`outcomes/${outcome}`, { context: keepsSeed ? 'keeps' : '' });
  }

  step(step: keyof Catalogue['steps']): string {
    return this.#texts.t(`steps/${step}`);
  }

  burnEvent(event: keyof Catalogue['burn'], names: object): string {
    return this.#texts.t(`burn/${event}`, namesIn(names));
  }

  verdict(verdict: { readonly verdict: keyof Catalogue['verdicts'] }): string {
    return this.#texts.t(`verdicts/${verdict.verdict}`, namesIn(verdict));
  }

  /** What the browser shell says to a browser that it does not let in. */
  serve(): { language: string; addressUsed: string; notLetIn: string } {
    return {
      language: this.#texts.resolvedLanguage ?? 'en',
      addressUsed: this.#texts.t('serve/addressUsed'),
      notLetIn: this.#texts.t('serve/notLetIn'),
    };
  }
}

/** Lists read as "a, b". */
function namesIn(data: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') || '–' : value,
    ]),
  );
}

/** Which of a failure's words fit: see FailureWords. */
function variantOf(failure: Failure): string {
  if ('reason' in failure) return failure.reason;
  if ('fault' in failure) return failure.fault;
  if ('what' in failure) return failure.what;
  return 'wanted' in failure ? 'named' : unnamed(failure);
}

/** For words that would repeat a name, where there is none that had better be repeated. */
function unnamed(data: object): 'unnamed' | '' {
  return 'name' in data && data.name === '' ? 'unnamed' : '';
}
