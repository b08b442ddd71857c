import { type RefObject, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { CaptureFailure } from '../../src/ipc/capture.ts';
import { useSettings } from '../settings/use-settings.ts';
import { type Camera, listCameras } from './camera-choice.ts';
import { CameraWishContext } from './camera-wish.ts';
import { useHiding } from './use-hiding.ts';

export type RunningView =
  | { readonly kind: 'opening' }
  | { readonly kind: 'live' }
  /** Off, until a person wants it again. */
  | { readonly kind: 'paused'; readonly why: 'idle' | 'hidden' }
  | { readonly kind: 'failed'; readonly failure: CaptureFailure };

/** What every look through a camera tells. */
export interface RunWatch {
  /** The camera runs. */
  readonly onOpen: (track: MediaStreamTrack) => void;
  /** Nothing new for too long. The camera still runs. */
  readonly onIdle: () => void;
  /** The camera could not be started, or ended by itself; it is off. */
  readonly onFailure: (failure: CaptureFailure) => void;
}

/** One look through a camera, from its start until `stop`: then it is off, and tells nothing any more. */
export interface CameraLook {
  /** `camera`: see `openCamera`. */
  start(camera: Camera): void;
  stop(): void;
}

export interface RunningCamera {
  readonly view: RunningView;
  /** While it runs. */
  readonly track: MediaStreamTrack | undefined;
  readonly cameras: readonly Camera[];
  /** Off, and what is shown of it stays. */
  stop(): void;
  /** Switches it on again. */
  restart(): void;
  choose(deviceId: string): void;
}

/**
 * A camera that runs while this is mounted, and no longer than needed: it is off while the page is out of sight, and once it
 * has seen nothing new for too long. `begin`: what looks through it, anew each time it is switched on.
 */
export function useRunningCamera(
  video: RefObject<HTMLVideoElement | null>,
  begin: (video: HTMLVideoElement, watch: RunWatch) => CameraLook,
): RunningCamera {
  const { settings, change } = useSettings();
  const wanted = useRef<Camera>({ deviceId: '', label: settings.camera });
  const wish = useContext(CameraWishContext);
  const [view, setView] = useState<RunningView>({ kind: 'opening' });
  const [track, setTrack] = useState<MediaStreamTrack>();
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const running = useRef<CameraLook>(undefined);
  const latest = useRef(begin);
  latest.current = begin;

  const stop = useCallback((next?: RunningView) => {
    running.current?.stop();
    running.current = undefined;
    setTrack(undefined);
    if (next) setView(next);
  }, []);

  const start = useCallback(async () => {
    if (!video.current) return;
    stop({ kind: 'opening' });
    const list = () => void listCameras().then(setCameras);
    const look = latest.current(video.current, {
      onOpen: (opened) => {
        setTrack(opened);
        setView({ kind: 'live' });
        list();
      },
      onIdle: () => stop({ kind: 'paused', why: 'idle' }),
      onFailure: (failure) => {
        stop({ kind: 'failed', failure });
        // Another one may do.
        list();
      },
    });
    running.current = look;
    // A wish that is lost shows as a camera that is refused.
    await wish?.('camera').catch(() => {});
    look.start(wanted.current);
  }, [stop, video, wish]);

  useEffect(() => {
    void start();
    return () => stop();
  }, [start, stop]);
  useHiding(() => running.current && stop({ kind: 'paused', why: 'hidden' }));

  return {
    view,
    track,
    cameras,
    stop,
    restart: () => void start(),
    choose: (deviceId) => {
      const camera = cameras.find((each) => each.deviceId === deviceId);
      if (!camera) return;
      wanted.current = camera;
      change({ camera: camera.label });
      void start();
    },
  };
}
