import { randomBytes } from 'node:crypto';
import type { Fault } from '../simulator/faults.ts';
import type { SimulatedCard } from '../simulator/simulated-card.ts';
import { SimulatedToken, type TokenDisplay } from '../simulator/simulated-token.ts';
import { connectToVpcd, type VpcdState, type VpcdToken } from '../simulator/vpcd/vpcd-token.ts';
import { systemClock } from './system-clock.ts';

export interface SimulatedVpcdOptions {
  readonly host: string;
  readonly port: number;
  readonly serial: string;
  readonly clockErrorSeconds: number;
  readonly driftPartsPerMillion: number;
  /** How long every command takes. */
  readonly delayMilliseconds: number;
  readonly faults: readonly Fault[];
  /** Its display goes off by itself after its timeout, and with it the token off the reader. */
  readonly sleeps: boolean;
  /** Nobody switches it off and on after a burn but who calls `pressButton`. */
  readonly byHand: boolean;
  readonly onDisplay: (display: TokenDisplay) => void;
  readonly onState: (state: VpcdState) => void;
}

/** The instruction of writeSeed. */
const WRITE_SEED = 0xc5;

/** A token that was seeded and left alone for so long is switched off and on, as a person would. */
const HANDS_OFF_MILLISECONDS = 1500;

/** A simulated token on one of vpcd's readers, and the hand beside it. */
export class SimulatedVpcd {
  readonly #token: SimulatedToken;
  readonly #door: VpcdToken;
  readonly #endWatch: () => void;
  readonly #byHand: boolean;
  #seeded = false;
  #hand: NodeJS.Timeout | undefined;

  constructor(options: SimulatedVpcdOptions) {
    const { host, port, serial, clockErrorSeconds, driftPartsPerMillion, delayMilliseconds, faults } =
      options;
    this.#byHand = options.byHand;
    this.#token = new SimulatedToken({
      serial,
      clock: systemClock,
      randomBytes: (length) => randomBytes(length),
      clockErrorSeconds,
      driftPartsPerMillion,
      switchedOn: true,
      staysOn: !options.sleeps,
    });
    this.#endWatch = this.#token.watch(() => options.onDisplay(this.#token.display()));
    this.#door = connectToVpcd({
      host,
      port,
      clock: systemClock,
      card: this.#underHand(),
      faults: { delayMilliseconds, faults },
      onChange: options.onState,
    });
  }

  get display(): TokenDisplay {
    return this.#token.display();
  }

  pressButton(): void {
    this.#token.pressButton();
  }

  lay(): void {
    this.#door.lay();
  }

  lift(): void {
    this.#door.lift();
  }

  close(): void {
    clearTimeout(this.#hand);
    this.#endWatch();
    this.#door.close();
  }

  /** The token, with a hand that waits for the end of a burn. */
  #underHand(): SimulatedCard {
    const token = this.#token;
    return {
      atr: token.atr,
      get awake() {
        return token.awake;
      },
      answer: (apdu) => {
        const response = token.answer(apdu);
        this.#noticeCommand(apdu);
        return response;
      },
      powerOff: () => token.powerOff(),
      fallAsleep: () => token.fallAsleep(),
      watch: (listener) => token.watch(listener),
    };
  }

  #noticeCommand(apdu: Uint8Array): void {
    if (apdu[1] === WRITE_SEED) this.#seeded = true;
    if (!this.#seeded || this.#byHand) return;
    clearTimeout(this.#hand);
    this.#hand = setTimeout(() => {
      this.#seeded = false;
      if (this.#token.awake) this.#token.pressButton();
      this.#token.pressButton();
    }, HANDS_OFF_MILLISECONDS);
  }
}
