/** What an operator sets for good. */
export interface Settings {
  /** A BCP 47 tag of a language there is a catalogue for; `system` for the operating system's or browser's. */
  readonly language: 'system' | 'en' | 'de';
  readonly colours: 'system' | 'light' | 'dark';
  /** Who burns, for the journal; '' for the operating system's user. */
  readonly operator: string;
  /** Seconds the token's display stays on. */
  readonly displaySeconds: 15 | 30 | 60 | 120;
  /** Burn as soon as a token lies there and a seed is taken. */
  readonly autoBurn: boolean;
  /** Minutes after which a seed that was taken in and not burned is dropped. No "never": it can be taken in again. */
  readonly seedMinutes: 1 | 5 | 15 | 60;
  /** The reader to prefer where several hold a token; '' for none. */
  readonly reader: string;
  /** The camera that was chosen last, as the operating system calls it; '' for whichever there is. */
  readonly camera: string;
  /** Codes are read off the display by the camera, wherever one is asked for; typing works all the same. */
  readonly readByCamera: boolean;
  /** Models beyond the built-in table, by how their serials begin. */
  readonly models: readonly AddedModel[];
  /** What the handover slip says in place of Kiln's own texts. */
  readonly slip: SlipTexts;
  /**
   * Looks for a code on the screens from within any program; of the desktop app only. An accelerator of Electron's
   * that fits SHORTCUT_PATTERN (shortcut.ts); '' for none.
   */
  readonly screenShortcut: string;
}

/** What is to be another from now on; the rest stays as it is. */
export type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

/** The parts of a handover slip; '' leaves one out. */
export interface SlipTexts {
  readonly on?: string;
  readonly what?: string;
  readonly call?: string;
}

export interface AddedModel {
  /** 1 to 14 digits. */
  readonly serialPrefix: string;
  readonly name: string;
  readonly clockWriteErasesSeed: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  colours: 'system',
  operator: '',
  displaySeconds: 30,
  autoBurn: false,
  seedMinutes: 5,
  reader: '',
  camera: '',
  readByCamera: false,
  models: [],
  slip: {},
  screenShortcut: '',
};
