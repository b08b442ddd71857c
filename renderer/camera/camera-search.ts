import type { Judgement } from '../../src/ipc/seed.ts';
import { Decoder } from '../qr/decoder.ts';
import type { SeenPage } from '../qr/decoder-protocol.ts';
import type { Camera } from './camera-choice.ts';
import type { Reading } from './camera-reading.ts';
import { CameraRun } from './camera-run.ts';
import { Countdown } from './countdown.ts';
import type { FrameLooker } from './frame-looker.ts';
import { Reader } from './reader.ts';
import type { CameraLook, RunWatch } from './use-running-camera.ts';

/** No camera looks at an empty desk for longer. */
const IDLE_MILLISECONDS = 60_000;

export interface SearchWatch extends RunWatch {
  /** What the station says of a text; undefined where it cannot be asked. */
  readonly judge: (text: string) => Promise<Judgement | undefined>;
  /** A picture was looked through. */
  readonly onPage: (page: SeenPage) => void;
  readonly onReading: (reading: Reading) => void;
  /** Something can be taken, or one of several; see `subjectOf`. The camera still runs. */
  readonly onFound: (subjects: readonly string[]) => void;
}

/** One look through a camera for something that can be taken, from its start until `stop`. */
export class CameraSearch implements CameraLook {
  readonly #run: CameraRun<readonly SeenPage[]>;
  readonly #reader: Reader;
  readonly #idle: Countdown;

  /** `before`: what was read before the camera was off for a while. */
  constructor(video: HTMLVideoElement, watch: SearchWatch, before: Reading) {
    this.#idle = new Countdown(IDLE_MILLISECONDS, watch.onIdle);
    const { judge, onReading, onFound } = watch;
    const onNew = () => this.#idle.restart();
    this.#reader = new Reader({ judge, onReading, onFound, onNew }, before);
    this.#run = new CameraRun(video, codeLooker, {
      onOpen: (track) => {
        this.#idle.restart();
        watch.onOpen(track);
      },
      onSeen: (pages) => {
        for (const page of pages) {
          watch.onPage(page);
          this.#reader.read(page.codes);
        }
      },
      onFailure: watch.onFailure,
    });
  }

  start(camera: Camera): void {
    void this.#run.start(camera);
  }

  stop(): void {
    this.#idle.stop();
    this.#reader.end();
    this.#run.stop();
  }
}

/** Finds QR codes; not in every way: the next picture may be better. */
function codeLooker(): FrameLooker<readonly SeenPage[]> {
  const decoder = new Decoder();
  return {
    look: async (frame) => {
      const seen = await decoder.look({ kind: 'frame', frame }, { isHasty: true });
      return seen.ok ? seen.pages : undefined;
    },
    end: () => decoder.end(),
  };
}
