import type { Duplex } from 'node:stream';
import type { HostReply, HostRequest } from './host-protocol.ts';
import { Frames, frame } from './line-frames.ts';

type Transmit = Extract<HostRequest, { do: 'transmit' }>;

/**
 * The parent's end of a line to the thread of one card in the host (card-thread.ts). A command goes to that thread and
 * its response comes back without the host's main thread, which on a busy machine would have to be given a processor
 * twice for each.
 */
export class DirectLine {
  readonly #stream: Duplex;
  readonly #out = new Set<number>();
  #afterwards: (() => void)[] = [];

  constructor(stream: Duplex, hear: (reply: HostReply) => void) {
    this.#stream = stream;
    const frames = new Frames(2);
    stream.on('data', (piece: Uint8Array) => {
      for (const { numbers, bytes } of frames.take(piece)) {
        const [reply = 0, code = 0] = numbers;
        this.#out.delete(reply);
        hear(code === 0 ? { reply, ok: true, bytes } : { reply, ok: false, code });
      }
      if (this.#out.size > 0) return;
      for (const work of this.#afterwards.splice(0)) work();
    });
    // It must not keep this process alive; the host's own channel does while anything is of interest.
    if ('unref' in stream && typeof stream.unref === 'function') stream.unref();
  }

  send({ id, bytes }: Transmit): void {
    this.#out.add(id);
    this.#stream.write(frame([id], bytes));
  }

  /** Runs `work` when the card has answered what was sent: at once where nothing is out. */
  whenQuiet(work: () => void): void {
    if (this.#out.size === 0) work();
    else this.#afterwards.push(work);
  }
}
