import { open } from 'node:fs/promises';
import { BurnLedger, type LedgerBurn } from './burn-ledger.ts';
import { CHAIN_START, claimedHash, readLine } from './journal-line.ts';

const LINE_FEED = 0x0a;
const CHUNK_BYTES = 256 * 1024;

/**
 * What the journal knows, as answers: an index in memory, read from the journal when it is first asked and carried on
 * from where it stopped whenever somebody, this process or another, has appended.
 */
export class Register {
  readonly #path: string;
  #ledger = new BurnLedger();
  #position = 0;
  #previous = CHAIN_START;
  #number = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(journalPath: string) {
    this.#path = journalPath;
  }

  /** The last burn of a token; undefined when none is known. A journal that cannot be read knows nothing. */
  async lastBurn(serial: string): Promise<LedgerBurn | undefined> {
    this.#reading = this.#reading.then(() => this.#catchUp());
    await this.#reading;
    return this.#ledger.lastBurn(serial);
  }

  async #catchUp(): Promise<void> {
    const file = await open(this.#path, 'r').catch(() => undefined);
    if (file === undefined) return;
    try {
      const { size } = await file.stat();
      if (size < this.#position) this.#startAgain();
      while (this.#position < size) {
        const bytes = Buffer.alloc(Math.min(CHUNK_BYTES, size - this.#position));
        await file.read(bytes, 0, bytes.length, this.#position);
        const whole = bytes.lastIndexOf(LINE_FEED) + 1;
        if (whole === 0) break;
        for (const line of bytes.toString('utf8', 0, whole - 1).split('\n')) this.#take(line);
        this.#position += whole;
      }
    } finally {
      await file.close();
    }
  }

  /** Answers are for people at work: an entry that does not fit the chain is passed over here, and named by verifying. */
  #take(line: string): void {
    this.#number += 1;
    const read = readLine(line, this.#previous, this.#number);
    if ('fault' in read) {
      this.#previous = claimedHash(line) ?? this.#previous;
      return;
    }
    this.#previous = read.hash;
    this.#ledger.apply(read.entry);
  }

  #startAgain(): void {
    this.#ledger = new BurnLedger();
    this.#position = 0;
    this.#previous = CHAIN_START;
    this.#number = 0;
  }
}
