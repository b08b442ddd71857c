import { type RefObject, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { CaptureFailure } from '../../src/ipc/capture.ts';
import type { CodeContent } from '../../src/qr/split-code.ts';
import { useStation } from '../app/station.ts';
import type { SeenPage } from '../qr/decoder-protocol.ts';
import { useSettings } from '../settings/use-settings.ts';
import { type Camera, listCameras } from './camera-choice.ts';
import { NOTHING_READ, type Reading, textsOf } from './camera-reading.ts';
import { CameraSearch, type SearchWatch } from './camera-search.ts';
import { type CameraTrack, NO_TRACK, setTorch, trackOf } from './camera-track.ts';
import { CameraWishContext } from './camera-wish.ts';
import { useHiding } from './use-hiding.ts';
import { useSeen } from './use-seen.ts';

export type CameraView =
  | { readonly kind: 'opening' | 'live' }
  /** Off; `subjects` can all be taken: one has to be chosen. */
  | { readonly kind: 'choosing'; readonly subjects: readonly string[] }
  /** Off, until a person wants it again. */
  | { readonly kind: 'paused'; readonly why: 'idle' | 'hidden' }
  | { readonly kind: 'failed'; readonly failure: CaptureFailure };

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

interface Running {
  readonly search: CameraSearch;
  readonly track?: MediaStreamTrack;
}

/**
 * A camera that runs while this is mounted, and no longer than needed: it is off as soon as something was found, the
 * page is out of sight, or nobody has shown it anything new for a minute. `onTake`: one code, or all pictures of one
 * transfer code; the camera is off.
 */
export function useCamera(
  { video, still }: CameraScreen,
  onTake: (texts: readonly string[]) => void,
): CameraInUse {
  const { call } = useStation();
  const { settings, change } = useSettings();
  const wanted = useRef<Camera>({ deviceId: '', label: settings.camera });
  const wish = useContext(CameraWishContext);
  const [view, setView] = useState<CameraView>({ kind: 'opening' });
  const [reading, setReading] = useState(NOTHING_READ);
  const lastReading = useRef(reading);
  lastReading.current = reading;
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const [track, setTrack] = useState(NO_TRACK);
  const { seen, codes, see, forget } = useSeen();
  const running = useRef<Running>(undefined);
  const takes = useRef(onTake);
  takes.current = onTake;

  const stop = useCallback((next?: CameraView) => {
    running.current?.search.stop();
    running.current = undefined;
    setTrack(NO_TRACK);
    if (next) setView(next);
  }, []);

  const take = useCallback(
    (subject: string) => {
      stop();
      takes.current(textsOf(subject));
    },
    [stop],
  );

  const start = useCallback(async () => {
    if (!video.current) return;
    stop({ kind: 'opening' });
    forget();
    const list = () => void listCameras().then(setCameras);
    const watch: SearchWatch = {
      judge: (text) => call('judgeSeed', { text }),
      onOpen: (opened) => {
        running.current = { search, track: opened };
        setTrack(trackOf(opened));
        setView({ kind: 'live' });
        list();
      },
      onPage: see,
      onReading: setReading,
      onFound: (subjects) => {
        const [only] = subjects;
        if (only !== undefined && subjects.length === 1) return take(only);
        keepStill(video.current, still.current);
        stop({ kind: 'choosing', subjects });
      },
      onIdle: () => stop({ kind: 'paused', why: 'idle' }),
      onFailure: (failure) => {
        stop({ kind: 'failed', failure });
        // Another one may do.
        list();
      },
    };
    const search = new CameraSearch(video.current, watch, lastReading.current);
    running.current = { search };
    // A wish that is lost shows as a camera that is refused.
    await wish?.('camera').catch(() => {});
    search.start(wanted.current);
  }, [call, stop, take, video, still, wish, see, forget]);

  useEffect(() => {
    void start();
    return () => stop();
  }, [start, stop]);
  useHiding(() => running.current && stop({ kind: 'paused', why: 'hidden' }));

  return {
    view,
    seen,
    codes,
    reading,
    cameras,
    ...track,
    restart: () => void start(),
    choose: (deviceId) => {
      const camera = cameras.find((each) => each.deviceId === deviceId);
      if (!camera) return;
      wanted.current = camera;
      change({ camera: camera.label });
      void start();
    },
    switchTorch: () => {
      const opened = running.current?.track;
      if (!opened) return;
      void setTorch(opened, track.torch !== true).then((torch) => {
        if (running.current?.track === opened) setTrack((now) => ({ ...now, torch }));
      });
    },
    take,
  };
}

function keepStill(video: HTMLVideoElement | null, still: HTMLCanvasElement | null): void {
  if (!video || !still) return;
  still.width = video.videoWidth;
  still.height = video.videoHeight;
  still.getContext('2d')?.drawImage(video, 0, 0);
}
