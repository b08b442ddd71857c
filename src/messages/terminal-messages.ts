import { Messages } from './messages.ts';
import type { TerminalCatalogue, TerminalKey } from './terminal-catalogue.ts';
import { terminalDe } from './terminal-de.ts';
import { terminalEn } from './terminal-en.ts';
import { type Catalogues, createTranslator, type Translator } from './translator.ts';

const CATALOGUES: Catalogues<TerminalCatalogue> = { en: terminalEn, de: terminalDe };

/** The words of one language for a terminal: those of `Messages`, and the terminal's own. */
export class TerminalMessages extends Messages {
  readonly #terminal: Translator;

  /** `tag`: a BCP 47 tag. English stands in where there is no catalogue. */
  constructor(tag = 'en') {
    super(tag);
    this.#terminal = createTranslator(CATALOGUES, tag);
  }

  terminal(key: TerminalKey, names: Readonly<Record<string, string | number>> = {}): string {
    return this.#terminal.text(key, names);
  }
}
