/*
 * The part of nfc-pcsc 0.8.1, and of @pokusew/pcsclite 0.6.0 under it, that Kiln uses. Neither brings types for
 * what is needed here. Source: their code.
 */

type Done<Value> = (error: Error | null | undefined, value: Value) => void;

/** pcsclite's CardReader: one reader in one PC/SC context, its calls done in libuv's thread pool. */
export interface AddonCardReader {
  readonly name: string;
  /** Set by connect and disconnect; connect does nothing while it is true. */
  connected: boolean;
  readonly SCARD_SHARE_EXCLUSIVE: number;
  readonly SCARD_SHARE_DIRECT: number;
  readonly SCARD_PROTOCOL_T0: number;
  readonly SCARD_PROTOCOL_T1: number;
  readonly SCARD_LEAVE_CARD: number;
  connect(options: { share_mode: number; protocol: number }, done: Done<number>): void;
  disconnect(disposition: number, done: Done<void>): void;
  transmit(data: Buffer, responseLength: number, protocol: number, done: Done<Buffer>): void;
  control(data: Buffer, controlCode: number, responseLength: number, done: Done<Buffer>): void;
  SCARD_CTL_CODE(code: number): number;
  /** Starts a thread that calls `told` with every state from now on; there is one for each watched reader. */
  get_status(told: (error: Error | undefined, state: number, atr?: Buffer) => void): void;
  /** Ends that thread; a deadlock when called from `told`. */
  close(): void;
  on(event: 'status', listener: (status: { state: number; atr?: Buffer }) => void): this;
}

export type AddonCardReaderClass = new (name: string) => AddonCardReader;

/** nfc-pcsc's Reader. It connects every arriving card by itself, through its own `connect`. */
export interface AddonDevice {
  readonly name: string;
  readonly reader: AddonCardReader;
  autoProcessing: boolean;
  connect: () => Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'end', listener: () => void): this;
}

/** nfc-pcsc's NFC. Its constructor loops for ever while there is no PC/SC service. */
export interface AddonNfc {
  readonly pcsc: { start(listed: (error: Error | undefined, names: Buffer) => void): void };
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'reader', listener: (device: AddonDevice) => void): this;
}

export interface Addon {
  readonly NFC: new () => AddonNfc;
}
