import type { Failure, Warning } from '../ipc/failure.ts';
import type { RowFault } from '../ipc/session.ts';
import type { Catalogue } from './catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { PastFailureCatalogue } from './failures/past-failure-catalogue.ts';
import { pastFailureDe } from './failures/past-failure-de.ts';
import { pastFailureEn } from './failures/past-failure-en.ts';
import type { RowFaultCatalogue } from './failures/row-fault-catalogue.ts';
import { rowFaultDe } from './failures/row-fault-de.ts';
import { rowFaultEn } from './failures/row-fault-en.ts';
import { createTranslator, late, type Translator } from './translator.ts';

const CATALOGUES = late<Catalogue & RowFaultCatalogue>(
  () => ({ ...en, ...rowFaultEn }),
  () => ({ ...de, ...rowFaultDe }),
);
const PAST_FAILURES: Readonly<Record<string, PastFailureCatalogue>> = late(
  () => pastFailureEn,
  () => pastFailureDe,
);

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
    const inWindow =
      place === 'window' && this.#texts.has(`${now}_ui`) && !this.#texts.has(`${now}_${variant}`);
    return {
      what: this.#texts.text(`failures/${failure.code}/what`, failure, variant),
      now: this.#texts.text(now, failure, inWindow ? 'ui' : variant),
    };
  }

  /** Why a burn on record went wrong, as a clause; undefined for codes that this Kiln does not know. */
  pastFailure(code: string): string | undefined {
    const texts: Readonly<Record<string, string>> = PAST_FAILURES[this.language] ?? pastFailureEn;
    return Object.hasOwn(texts, code) ? texts[code] : undefined;
  }

  warning(warning: Warning): string {
    return this.#texts.text(`warnings/${warning.code}`, warning, variantOf(warning));
  }

  /** What is wrong with a row of a list, in a sentence or two for a person who sees the row. */
  rowFault(fault: RowFault): string {
    const variant = rowVariantOf(fault);
    const paths = [`rowFaults/${fault.code}`, `failures/${fault.code}/what`, `warnings/${fault.code}`];
    return this.#texts.text(paths.find((path) => this.#texts.has(path)) ?? '', fault, variant);
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
  serve(): { language: string; addressUsed: string; notLetIn: string; needsScript: string } {
    return {
      language: this.language,
      addressUsed: this.#texts.text('serve/addressUsed'),
      notLetIn: this.#texts.text('serve/notLetIn'),
      needsScript: this.#texts.text('serve/needsScript'),
    };
  }
}

/** Which of a row fault's words fit. */
function rowVariantOf(fault: RowFault): string {
  if ('given' in fault) return fault.given > 0 ? 'mixed' : '';
  return 'text' in fault && fault.text === '' ? 'unnamed' : variantOf(fault);
}

/** Which of a failure's words fit: see FailureWords. */
function variantOf(failure: Failure | RowFault | Warning): string {
  if ('reason' in failure) return 'name' in failure ? `${failure.reason}-named` : failure.reason;
  if ('app' in failure) return failure.app;
  if ('codes' in failure) return failure.codes;
  if ('service' in failure) return failure.service;
  if ('fault' in failure) return failure.fault;
  if ('what' in failure) return failure.what;
  if ('system' in failure) return failure.system;
  if ('looksLike' in failure) return failure.looksLike;
  if ('app' in failure) return failure.app;
  if ('needs' in failure) return unnamed(failure) === '' ? failure.needs : `${failure.needs}-unnamed`;
  if ('state' in failure) return failure.state;
  return 'wanted' in failure ? 'named' : unnamed(failure);
}

/** For words that would repeat a name, where there is none that had better be repeated. */
function unnamed(data: object): 'unnamed' | '' {
  const names = ['name', 'algorithm', 'user'] as const;
  return names.some((name) => name in data && data[name as keyof typeof data] === '') ? 'unnamed' : '';
}
