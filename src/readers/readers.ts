import type { CardChannel } from '../apdu/card-channel.ts';
import type { OpenFailure, ServiceFailure } from '../apdu/card-source.ts';
import type { Result } from '../base/result.ts';

export type { OpenFailure, ServiceFailure } from '../apdu/card-source.ts';

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
