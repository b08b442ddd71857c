import { createInstance, type i18n } from 'i18next';
import type { Finding, FindingState, Shell } from '../ipc/finding.ts';
import type { DoctorCatalogue } from './doctor-catalogue.ts';
import { doctorEn } from './doctor-en.ts';

const CATALOGUES: Readonly<Record<string, DoctorCatalogue>> = { en: doctorEn };

export interface FindingText {
  /** What was looked at. */
  readonly title: string;
  readonly what: string;
  /** What to do; absent where there is nothing to do. */
  readonly now?: string;
}

/** The words of one language for what `kiln doctor` finds. */
export class DoctorMessages {
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

  finding(finding: Finding): FindingText {
    const options = { ...namesIn(finding), context: variantOf(finding) };
    const nowKey = `findings/${finding.code}/now`;
    return {
      title: this.#texts.t(`checks/${finding.check}`),
      what: this.#texts.t(`findings/${finding.code}/what`, options),
      ...(this.#texts.exists(nowKey) && { now: this.#texts.t(nowKey, options) }),
    };
  }

  state(state: FindingState): string {
    return this.#texts.t(`states/${state}`);
  }

  /** What stands above a finding's commands. */
  shell(shell: Shell = 'terminal'): string {
    return this.#texts.t(`shells/${shell}`);
  }
}

/** Lists read as "a, b". */
function namesIn(finding: Finding): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(finding).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') || '–' : value,
    ]),
  );
}

/** Which of a finding's words fit: see FindingWords. */
function variantOf(finding: Finding): string {
  switch (finding.code) {
    case 'polkit-refused':
      return finding.session;
    case 'not-a-token':
      return finding.what;
    case 'readers-unseen':
      return finding.plugged.length > 0 ? 'plugged' : '';
    case 'card-in-use':
      return finding.programs.length > 0 ? 'known' : '';
    default:
      return '';
  }
}
