type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** Commands whose help stands here; that of the others stands with the rest of their words. */
export type HelpTopic =
  | 'kiln'
  | 'readers'
  | 'info'
  | 'inspect'
  | 'code'
  | 'burn'
  | 'practice'
  | 'simulator'
  | 'serve'
  | 'doctor';

/** What `--help` prints in one language. Options and what they take are the same in every language. */
export interface TerminalHelpCatalogue {
  /** `{{seed}}`, `{{picture}}` and `{{reader}}`: what `options` says, which several commands share. */
  readonly help: Texts<HelpTopic>;
  readonly options: Texts<'seed' | 'picture' | 'reader'>;
}
