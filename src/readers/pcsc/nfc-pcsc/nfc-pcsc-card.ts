import type { CardPort } from '../pcsc-binding.ts';
import { PcscCode, PcscError } from '../pcsc-codes.ts';
import type { AddonCardReader } from './addon.ts';
import { pcscErrorOf } from './addon-error.ts';

/** A short response APDU at most: 256 bytes and the status word. */
const LONGEST_RESPONSE = 258;

/** The function of the escape command: 3500 in Microsoft's driver, 1 in pcsc-lite's and Apple's. */
const ESCAPE = process.platform === 'win32' ? 3500 : 1;

/**
 * A card through the addon. It needs a CardReader of its own, not the one that watches the reader: the addon's main
 * thread takes a reader's mutex to hand out a status, and a transmit holds the same mutex until the token has answered.
 * That CardReader must never be collected (nor `close`d): without a watch it reads a field that was never set.
 */
export class NfcPcscCard implements CardPort {
  readonly #card: AddonCardReader;
  #protocol = 0;

  constructor(card: AddonCardReader) {
    this.#card = card;
  }

  get reader(): string {
    return this.#card.name;
  }

  get isConnected(): boolean {
    return this.#card.connected;
  }

  async connect(mode: 'exclusive' | 'direct'): Promise<void> {
    const card = this.#card;
    if (card.connected) throw new PcscError(PcscCode.SHARING_VIOLATION);
    const options =
      mode === 'exclusive'
        ? {
            share_mode: card.SCARD_SHARE_EXCLUSIVE,
            protocol: card.SCARD_PROTOCOL_T0 | card.SCARD_PROTOCOL_T1,
          }
        : { share_mode: card.SCARD_SHARE_DIRECT, protocol: 0 };
    this.#protocol = await promised<number>((done) => card.connect(options, done));
  }

  transmit(command: Uint8Array): Promise<Uint8Array> {
    const bytes = Buffer.from(command.buffer, command.byteOffset, command.length);
    return promised<Buffer>((done) => this.#card.transmit(bytes, LONGEST_RESPONSE, this.#protocol, done));
  }

  async escape(command: Uint8Array): Promise<void> {
    const code = this.#card.SCARD_CTL_CODE(ESCAPE);
    await promised<Buffer>((done) => this.#card.control(Buffer.from(command), code, LONGEST_RESPONSE, done));
  }

  async disconnect(): Promise<void> {
    try {
      await promised<void>((done) => this.#card.disconnect(this.#card.SCARD_LEAVE_CARD, done));
    } finally {
      // A handle that could not be given back is dead: the next connect must make a new one.
      this.#card.connected = false;
    }
  }
}

type Done<Value> = (error: Error | null | undefined, value: Value) => void;

function promised<Value>(call: (done: Done<Value>) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    call((error, value) => (error ? reject(pcscErrorOf(error)) : resolve(value)));
  });
}
