import { StatusWord } from '../apdu/status-word.ts';
import type { Clock } from '../base/clock.ts';
import type { RandomBytes } from '../base/random-bytes.ts';
import type { Secret } from '../base/secret.ts';
import type { Enrolment } from '../otp/enrolment.ts';
import { codeAt } from '../otp/totp.ts';
import { CLASSIC_MODELS, MODELS, type Model, modelOfSerial } from '../tokens/token2/models.ts';
import { contactlessAtr } from './atr.ts';
import { Cancellation } from './cancellation.ts';
import type { SimulatedCard } from './simulated-card.ts';
import { TokenClock } from './token-clock.ts';
import { displaySecondsOf, FACTORY_CONFIG, type StoredConfig } from './token-config.ts';
import { TokenFirmware } from './token-firmware.ts';
import { Watchers } from './watchers.ts';

/** What the display of a token without a seed shows. */
export const BLANK_TEXT = '------';
/** What it shows where the firmware would divide by a step of 0. */
export const ERROR_TEXT = 'Error';

/** What can be read off a token. `text` is '' while it is off. */
export interface TokenDisplay {
  readonly on: boolean;
  readonly text: string;
}

export interface SimulatedTokenOptions {
  /** ASCII digits; 14 on every known model. Decides the model, and so the erase rule. */
  readonly serial: string;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** How far the token's clock is ahead of the host's; 0 unless said. */
  readonly clockErrorSeconds?: number;
  /** How fast it gets further ahead; 0 unless said. */
  readonly driftPartsPerMillion?: number;
  /** Blank unless said. */
  readonly initialSeed?: Secret;
  readonly initialConfig?: Partial<StoredConfig>;
  /** Where erase rules are looked up; the built-in table unless said. */
  readonly models?: readonly Model[];
  /** Overrules the model. An unlisted serial erases unless said. */
  readonly clockWriteErasesSeed?: boolean;
  /** False: a classic token, which answers nothing but 6D00. Unless said, the serial's prefix decides. */
  readonly programmable?: boolean;
  /** Whether it has been switched on already; false unless said. */
  readonly switchedOn?: boolean;
  /** True: the display never switches itself off, as if somebody stood by it. */
  readonly staysOn?: boolean;
  /** Makes the codes; TOTP of RFC 6238 unless said. */
  readonly showCode?: (enrolment: Enrolment, unixSeconds: number) => string;
}

/**
 * A single-profile token in software: firmware, clock, memory, and a display with one button. Nothing runs in the
 * background unless somebody watches it: its state follows from the clock whenever it is asked.
 */
export class SimulatedToken implements SimulatedCard {
  readonly serial: string;
  readonly atr: Uint8Array = contactlessAtr(new Uint8Array());
  readonly clock: TokenClock;
  readonly #host: Clock;
  readonly #firmware: TokenFirmware;
  readonly #showCode: (enrolment: Enrolment, unixSeconds: number) => string;
  readonly #programmable: boolean;
  readonly #staysOn: boolean;
  /** When the display switches itself off, in the host's elapsed milliseconds; undefined while it is off. */
  #offAt: number | undefined;
  /** What the display showed before the first write since it was switched on: it is not drawn anew until then. */
  #staleText: string | undefined;
  readonly #watchers = new Watchers();
  #told: TokenDisplay | undefined;
  #alarm: Cancellation | undefined;

