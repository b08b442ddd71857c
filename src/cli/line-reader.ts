import type { Readable } from 'node:stream';

/** What is typed or piped in here is a seed, a code or a passphrase: what is longer is none, and is not read to its end. */
const MOST_BYTES = 1024 * 1024;

/** Hands out a stream's lines one by one, as they are asked for; undefined when it has ended. */
export class LineReader {
  readonly #chunks: AsyncIterator<Buffer | string>;
  #pending: Buffer = Buffer.alloc(0);
  #ended = false;

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** The next line without its line end. A last line need not have one. */
  async next(): Promise<string | undefined> {
    for (;;) {
      const end = this.#pending.indexOf('\n');
      if (end >= 0) return this.#take(end, end + 1);
      if (this.#pending.length > MOST_BYTES) return this.#take(this.#pending.length);
      if (this.#ended) return this.#pending.length > 0 ? this.#take(this.#pending.length) : undefined;
      await this.#more();
    }
  }

  /** Everything up to the end of the stream, or the beginning of what is too long. */
  async rest(): Promise<string> {
    while (!this.#ended && this.#pending.length <= MOST_BYTES) await this.#more();
    return this.#take(this.#pending.length);
  }

  async #more(): Promise<void> {
    const chunk = await this.#chunks.next().catch(() => ({ done: true, value: undefined }) as const);
    if (chunk.done) this.#ended = true;
    // Text comes from a terminal that was asked something before.
    else this.#pending = Buffer.concat([this.#pending, Buffer.from(chunk.value as string)]);
  }

  #take(end: number, next = end): string {
    const text = this.#pending.toString('utf8', 0, end).replace(/\r$/, '');
    this.#pending = this.#pending.subarray(next);
    return text;
  }
}
