import { Messages } from '../messages.ts';
import { createTranslator, late, type Translator } from '../translator.ts';
import type { TerminalCatalogue, TerminalKey } from './terminal-catalogue.ts';
import { terminalDe } from './terminal-de.ts';
import { terminalEn } from './terminal-en.ts';
import type { HelpTopic, TerminalHelpCatalogue } from './terminal-help-catalogue.ts';
import { terminalHelpDe } from './terminal-help-de.ts';
import { terminalHelpEn } from './terminal-help-en.ts';
import type { TerminalRegisterCatalogue, TerminalRegisterKey } from './terminal-register-catalogue.ts';
import { terminalRegisterDe } from './terminal-register-de.ts';
import { terminalRegisterEn } from './terminal-register-en.ts';
import type { TerminalSessionCatalogue, TerminalSessionKey } from './terminal-session-catalogue.ts';
import { terminalSessionDe } from './terminal-session-de.ts';
import { terminalSessionEn } from './terminal-session-en.ts';

const CATALOGUES = late<TerminalCatalogue>(
  () => terminalEn,
  () => terminalDe,
);
const HELP = late<TerminalHelpCatalogue>(
  () => terminalHelpEn,
  () => terminalHelpDe,
);
const REGISTER = late<TerminalRegisterCatalogue>(
  () => terminalRegisterEn,
  () => terminalRegisterDe,
);
const SESSION = late<TerminalSessionCatalogue>(
  () => terminalSessionEn,
  () => terminalSessionDe,
);

/** Options that several commands take, by their names, and what stands in their place until they are put in. */
const SHARED_OPTIONS = { seed: '<seed>', picture: '<picture>', reader: '<reader>' } as const;

/** The words of one language for a terminal: those of `Messages`, and the terminal's own. */
export class TerminalMessages extends Messages {
  readonly #terminal: Translator;
  readonly #help: Translator;
  readonly #register: Translator;
  readonly #session: Translator;

  /** `tag`: a BCP 47 tag. English stands in where there is no catalogue. */
  constructor(tag = 'en') {
    super(tag);
    this.#terminal = createTranslator(CATALOGUES, tag);
    this.#help = createTranslator(HELP, tag);
    this.#register = createTranslator(REGISTER, tag);
    this.#session = createTranslator(SESSION, tag);
  }

  terminal(key: TerminalKey, names: Readonly<Record<string, string | number>> = {}): string {
    return this.#terminal.text(key, names);
  }

  /** What `kiln --help` or a command's `--help` prints. */
  help(topic: HelpTopic, names: Readonly<Record<string, string>> = {}): string {
    const text = this.#help.text(`help/${topic}`, { ...names, ...SHARED_OPTIONS });
    // Several lines each: what comes in by name is one.
    return Object.entries(SHARED_OPTIONS).reduce(
      (whole, [name, place]) => whole.replace(place, () => this.#help.text(`options/${name}`)),
      text,
    );
  }

  /** As `terminal`, of `kiln register`. */
  register(key: TerminalRegisterKey, names: Readonly<Record<string, string | number>> = {}): string {
    return this.#register.text(key, names);
  }

  /** As `terminal`, of `kiln session`. */
  session(key: TerminalSessionKey, names: Readonly<Record<string, string | number>> = {}): string {
    return this.#session.text(key, names);
  }
}
