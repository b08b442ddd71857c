import { Worker } from 'node:worker_threads';
import type { CardThreadData } from './card-thread.ts';
import type { LineReport } from './host-protocol.ts';
import type { CardPort, PcscBinding } from './pcsc-binding.ts';

/**
 * The binding, with a thread for each card whose connection is one of the system's: the parent reaches it over a line
 * of its own. There are as many as there are `descriptors`; readers beyond go the way through the main thread.
 */
export function withCardThreads(
  binding: PcscBinding,
  hostFile: string,
  descriptors: readonly number[],
  report: (report: LineReport) => void,
): PcscBinding {
  let taken = 0;
  return {
    watch: (events, end) => binding.watch(events, end),
    newCard: (reader) => {
      const card = binding.newCard(reader);
      const line = taken;
      const descriptor = descriptors[line];
      if (descriptor === undefined) return card;
      taken += 1;
      return new ThreadedCard(card, hostFile, descriptor, () => report({ report: 'line', reader, line }));
    },
  };
}

/** A card whose commands can be sent by a thread of its own, from its first connection on. */
class ThreadedCard implements CardPort {
  readonly reader: string;
  readonly #card: CardPort;
  readonly #hostFile: string;
  readonly #data: CardThreadData;
  readonly #cells: BigInt64Array;
  readonly #tellReady: () => void;
  #thread: Worker | undefined;

  constructor(card: CardPort, hostFile: string, descriptor: number, tellReady: () => void) {
    this.reader = card.reader;
    this.#card = card;
    this.#hostFile = hostFile;
    this.#data = { descriptor, connection: new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT) };
    this.#cells = new BigInt64Array(this.#data.connection);
    this.#tellReady = tellReady;
  }

  async connect(mode: 'exclusive' | 'direct'): Promise<void> {
    await this.#card.connect(mode);
    const { connection } = this.#card;
    if (mode === 'direct' || connection === undefined) return;
    this.#cells[0] = BigInt.asIntN(64, BigInt(connection.card));
    this.#cells[1] = BigInt(connection.protocol);
    this.#thread ??= this.#start();
  }

  transmit(command: Uint8Array): Promise<Uint8Array> {
    return this.#card.transmit(command);
  }

  escape(command: Uint8Array): Promise<void> {
    return this.#card.escape(command);
  }

  disconnect(): Promise<void> {
    this.#cells.fill(0n);
    return this.#card.disconnect();
  }

  /** Where it cannot start, commands go on through the main thread. */
  #start(): Worker {
    const thread = new Worker(this.#hostFile, { workerData: this.#data });
    thread.once('message', this.#tellReady);
    thread.once('error', () => {});
    thread.unref();
    return thread;
  }
}
