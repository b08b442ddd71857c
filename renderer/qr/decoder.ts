import type { DecoderReply, DecoderRequest, LookOptions, Seen, Sight } from './decoder-protocol.ts';

/** Nobody waits longer: as LONGEST_SECONDS in src/pictures/limits.ts, of which nothing is loaded before a picture comes. */
const PATIENCE_SECONDS = 15;

/** Something that was asked for, and is not answered yet. */
interface Waiting {
  /** From now on it may take so long. */
  allow(seconds: number): void;
  /** Without what was seen it is a failure. */
  answer(seen?: Seen): void;
}

/**
 * A worker that finds the codes in what it is given, one after the other. Its memory is given back at `end`: a camera
 * keeps one while it runs, everything else takes one of its own.
 */
export class Decoder {
  readonly #worker = new Worker(new URL('./decoder-worker.js', document.baseURI), { type: 'module' });
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #isOver = false;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<DecoderReply>) => {
      if ('seen' in data) this.#waiting.get(data.id)?.answer(data.seen);
      else this.#waiting.get(data.id)?.allow(data.limitSeconds);
    });
    // It could not be loaded, or ran out of memory: nothing will come any more.
    this.#worker.addEventListener('error', () => this.end());
  }

  /** Never rejects. A frame is handed over for good. After `end`, or once the worker broke down, it is a failure. */
  look(sight: Sight, options: LookOptions = {}): Promise<Seen> {
    if (this.#isOver) {
      if (sight.kind === 'frame') sight.frame.close();
      return Promise.resolve(notSeen(sight.kind, PATIENCE_SECONDS));
    }
    this.#lastId += 1;
    const request: DecoderRequest = { id: this.#lastId, sight, options };
    return new Promise((resolve) => {
      this.#waiting.set(request.id, this.#wait(request, resolve));
      this.#worker.postMessage(request, sight.kind === 'frame' ? [sight.frame] : []);
    });
  }

  /** Whatever is still asked for is answered as a failure. */
  end(): void {
    this.#isOver = true;
    this.#worker.terminate();
    for (const { answer } of [...this.#waiting.values()]) answer();
  }

  #wait({ id, sight }: DecoderRequest, resolve: (seen: Seen) => void): Waiting {
    let allowed: number;
    let patience: ReturnType<typeof setTimeout> | undefined;
    const allow = (seconds: number) => {
      clearTimeout(patience);
      allowed = seconds;
      patience = setTimeout(() => this.end(), 1000 * seconds);
    };
    allow(PATIENCE_SECONDS);
    return {
      allow,
      answer: (seen = notSeen(sight.kind, allowed)) => {
        clearTimeout(patience);
        this.#waiting.delete(id);
        resolve(seen);
      },
    };
  }
}

function notSeen(sight: Sight['kind'], seconds: number): Seen {
  if (sight === 'picture') return { ok: false, failure: { code: 'picture-slow', seconds } };
  return { ok: false, failure: { code: 'screen-unavailable' } };
}
