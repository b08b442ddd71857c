import type { FrameLooker } from '../camera/frame-looker.ts';
import type { DisplayRequest, SeenDisplays, Watched } from './display-protocol.ts';

/** No picture takes so long, however busy the computer is. */
const PATIENCE_MILLISECONDS = 15_000;

/** A worker that reads the display in a camera's pictures, one after the other. */
export class DisplayLooker implements FrameLooker<SeenDisplays> {
  readonly #worker = new Worker(new URL('./display-worker.js', document.baseURI), { type: 'module' });
  readonly #watched: Watched;
  #answer: (seen: SeenDisplays | undefined) => void = () => {};

  constructor(watched: Watched) {
    this.#watched = watched;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<SeenDisplays>) => this.#answer(data));
    // It could not be loaded, or is at fault: nothing will come any more.
    this.#worker.addEventListener('error', () => this.end());
  }

  look(frame: VideoFrame | ImageBitmap): Promise<SeenDisplays | undefined> {
    return new Promise((resolve) => {
      const patience = setTimeout(() => this.end(), PATIENCE_MILLISECONDS);
      this.#answer = (seen) => {
        clearTimeout(patience);
        resolve(seen);
      };
      const request: DisplayRequest = { frame, watched: this.#watched };
      this.#worker.postMessage(request, [frame]);
    });
  }

  end(): void {
    this.#worker.terminate();
    this.#answer(undefined);
  }
}
