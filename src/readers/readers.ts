import type { CardChannel } from '../apdu/card-channel.ts';
import type { Result } from '../base/result.ts';

/** What lies on a reader, as far as can be told without talking to it. */
export type CardPresence =
  | 'absent'
  | 'present'
  /** Something is there that does not answer: a token that went to sleep, or lies badly. */
  | 'mute'
  /** Another program holds it for itself. */
  | 'in-use';

export interface ReaderState {
  readonly name: string;
  readonly card: CardPresence;
  /** Goes up whenever a card is laid down or lifted, so that a swap between two looks is seen. */
  readonly cardCount: number;
}

/** Why there are no readers at all. */
export type ServiceFailure =
  /** The PC/SC service does not run. */
  | { readonly code: 'no-service' }
  /** It runs, and this user may not use it. */
  | { readonly code: 'service-denied' }
  /** The addon that talks to it is not there for this runtime. `mend`: the command that puts it there. */
  | { readonly code: 'addon-missing'; readonly mend: string; readonly detail: string };

/** Why a card could not be opened. */
export type OpenFailure =
  | ServiceFailure
  /** No such reader; `wanted` is absent when any would do. */
  | { readonly code: 'no-reader'; readonly wanted?: string; readonly available: readonly string[] }
  | { readonly code: 'no-token'; readonly reader: string }
  | { readonly code: 'token-asleep'; readonly reader: string }
  | { readonly code: 'card-in-use'; readonly reader: string };

/** All that is known of the readers at one moment. `failure` and readers exclude each other. */
export interface ReadersSnapshot {
  readonly failure?: ServiceFailure;
  readonly readers: readonly ReaderState[];
}

/**
 * The readers of one kind (PC/SC, or simulated). Readers, cards and the service itself may come and go at any
 * time; watchers are told, and nothing throws for it.
 */
export interface Readers {
  /** Resolves once the first look at the machine is over, within a few seconds, whatever it found. */
  ready(): Promise<void>;
  snapshot(): ReadersSnapshot;
  /** Calls `listener` after every change. Returns the function that ends the watch. */
  watch(listener: (snapshot: ReadersSnapshot) => void): () => void;
  /** Opens the card on the reader of exactly this name, exclusively. */
  open(readerName: string): Promise<Result<CardChannel, OpenFailure>>;
  /** Lets go of everything. The process can end afterwards. */
  close(): Promise<void>;
}
