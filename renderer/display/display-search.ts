import type { CaptureFailure } from '../../src/ipc/capture.ts';
import type { Camera } from '../camera/camera-choice.ts';
import { CameraRun } from '../camera/camera-run.ts';
import { Countdown } from '../camera/countdown.ts';
import { DisplayLooker } from './display-looker.ts';
import type { SeenDisplays, Watched } from './display-protocol.ts';

export interface DisplayWatch {
  /** The camera runs. */
  readonly onOpen: (track: MediaStreamTrack) => void;
  /** A picture was looked at. */
  readonly onSeen: (seen: SeenDisplays) => void;
  /** No display for as long as was said. The camera still runs. */
  readonly onIdle: () => void;
  /** The camera could not be started, or ended by itself; it is off. */
  readonly onFailure: (failure: CaptureFailure) => void;
}

export interface DisplaySearchOptions {
  readonly watched: Watched;
  /** How long no display may be in sight. */
  readonly idleMilliseconds: number;
}

/** One look through a camera at tokens' displays, from its start until `stop`. */
export class DisplaySearch {
  readonly #run: CameraRun<SeenDisplays>;
  readonly #idle: Countdown;

  constructor(
    video: HTMLVideoElement,
    { watched, idleMilliseconds }: DisplaySearchOptions,
    watch: DisplayWatch,
  ) {
    this.#idle = new Countdown(idleMilliseconds, watch.onIdle);
    this.#run = new CameraRun(video, () => new DisplayLooker(watched), {
      onOpen: (track) => {
        this.#idle.restart();
        watch.onOpen(track);
      },
      onSeen: (seen) => {
        if (seen.readings.length > 0) this.#idle.restart();
        watch.onSeen(seen);
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
