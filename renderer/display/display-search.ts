import type { Camera } from '../camera/camera-choice.ts';
import { CameraRun } from '../camera/camera-run.ts';
import { Countdown } from '../camera/countdown.ts';
import type { CameraLook, RunWatch } from '../camera/use-running-camera.ts';
import { DisplayLooker } from './display-looker.ts';
import type { SeenDisplays, Watched } from './display-protocol.ts';

export interface DisplayWatch extends RunWatch {
  /** A picture was looked at. */
  readonly onSeen: (seen: SeenDisplays) => void;
}

export interface DisplaySearchOptions {
  readonly watched: Watched;
  /** How long no display may be in sight. */
  readonly idleMilliseconds: number;
}

/** One look through a camera at tokens' displays, from its start until `stop`. */
export class DisplaySearch implements CameraLook {
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

  start(camera: Camera): void {
    void this.#run.start(camera);
  }

  stop(): void {
    this.#idle.stop();
    this.#run.stop();
  }
}
