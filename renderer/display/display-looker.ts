import type { FrameLooker } from '../camera/frame-looker.ts';
import type { DisplayRequest, SeenDisplays } from './display-protocol.ts';

/** No picture takes so long, however busy the computer is. */
const PATIENCE_MILLISECONDS = 15_000;

/** A worker that reads the display in a camera's pictures, one after the other. */
export class DisplayLooker implements FrameLooker<SeenDisplays> {
  readonly #worker = new Worker(new URL('./display-worker.js', document.baseURI), { type: 'module' });
  /** Camera and tokens stay as they are: once a code could only be read one way round, the next ones are read that way, too. */
  #isUpright = false;
  #answer: (seen: SeenDisplays | undefined) => void = () => {};

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<SeenDisplays>) => this.#answer(data));
    // It could not be loaded, or is at fault: nothing will come any more.
    this.#worker.addEventListener('error', () => this.end());
  }

  look(frame: VideoFrame | ImageBitmap): Promise<SeenDisplays | undefined> {
    return new Promise((resolve) => {
      const patience = setTimeout(() => this.end(), PATIENCE_MILLISECONDS);
      this.#answer = (seen) => {
        if (seen?.readings.some(({ showsUpright }) => showsUpright)) this.#isUpright = true;
        clearTimeout(patience);
        resolve(seen);
      };
      const request: DisplayRequest = { frame, isUpright: this.#isUpright };
      this.#worker.postMessage(request, [frame]);
    });
  }

  end(): void {
    this.#worker.terminate();
    this.#answer(undefined);
  }
}
