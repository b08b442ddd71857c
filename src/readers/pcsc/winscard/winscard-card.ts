import type { CardPort } from '../pcsc-binding.ts';
import { PcscCode, PcscError } from '../pcsc-codes.ts';
import type { Connection, Handle, Winscard } from './winscard.ts';

const SHARE_EXCLUSIVE = 1;
const SHARE_DIRECT = 3;
const PROTOCOL_T0_OR_T1 = 1 | 2;
const NO_PROTOCOL = 0;

/**
 * A card through the system's library. Each has a context of its own, taken with the first connection: calls of one
 * context wait for each other, and a mute token must make nobody wait.
 */
export class WinscardCard implements CardPort {
  readonly reader: string;
  readonly #winscard: Winscard;
  #context: Handle | undefined;
  #connection: Connection | undefined;

  constructor(winscard: Winscard, reader: string) {
    this.#winscard = winscard;
    this.reader = reader;
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  async connect(mode: 'exclusive' | 'direct'): Promise<void> {
    if (this.#connection !== undefined) throw new PcscError(PcscCode.SHARING_VIOLATION);
    this.#context ??= await this.#winscard.establishContext();
    const [share, protocols] =
      mode === 'exclusive' ? [SHARE_EXCLUSIVE, PROTOCOL_T0_OR_T1] : [SHARE_DIRECT, NO_PROTOCOL];
    this.#connection = await this.#winscard.connect(this.#context, this.reader, share, protocols);
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    return this.#winscard.transmit(this.#connected(), command);
  }

  async escape(command: Uint8Array): Promise<void> {
    await this.#winscard.escape(this.#connected(), command);
  }

  async disconnect(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    if (connection !== undefined) await this.#winscard.disconnect(connection);
  }

  #connected(): Connection {
    if (this.#connection === undefined) throw new PcscError(PcscCode.INVALID_HANDLE);
    return this.#connection;
  }
}
