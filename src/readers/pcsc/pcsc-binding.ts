/** The two ways from the host to PC/SC. `koffi` calls the system's own library; `nfc-pcsc` is a compiled addon. */
export type BindingName = 'koffi' | 'nfc-pcsc';

/** What readers do, as a binding tells it, each in the order in which it happened. */
export interface ReaderEvents {
  /** The service has answered. Readers, and their first states, follow. */
  onAnswer(): void;
  /** A reader is there, perhaps again: comes before its first state. */
  onArrival(reader: string): void;
  /** SCARD_STATE bits, an event counter in the high 16 bits. */
  onState(reader: string, state: number): void;
  onGone(reader: string): void;
  /** Every reader of the first list has told its first state, or gone. */
  onListed(): void;
  /** The service refused, or went away, or watching was ended: nothing more comes. `code` as in pcsc-codes.ts. */
  onLost(code: number): void;
}

/** A card's connection on one reader. Calls come one after the other; each rejects with a PcscError. */
export interface CardPort {
  readonly reader: string;
  /** `direct`: to the reader itself, with or without a card. Rejects with SHARING_VIOLATION while connected. */
  connect(mode: 'exclusive' | 'direct'): Promise<void>;
  /** The whole response, status word and all; of no bytes when the card went in the middle of it. */
  transmit(command: Uint8Array): Promise<Uint8Array>;
  /** Sends the reader a command of its vendor's, past the card. */
  escape(command: Uint8Array): Promise<void>;
  /** Lets the card go without resetting it; whatever comes of it, the port is free afterwards. */
  disconnect(): Promise<void>;
  /** The connection as the system's library has it, where this process may make other calls about it. */
  readonly connection?: { readonly card: number | bigint; readonly protocol: number } | undefined;
}

/** The one port between the reader host and a binding. */
export interface PcscBinding {
  /** Starts telling of all readers, until the process ends, or `end` says so to a binding that can end it. */
  watch(events: ReaderEvents, end?: AbortSignal): void;
  /** For a reader that has arrived. Ask once for each: a port lives as long as the process. */
  newCard(reader: string): CardPort;
}

/** `KILN_PCSC`: koffi unless it asks for the other. */
export function chosenBinding(environment: Readonly<Record<string, string | undefined>>): BindingName {
  return environment['KILN_PCSC'] === 'nfc-pcsc' ? 'nfc-pcsc' : 'koffi';
}
