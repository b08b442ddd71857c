import type { Finding, FindingState, Shell } from '../../ipc/finding.ts';
import { type Catalogues, createTranslator, type Translator } from '../translator.ts';
import type { DoctorCatalogue } from './doctor-catalogue.ts';
import { doctorDe } from './doctor-de.ts';
import { doctorEn } from './doctor-en.ts';

const CATALOGUES: Catalogues<DoctorCatalogue> = { en: doctorEn, de: doctorDe };

export interface FindingText {
  /** What was looked at. */
  readonly title: string;
  readonly what: string;
  /** What to do; absent where there is nothing to do. */
  readonly now?: string;
}

/** The words of one language for what `kiln doctor` finds. */
export class DoctorMessages {
  readonly #texts: Translator;

  /** `tag`: a BCP 47 tag. English stands in where there is no catalogue. */
  constructor(tag = 'en') {
    this.#texts = createTranslator(CATALOGUES, tag);
  }

  finding(finding: Finding): FindingText {
    const variant = variantOf(finding);
    const now = `findings/${finding.code}/now`;
    return {
      title: this.#texts.text(`checks/${finding.check}`),
      what: this.#texts.text(`findings/${finding.code}/what`, finding, variant),
      ...(this.#texts.has(now) && { now: this.#texts.text(now, finding, variant) }),
    };
  }

  state(state: FindingState): string {
    return this.#texts.text(`states/${state}`);
  }

  /** What stands above a finding's commands. */
  shell(shell: Shell = 'terminal'): string {
    return this.#texts.text(`shells/${shell}`);
  }
}

/** Which of a finding's words fit: see FindingWords. */
function variantOf(finding: Finding): string {
  switch (finding.code) {
    case 'polkit-refused':
      return finding.session;
    case 'not-a-token':
      return finding.what;
    case 'no-reader':
      return finding.asks === true ? 'asks' : '';
    case 'readers-unseen':
      return finding.plugged.length > 0 ? 'plugged' : '';
    case 'card-in-use':
      return finding.programs.length > 0 ? 'known' : '';
    default:
      return '';
  }
}
