import type { Failure, Warning } from '../ipc/failure.ts';
import type { Catalogue } from './catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { type Catalogues, createTranslator, type Translator } from './translator.ts';

const CATALOGUES: Catalogues<Catalogue> = { en, de };

/** What a person reads of a failure: one sentence or two on what happened, one on what to do now. */
export interface Words {
  readonly what: string;
  readonly now: string;
}

/** The words of one language for everything that the rest of Kiln only has codes for. */
export class Messages {
  readonly #texts: Translator;

  /** `tag`: a BCP 47 tag. English stands in where there is no catalogue. */
  constructor(tag = 'en') {
    this.#texts = createTranslator(CATALOGUES, tag);
  }

  /** The BCP 47 tag of the language the texts are in. */
  get language(): string {
    return this.#texts.language;
  }

  /** `place`: where they are read; a window names what to press where a terminal names what to type. */
  failure(failure: Failure, place: 'terminal' | 'window' = 'terminal'): Words {
    const now = `failures/${failure.code}/now`;
    const variant = variantOf(failure);
    const inWindow = place === 'window' && this.#texts.has(`${now}_ui`);
    return {
      what: this.#texts.text(`failures/${failure.code}/what`, failure, variant),
      now: this.#texts.text(now, failure, inWindow ? 'ui' : variant),
    };
  }

  warning(warning: Warning): string {
    return this.#texts.text(`warnings/${warning.code}`, warning, unnamed(warning));
  }

  /** What became of the token. `keepsSeed`: its model keeps an old seed when its clock is written. */
  outcome(outcome: keyof Catalogue['outcomes'], keepsSeed: boolean): string {
    return this.#texts.text(`outcomes/${outcome}`, {}, keepsSeed ? 'keeps' : '');
  }

  step(step: keyof Catalogue['steps']): string {
    return this.#texts.text(`steps/${step}`);
  }

  burnEvent(event: keyof Catalogue['burn'], names: object): string {
    return this.#texts.text(`burn/${event}`, names);
  }

  verdict(verdict: { readonly verdict: keyof Catalogue['verdicts'] }): string {
    return this.#texts.text(`verdicts/${verdict.verdict}`, verdict);
  }

  /** What the browser shell says to a browser that it does not let in. */
  serve(): { language: string; addressUsed: string; notLetIn: string } {
    return {
      language: this.language,
      addressUsed: this.#texts.text('serve/addressUsed'),
      notLetIn: this.#texts.text('serve/notLetIn'),
    };
  }
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
