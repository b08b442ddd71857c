import type { CardPort } from './pcsc-binding.ts';

/** ACR122U: "set buzzer output during card detection", off (API of the ACR122U, 6.7). */
const BUZZER_OFF = Uint8Array.of(0xff, 0x00, 0x52, 0x00, 0x00);

/** The connection to the card on one reader, in the host: one thing after the other. All reject with a PcscError. */
export class HostLane {
  readonly #card: CardPort;
  #tail: Promise<unknown> = Promise.resolve();
  #mustSilenceBuzzer = false;

  constructor(card: CardPort) {
    this.#card = card;
  }

  /** The reader was plugged in, perhaps again: it has forgotten what it was told. */
  arrive(): void {
    this.#mustSilenceBuzzer = /acr122/i.test(this.#card.reader);
    if (this.#mustSilenceBuzzer) this.#enqueue(() => this.#silenceByEscape()).catch(() => {});
  }

  connect(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#card.connect('exclusive');
      await this.#silenceByCommand();
    });
  }

  transmit(bytes: Uint8Array): Promise<Uint8Array> {
    return this.#enqueue(() => this.#card.transmit(bytes));
  }

  disconnect(): Promise<void> {
    return this.#enqueue(() => this.#card.disconnect());
  }

  #enqueue<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = this.#tail.then(work);
    this.#tail = result.catch(() => {});
    return result;
  }

  /** Without a card: the escape command, which not every driver lets through. */
  async #silenceByEscape(): Promise<void> {
    await this.#card.connect('direct');
    try {
      await this.#card.escape(BUZZER_OFF);
      this.#mustSilenceBuzzer = false;
    } finally {
      await this.#card.disconnect();
    }
  }

  /** With a card: the same as a pseudo command, which the reader answers itself. Tried once. */
  async #silenceByCommand(): Promise<void> {
    if (!this.#mustSilenceBuzzer) return;
    this.#mustSilenceBuzzer = false;
    await this.#card.transmit(BUZZER_OFF).catch(() => {});
  }
}
