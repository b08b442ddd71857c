import type { CaptureFailure } from '../../src/ipc/capture.ts';
import type { Camera } from './camera-choice.ts';
import type { FrameLooker } from './frame-looker.ts';
import { openCamera } from './open-camera.ts';

/** At most eight pictures a second. */
const INTERVAL_MILLISECONDS = 125;

export interface CameraWatch<Seen> {
  /** The camera runs, and its picture is in the video. */
  onOpen(track: MediaStreamTrack): void;
  /** A picture was looked at. */
  onSeen(seen: Seen): void;
  /** It could not be started, or it ended by itself; it is off. Not called after `stop`. */
  onFailure(failure: CaptureFailure): void;
}

/** A camera from the moment it is asked for until `stop`, whatever happens between: then it is off. */
export class CameraRun<Seen> {
  readonly #video: HTMLVideoElement;
  readonly #newLooker: () => FrameLooker<Seen>;
  readonly #watch: CameraWatch<Seen>;
  #stream: MediaStream | undefined;
  #looker: FrameLooker<Seen> | undefined;
  #isOver = false;

  /** `newLooker`: called once the camera runs. */
  constructor(video: HTMLVideoElement, newLooker: () => FrameLooker<Seen>, watch: CameraWatch<Seen>) {
    this.#video = video;
    this.#newLooker = newLooker;
    this.#watch = watch;
  }

  /** Never rejects. `camera`: see `openCamera`. */
  async start(camera: Camera): Promise<void> {
    if (this.#isOver) return;
    const opened = await openCamera(camera);
    if (!opened.ok) return this.#fail(opened.failure);
    this.#stream = opened.value;
    const [track] = opened.value.getVideoTracks();
    // Closed while the browser was still asking.
    if (this.#isOver || track === undefined) return this.stop();
    // Only when it was not we who stopped it: it was unplugged, or the browser took it away.
    track.addEventListener('ended', () => this.#fail({ code: 'camera-missing' }));
    this.#video.srcObject = opened.value;
    await this.#video.play().catch(() => {});
    if (this.#isOver) return;
    this.#looker = this.#newLooker();
    this.#watch.onOpen(track);
    await this.#look(this.#looker);
  }

  /** Also stops a camera that is only just being started. */
  stop(): void {
    this.#isOver = true;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    if (this.#video.srcObject === this.#stream) this.#video.srcObject = null;
    this.#looker?.end();
  }

  #fail(failure: CaptureFailure): void {
    if (this.#isOver) return;
    this.stop();
    this.#watch.onFailure(failure);
  }

  /** One picture after the other: while one is looked through none waits, and the next one is the newest there is. */
  async #look(looker: FrameLooker<Seen>): Promise<void> {
    while (!this.#isOver) {
      const begun = performance.now();
      const frame = await frameOf(this.#video);
      if (frame !== undefined) {
        const seen = await looker.look(frame);
        if (this.#isOver) return;
        if (seen === undefined) return this.#fail({ code: 'camera-unavailable' });
        this.#watch.onSeen(seen);
      }
      await after(INTERVAL_MILLISECONDS - (performance.now() - begun));
    }
  }
}

/** What the video shows now, without a copy of it where the browser can do that; undefined while it shows nothing. */
async function frameOf(video: HTMLVideoElement): Promise<VideoFrame | ImageBitmap | undefined> {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return undefined;
  try {
    return 'VideoFrame' in window ? new VideoFrame(video) : await createImageBitmap(video);
  } catch {
    return undefined;
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
