import { type RefObject, useMemo, useRef, useState } from 'react';
import type { CodeContent } from '../../src/qr/split-code.ts';
import { useStation } from '../app/station.ts';
import type { SeenPage } from '../qr/decoder-protocol.ts';
import type { Camera } from './camera-choice.ts';
import { NOTHING_READ, type Reading, textsOf } from './camera-reading.ts';
import { CameraSearch } from './camera-search.ts';
import { type CameraTrack, NO_TRACK, setTorch, trackOf } from './camera-track.ts';
import { type RunningView, useRunningCamera } from './use-running-camera.ts';
import { useSeen } from './use-seen.ts';

export type CameraView =
  | RunningView
  /** Off; `subjects` can all be taken: one has to be chosen. */
  | { readonly kind: 'choosing'; readonly subjects: readonly string[] };

export interface CameraInUse extends CameraTrack {
  readonly view: CameraView;
  /** The picture in which codes were just seen. */
  readonly seen: SeenPage | undefined;
  /** What was seen last, also when it is out of the picture again. */
  readonly codes: readonly CodeContent[];
  readonly reading: Reading;
  readonly cameras: readonly Camera[];
  /** Switches it on again. */
  restart(): void;
  choose(deviceId: string): void;
  switchTorch(): void;
  take(subject: string): void;
}

/** Where the camera's picture is shown. */
export interface CameraScreen {
  readonly video: RefObject<HTMLVideoElement | null>;
  /** Keeps the last picture when the camera is off. */
  readonly still: RefObject<HTMLCanvasElement | null>;
}

/**
 * A camera that looks for codes while this is mounted; see `useRunningCamera`. It is off as soon as something was found. `onTake`:
 * one code, or all pictures of one transfer code; the camera is off.
 */
export function useCamera(
  { video, still }: CameraScreen,
  onTake: (texts: readonly string[]) => void,
): CameraInUse {
  const { call } = useStation();
  const [reading, setReading] = useState(NOTHING_READ);
  const lastReading = useRef(reading);
  lastReading.current = reading;
  const [subjects, setSubjects] = useState<readonly string[]>();
  const [lit, setLit] = useState<MediaStreamTrack>();
  const { seen, codes, see, forget } = useSeen();
  const takes = useRef(onTake);
  takes.current = onTake;

  const camera = useRunningCamera(video, (element, watch) => {
    forget();
    setSubjects(undefined);
    return new CameraSearch(
      element,
      {
        ...watch,
        judge: (text) => call('judgeSeed', { text }),
        onPage: see,
        onReading: setReading,
        onFound: (found) => {
          const [only] = found;
          if (only !== undefined && found.length === 1) return take(only);
          keepStill(element, still.current);
          camera.stop();
          setSubjects(found);
        },
      },
      lastReading.current,
    );
  });
  const { view, track, cameras, stop, restart, choose } = camera;

  function take(subject: string): void {
    stop();
    takes.current(textsOf(subject));
  }

  const facts = useMemo(() => (track ? trackOf(track) : NO_TRACK), [track]);
  return {
    ...facts,
    torch: facts.torch === undefined ? undefined : lit === track,
    view: subjects ? { kind: 'choosing', subjects } : view,
    seen,
    codes,
    reading,
    cameras,
    restart,
    choose,
    switchTorch: () => {
      if (!track) return;
      void setTorch(track, lit !== track).then((isOn) => setLit(isOn ? track : undefined));
    },
    take,
  };
}

function keepStill(video: HTMLVideoElement, still: HTMLCanvasElement | null): void {
  if (!still) return;
  still.width = video.videoWidth;
  still.height = video.videoHeight;
  still.getContext('2d')?.drawImage(video, 0, 0);
}