  constructor(options: SimulatedTokenOptions) {
    if (!/^[0-9]{1,255}$/.test(options.serial)) throw new RangeError('a serial is made of digits');
    const model = modelOfSerial(options.serial, options.models ?? MODELS);
    this.serial = options.serial;
    this.#host = options.clock;
    this.clock = new TokenClock(
      options.clock,
      options.clockErrorSeconds ?? 0,
      options.driftPartsPerMillion ?? 0,
    );
    this.#showCode = options.showCode ?? codeAt;
    this.#programmable = options.programmable ?? modelOfSerial(options.serial, CLASSIC_MODELS) === undefined;
    this.#staysOn = options.staysOn ?? false;
    this.#firmware = new TokenFirmware({
      serial: options.serial,
      memory: { seed: options.initialSeed, config: { ...FACTORY_CONFIG, ...options.initialConfig } },
      clock: this.clock,
      randomBytes: options.randomBytes,
      clockWriteErasesSeed: options.clockWriteErasesSeed ?? model?.clockWriteErasesSeed ?? true,
      beforeWrite: () => {
        this.#staleText ??= this.#freshText();
      },
    });
    if (options.switchedOn) this.#switchOn();
  }

  /** The truth, to compare a result with. */
  storedSeed(): Secret | undefined {
    return this.#firmware.memory.seed;
  }

  storedConfig(): StoredConfig {
    return this.#firmware.memory.config;
  }

  get awake(): boolean {
    this.#settle();
    return this.#offAt !== undefined;
  }

  display(): TokenDisplay {
    return this.awake ? { on: true, text: this.#staleText ?? this.#freshText() } : { on: false, text: '' };
  }

  /** Switches the display on, or off when it is on. */
  pressButton(): void {
    if (this.awake) this.#switchOff();
    else this.#switchOn();
    this.#tell();
  }

  answer(apdu: Uint8Array): Uint8Array {
    if (!this.awake) throw new Error('the token is asleep');
    if (!this.#programmable) {
      return Uint8Array.of(StatusWord.UNKNOWN_INSTRUCTION >> 8, StatusWord.UNKNOWN_INSTRUCTION & 0xff);
    }
    // Nobody has to be told: a write is not seen on the display before it is switched off and on.
    return this.#firmware.answer(apdu);
  }

  powerOff(): void {
    this.#firmware.powerOff();
  }

  fallAsleep(): void {
    if (!this.awake) return;
    this.#switchOff();
    this.#tell();
  }

  /** Moves the token's clock, forwards when `seconds` is positive. */
  shiftClock(seconds: number): void {
    this.clock.shift(seconds);
    this.#tell();
  }

  setDrift(partsPerMillion: number): void {
    this.clock.setDrift(partsPerMillion);
    this.#tell();
  }

  /** Calls `listener` whenever the display changes, by whatever cause. Keeps a timer while the display is on. */
  watch(listener: () => void): () => void {
    if (this.#watchers.none) this.#told = this.display();
    const end = this.#watchers.add(listener);
    this.#setAlarm();
    return () => {
      end();
      if (this.#watchers.none) this.#alarm?.abort();
    };
  }

  #freshText(): string {
    const { seed, config } = this.#firmware.memory;
    if (seed === undefined) return BLANK_TEXT;
    if (config.stepSeconds === 0) return ERROR_TEXT;
    const enrolment: Enrolment = {
      issuer: '',
      account: '',
      secret: seed,
      algorithm: config.algorithmCode === 2 ? 'SHA256' : 'SHA1',
      digits: 6,
      periodSeconds: config.stepSeconds,
    };
    return this.#showCode(enrolment, this.clock.seconds);
  }

  #switchOn(): void {
    this.#staleText = undefined;
    const seconds = this.#staysOn ? Number.POSITIVE_INFINITY : displaySecondsOf(this.storedConfig());
    this.#offAt = this.#host.elapsedMilliseconds() + 1000 * seconds;
  }

  /** An NFC session does not outlive the display. */
  #switchOff(): void {
    this.#offAt = undefined;
    this.#firmware.powerOff();
  }

  /** Catches up with a display timeout that passed since somebody last looked. */
  #settle(): void {
    if (this.#offAt !== undefined && this.#host.elapsedMilliseconds() >= this.#offAt) this.#switchOff();
  }

  #tell(): void {
    if (this.#watchers.none) return;
    const before = this.#told;
    const now = this.display();
    this.#told = now;
    this.#setAlarm();
    if (before?.on !== now.on || before.text !== now.text) this.#watchers.tell();
  }

  /** Wakes up for the next change that time alone will bring. */
  #setAlarm(): void {
    this.#alarm?.abort();
    const wait = this.#millisecondsToChange();
    if (wait === undefined) return;
    const alarm = new Cancellation();
    this.#alarm = alarm;
    void this.#host.sleep(Math.max(1, Math.ceil(wait)), alarm).then(() => {
      if (!alarm.aborted) this.#tell();
    });
  }

  #millisecondsToChange(): number | undefined {
    if (this.#offAt === undefined) return undefined;
    const { stepSeconds } = this.storedConfig();
    const changes = this.#staleText === undefined && this.storedSeed() !== undefined && stepSeconds > 0;
    const step = changes ? this.clock.millisecondsUntilStep(stepSeconds) : Number.POSITIVE_INFINITY;
    const wait = Math.min(step, this.#offAt - this.#host.elapsedMilliseconds());
    return Number.isFinite(wait) ? wait : undefined;
  }
}
