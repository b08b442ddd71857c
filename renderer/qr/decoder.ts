import type { DecoderReply, DecoderRequest, LookOptions, Seen, Sight } from './decoder-protocol.ts';

/** Nobody waits longer for an answer: a file can be made to keep a decoder busy. */
const PATIENCE_SECONDS = 15;

/**
 * A worker that finds the codes in what it is given, one after the other. Its memory is given back at `end`: a camera
 * keeps one while it runs, everything else takes one of its own.
 */
export class Decoder {
  readonly #worker = new Worker(new URL('./decoder-worker.js', document.baseURI), { type: 'module' });
  readonly #waiting = new Map<number, { readonly sight: Sight['kind']; answer(seen: Seen): void }>();
  #lastId = 0;
  #isOver = false;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<DecoderReply>) => {
      this.#waiting.get(data.id)?.answer(data.seen);
    });
    // It could not be loaded, or ran out of memory: nothing will come any more.
    this.#worker.addEventListener('error', () => this.end());
  }

  /** Never rejects. A frame is handed over for good. After `end`, or once the worker broke down, it is a failure. */
  look(sight: Sight, options: LookOptions = {}): Promise<Seen> {
    if (this.#isOver) {
      if (sight.kind === 'frame') sight.frame.close();
      return Promise.resolve(notSeen(sight.kind));
    }
    this.#lastId += 1;
    const request: DecoderRequest = { id: this.#lastId, sight, options };
    return new Promise((resolve) => {
      const patience = setTimeout(() => this.end(), 1000 * PATIENCE_SECONDS);
      this.#waiting.set(request.id, {
        sight: sight.kind,
        answer: (seen) => {
          clearTimeout(patience);
          this.#waiting.delete(request.id);
          resolve(seen);
        },
      });
      this.#worker.postMessage(request, sight.kind === 'frame' ? [sight.frame] : []);
    });
  }

  /** Whatever is still asked for is answered as a failure. */
  end(): void {
    this.#isOver = true;
    this.#worker.terminate();
    for (const { sight, answer } of [...this.#waiting.values()]) answer(notSeen(sight));
  }
}

function notSeen(sight: Sight['kind']): Seen {
  if (sight === 'picture') {
    return { ok: false, failure: { code: 'picture-slow', seconds: PATIENCE_SECONDS } };
  }
  return { ok: false, failure: { code: 'screen-unavailable' } };
}
