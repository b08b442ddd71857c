import type { Duplex } from 'node:stream';
import { deserialize, serialize } from 'node:v8';

const LENGTH_BYTES = 4;

/** Structured clones over a pipe, a length before each. */
export class Wire {
  readonly #stream: Duplex;
  #received: Buffer = Buffer.alloc(0);

  constructor(stream: Duplex, onMessage: (message: unknown) => void) {
    this.#stream = stream;
    stream.on('error', () => {});
    stream.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      for (;;) {
        if (this.#received.length < LENGTH_BYTES) return;
        const end = LENGTH_BYTES + this.#received.readUInt32BE();
        if (this.#received.length < end) return;
        const message: unknown = deserialize(this.#received.subarray(LENGTH_BYTES, end));
        this.#received = this.#received.subarray(end);
        onMessage(message);
      }
    });
  }

  send(message: unknown): void {
    const body = serialize(message);
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(body.length);
    if (!this.#stream.destroyed) this.#stream.write(Buffer.concat([length, body]));
  }
}
