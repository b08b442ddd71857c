import type { AddonCardReader } from './addon.ts';
import { PcscCode } from './pcsc-codes.ts';

/** A short response APDU at most: 256 bytes and the status word. */
const LONGEST_RESPONSE = 258;

/** ACR122U: "set buzzer output during card detection", off (API of the ACR122U, 6.7). */
const BUZZER_OFF = Buffer.from([0xff, 0x00, 0x52, 0x00, 0x00]);

/** SCARD_CTL_CODE of the escape command: 3500 in Microsoft's driver, 1 in pcsc-lite's and Apple's. */
const ESCAPE = process.platform === 'win32' ? 3500 : 1;

/**
 * The connection to the card on one reader, in the host: one thing after the other. Everything rejects with the
 * addon's Error, whose text holds the PC/SC code.
 *
 * It needs a CardReader of its own, not the one that watches the reader: the addon's main thread takes a
 * reader's mutex to hand out a status, and a transmit holds the same mutex until the token has answered.
 * That CardReader must never be collected (nor `close`d): without a watch it reads a field that was never set.
 */
export class HostLane {
  readonly #card: AddonCardReader;
  #protocol = 0;
  #tail: Promise<unknown> = Promise.resolve();
  #mustSilenceBuzzer = false;

  constructor(card: AddonCardReader) {
    this.#card = card;
  }

  /** The reader was plugged in, perhaps again: it has forgotten what it was told. */
  arrive(): void {
    this.#mustSilenceBuzzer = /acr122/i.test(this.#card.name);
    if (this.#mustSilenceBuzzer) this.#enqueue(() => this.#silenceByEscape()).catch(() => {});
  }

  get isConnected(): boolean {
    return this.#card.connected;
  }

  connect(): Promise<void> {
    return this.#enqueue(async () => {
      if (this.#card.connected) throw pcscError(PcscCode.SHARING_VIOLATION);
      const { SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0, SCARD_PROTOCOL_T1 } = this.#card;
      this.#protocol = await this.#connect(SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1);
      await this.#silenceByCommand();
    });
  }

  transmit(bytes: Uint8Array): Promise<Uint8Array> {
    return this.#enqueue(() => this.#transmit(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)));
  }

  disconnect(): Promise<void> {
    return this.#enqueue(() => this.#disconnect());
  }

  #enqueue<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = this.#tail.then(work);
    this.#tail = result.catch(() => {});
    return result;
  }

  #connect(shareMode: number, protocol: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#card.connect({ share_mode: shareMode, protocol }, (error, agreed) =>
        error ? reject(error) : resolve(agreed),
      );
    });
  }

  #transmit(bytes: Buffer): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#card.transmit(bytes, LONGEST_RESPONSE, this.#protocol, (error, response) =>
        error ? reject(error) : resolve(response),
      );
    });
  }

  async #disconnect(): Promise<void> {
    try {
      await new Promise<void>((resolve, reject) => {
        this.#card.disconnect(this.#card.SCARD_LEAVE_CARD, (error) => (error ? reject(error) : resolve()));
      });
    } finally {
      // A handle that could not be given back is dead: the next connect must make a new one.
      this.#card.connected = false;
    }
  }

  /** Without a card: the escape command, which not every driver lets through. */
  async #silenceByEscape(): Promise<void> {
    await this.#connect(this.#card.SCARD_SHARE_DIRECT, 0);
    try {
      await new Promise<void>((resolve, reject) => {
        this.#card.control(BUZZER_OFF, this.#card.SCARD_CTL_CODE(ESCAPE), 16, (error) =>
          error ? reject(error) : resolve(),
        );
      });
      this.#mustSilenceBuzzer = false;
    } finally {
      await this.#disconnect();
    }
  }

  /** With a card: the same as a pseudo command, which the reader answers itself. Tried once. */
  async #silenceByCommand(): Promise<void> {
    if (!this.#mustSilenceBuzzer) return;
    this.#mustSilenceBuzzer = false;
    await this.#transmit(BUZZER_OFF).catch(() => {});
  }
}

function pcscError(code: number): Error {
  return new Error(`(0x${code.toString(16)})`);
}
