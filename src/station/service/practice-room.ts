import { randomBytes } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import type { PracticeHand } from '../../ipc/contract.ts';
import type { PracticeDesk } from '../../ipc/state.ts';
import { SIMULATED_READER, SimulatedReaders } from '../../readers/simulated-readers.ts';
import { SimulatedToken } from '../../simulator/simulated-token.ts';
import { MODELS, modelOfSerial } from '../../tokens/token2/models.ts';

/** What practice tokens are: a miniOTP-2, which keeps its seed when its clock is set, and a C301, which does not. */
const PREFIXES = { card: '8659600', fob: '8659610' } as const;

/** As far off as a token's clock is after some months in a drawer. */
const CLOCK_ERROR_SECONDS = -47;

/**
 * Which command a cut strikes: the look at the token is the first, then come readInfo, getChallenge, authenticate and
 * writeConfig, so that it is the seed that does not arrive.
 */
const CUT_AT_COMMAND = 6;

/** A cut is short: somebody lifted the token for a moment and laid it back. */
const CUT_MILLISECONDS = 2500;

/** A virtual reader and a virtual token on a drawn desk, and the hand that moves them. */
export class PracticeRoom {
  readonly readers: SimulatedReaders;
  readonly #clock: Clock;
  readonly #onChange: () => void;
  #shape: 'fob' | 'card' = 'fob';
  #token: SimulatedToken;
  #endWatch: () => void;
  #onReader = false;
  #cutArmed = false;

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
    this.readers = new SimulatedReaders({ clock });
    this.#token = this.#newToken();
    this.#endWatch = this.#token.watch(onChange);
  }

  get view(): PracticeDesk {
    const { serial, clock } = this.#token;
    return {
      model: modelOfSerial(serial, MODELS)?.name ?? '',
      serial,
      shape: this.#shape,
      onReader: this.#onReader,
      display: this.#token.display(),
      clockErrorSeconds: Math.round(clock.errorSeconds),
      cutArmed: this.#cutArmed,
    };
  }

  move(hand: PracticeHand): void {
    switch (hand.do) {
      case 'lay':
        this.#lay();
        break;
      case 'lift':
        this.readers.lift(SIMULATED_READER);
        this.#onReader = false;
        break;
      case 'press':
        this.#token.pressButton();
        break;
      case 'cut':
        this.#cutArmed = !this.#cutArmed;
        if (this.#onReader) this.#lay();
        break;
      case 'drift':
        this.#token.shiftClock(hand.seconds);
        break;
      case 'new-token':
        this.#replace(hand.shape);
        break;
    }
    this.#onChange();
  }

  async close(): Promise<void> {
    this.#endWatch();
    await this.readers.close();
  }

  #lay(): void {
    const back = { afterMilliseconds: CUT_MILLISECONDS };
    const cut = { kind: 'cut', command: CUT_AT_COMMAND, when: 'before', back } as const;
    this.readers.lay(SIMULATED_READER, this.#token, {
      faults: this.#cutArmed ? [cut] : [],
      delayMilliseconds: 40,
    });
    this.#onReader = true;
  }

  #replace(shape: 'fob' | 'card'): void {
    this.readers.lift(SIMULATED_READER);
    this.#onReader = false;
    this.#cutArmed = false;
    this.#shape = shape;
    this.#endWatch();
    this.#token = this.#newToken();
    this.#endWatch = this.#token.watch(this.#onChange);
  }

  #newToken(): SimulatedToken {
    const number = randomBytes(4).readUInt32BE() % 10_000_000;
    return new SimulatedToken({
      serial: PREFIXES[this.#shape] + String(number).padStart(7, '0'),
      clock: this.#clock,
      randomBytes: (length) => randomBytes(length),
      clockErrorSeconds: CLOCK_ERROR_SECONDS,
      initialConfig: { displayCode: 3 },
    });
  }
}
