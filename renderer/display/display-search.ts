import { DisplayVerdict, type Standing } from '../../src/display/display-verdict.ts';
import type { CaptureFailure } from '../../src/ipc/capture.ts';
import type { Camera } from '../camera/camera-choice.ts';
import { CameraRun } from '../camera/camera-run.ts';
import { Countdown } from '../camera/countdown.ts';
import { DisplayLooker } from './display-looker.ts';
import type { SeenDisplay } from './display-protocol.ts';

/** No camera looks at an empty desk for longer. */
const IDLE_MILLISECONDS = 60_000;

export interface DisplayWatch {
  /** The camera runs. */
  readonly onOpen: (track: MediaStreamTrack) => void;
  /** A picture was looked at. `standing`: what its reading is worth. */
  readonly onSeen: (seen: SeenDisplay, standing: Standing) => void;
  /** A code that was on the display for long enough, and came onto it after the burn; each once. */
  readonly onCode: (code: string) => void;
  /** No display for a minute. The camera still runs. */
  readonly onIdle: () => void;
  /** The camera could not be started, or ended by itself; it is off. */
  readonly onFailure: (failure: CaptureFailure) => void;
}

/** One look through a camera at a token's display, from its start until `stop`. */
export class DisplaySearch {
  readonly #run: CameraRun<SeenDisplay>;
  readonly #idle: Countdown;
  readonly #verdict = new DisplayVerdict();

  constructor(video: HTMLVideoElement, watch: DisplayWatch) {
    this.#idle = new Countdown(IDLE_MILLISECONDS, watch.onIdle);
    this.#run = new CameraRun(video, () => new DisplayLooker(), {
      onOpen: (track) => {
        this.#idle.restart();
        watch.onOpen(track);
      },
      onSeen: (seen) => {
        if (seen.reading.ok) this.#idle.restart();
        const judged = this.#verdict.see(seen.reading);
        watch.onSeen(seen, judged.standing);
        if (judged.code !== undefined) watch.onCode(judged.code);
      },
      onFailure: watch.onFailure,
    });
  }

  /** `camera`: see `openCamera`. */
  start(camera: Camera): void {
    void this.#run.start(camera);
  }

  /** The camera is off, and nothing is told any more. */
  stop(): void {
    this.#idle.stop();
    this.#run.stop();
  }
}
