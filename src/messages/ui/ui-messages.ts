import type { Failure } from '../../ipc/failure.ts';
import { Messages, type Words } from '../messages.ts';
import { type Catalogues, createTranslator, type Translator } from '../translator.ts';
import type { UiCameraCatalogue, UiCameraKey } from './ui-camera-catalogue.ts';
import { uiCameraDe } from './ui-camera-de.ts';
import { uiCameraEn } from './ui-camera-en.ts';
import type { UiCatalogue, UiKey } from './ui-catalogue.ts';
import { uiDe } from './ui-de.ts';
import { uiEn } from './ui-en.ts';
import type { UiRegisterCatalogue, UiRegisterKey } from './ui-register-catalogue.ts';
import { uiRegisterDe } from './ui-register-de.ts';
import { uiRegisterEn } from './ui-register-en.ts';
import type { UiScanCatalogue, UiScanKey } from './ui-scan-catalogue.ts';
import { uiScanDe } from './ui-scan-de.ts';
import { uiScanEn } from './ui-scan-en.ts';
import type { UiSessionsCatalogue, UiSessionsKey } from './ui-sessions-catalogue.ts';
import { uiSessionsDe } from './ui-sessions-de.ts';
import { uiSessionsEn } from './ui-sessions-en.ts';
import type { UiWhereCatalogue, UiWhereKey } from './ui-where-catalogue.ts';
import { uiWhereDe } from './ui-where-de.ts';
import { uiWhereEn } from './ui-where-en.ts';

const CATALOGUES: Catalogues<UiCatalogue> = { en: uiEn, de: uiDe };
const REGISTER: Catalogues<UiRegisterCatalogue> = { en: uiRegisterEn, de: uiRegisterDe };
const SCAN: Catalogues<UiScanCatalogue> = { en: uiScanEn, de: uiScanDe };
const CAMERA: Catalogues<UiCameraCatalogue> = { en: uiCameraEn, de: uiCameraDe };
const SESSIONS: Catalogues<UiSessionsCatalogue> = { en: uiSessionsEn, de: uiSessionsDe };
const WHERE: Catalogues<UiWhereCatalogue> = { en: uiWhereEn, de: uiWhereDe };

/** The languages there are whole catalogues for, each by the name it calls itself. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** The words of one language for a window: those of `Messages`, and the interface's own. */
export class UiMessages extends Messages {
  readonly #ui: Translator;
  readonly #register: Translator;
  readonly #scan: Translator;
  readonly #camera: Translator;
  readonly #sessions: Translator;
  readonly #where: Translator;
  /** The tag as asked for, for dates and numbers: `de-AT` where the texts are `de`. */
  readonly #locale: string;

  /** `tag`: a BCP 47 tag. English stands in where there is no catalogue. */
  constructor(tag: string) {
    super(tag);
    this.#ui = createTranslator(CATALOGUES, tag);
    this.#register = createTranslator(REGISTER, tag);
    this.#scan = createTranslator(SCAN, tag);
    this.#camera = createTranslator(CAMERA, tag);
    this.#sessions = createTranslator(SESSIONS, tag);
    this.#where = createTranslator(WHERE, tag);
    this.#locale = tag.toLowerCase().split('-', 1)[0] === this.language ? tag : this.language;
  }

  ui(key: UiKey, names: Readonly<Record<string, string | number>> = {}): string {
    return this.#ui.text(key, names);
  }

  /** As `ui`, of the Register room. */
  register(key: UiRegisterKey, names: Readonly<Record<string, string | number>> = {}): string {
    return this.#register.text(key, names);
  }

  /** As `ui`, of finding codes on screens and in pictures. */
  scan(key: UiScanKey, names: Readonly<Record<string, string | number>> = {}): string {
    return this.#scan.text(key, names);
  }

  /** As `ui`, around the camera. */
  camera(key: UiCameraKey, names: Readonly<Record<string, string | number>> = {}): string {
    return this.#camera.text(key, names);
  }

  /** As `ui`, of the Sessions room. */
  sessions(key: UiSessionsKey, names: Readonly<Record<string, string | number>> = {}): string {
    return this.#sessions.text(key, names);
  }

  /** As `ui`, of the panel "Where is the code?". */
  where(key: UiWhereKey, names: Readonly<Record<string, string | number>> = {}): string {
    return this.#where.text(key, names);
  }

  /** A failure as a window says it: what to press, not what to type. */
  override failure(failure: Failure): Words {
    return super.failure(failure, 'window');
  }

  /** A length of time in the largest unit that keeps it at two or more: "47 seconds", "3 hours". */
  duration(seconds: number): string {
    const [unit, length] = UNITS.find(([, size]) => seconds >= 2 * size) ?? (['second', 1] as const);
    return new Intl.NumberFormat(this.#locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
      Math.round(seconds / length),
    );
  }

  /** A moment for a person: "3 Mar 2026, 14:05". `time`: ISO 8601. */
  moment(time: string): string {
    return new Intl.DateTimeFormat(this.#locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
      new Date(time),
    );
  }

  /** A day for a person: "3 Mar 2026". `time`: ISO 8601. */
  day(time: string): string {
    return new Intl.DateTimeFormat(this.#locale, { dateStyle: 'medium' }).format(new Date(time));
  }

  /** A number as it is written here: "100,000". */
  number(value: number): string {
    return new Intl.NumberFormat(this.#locale).format(value);
  }
}
