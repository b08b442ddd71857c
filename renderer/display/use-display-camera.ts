import { type RefObject, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { CaptureFailure } from '../../src/ipc/capture.ts';
import { type Camera, listCameras } from '../camera/camera-choice.ts';
import { CameraWishContext } from '../camera/camera-wish.ts';
import { useHiding } from '../camera/use-hiding.ts';
import { useSettings } from '../settings/use-settings.ts';
import type { SeenDisplays } from './display-protocol.ts';
import { DisplaySearch, type DisplaySearchOptions } from './display-search.ts';

export type DisplayCameraView =
  | { readonly kind: 'opening' | 'live' }
  /** Off, until a person wants it again. */
  | { readonly kind: 'paused'; readonly why: 'idle' | 'hidden' }
  | { readonly kind: 'failed'; readonly failure: CaptureFailure };

export interface DisplayCameraInUse {
  readonly view: DisplayCameraView;
  /** The picture that was looked at last. */
  readonly seen: SeenDisplays | undefined;
  readonly cameras: readonly Camera[];
  readonly deviceId: string;
  /** Switches it on again. */
  restart(): void;
  choose(deviceId: string): void;
}

/**
 * A camera that reads tokens' displays while this is mounted; off while the page is out of sight, and once it has seen no
 * display for so long. `onSeen`: of each picture.
 */
export function useDisplayCamera(
  video: RefObject<HTMLVideoElement | null>,
  { watched, idleMilliseconds }: DisplaySearchOptions,
  onSeen: (seen: SeenDisplays) => void,
): DisplayCameraInUse {
  const { settings, change } = useSettings();
  const wanted = useRef<Camera>({ deviceId: '', label: settings.camera });
  const wish = useContext(CameraWishContext);
  const [view, setView] = useState<DisplayCameraView>({ kind: 'opening' });
  const [seen, setSeen] = useState<SeenDisplays>();
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const [deviceId, setDeviceId] = useState('');
  const running = useRef<DisplaySearch>(undefined);
  const tell = useRef(onSeen);
  tell.current = onSeen;

  const stop = useCallback((next?: DisplayCameraView) => {
    running.current?.stop();
    running.current = undefined;
    setSeen(undefined);
    if (next) setView(next);
  }, []);

  const start = useCallback(async () => {
    if (!video.current) return;
    stop({ kind: 'opening' });
    const list = () => void listCameras().then(setCameras);
    const search = new DisplaySearch(
      video.current,
      { watched, idleMilliseconds },
      {
        onOpen: (track) => {
          setDeviceId(track.getSettings().deviceId ?? '');
          setView({ kind: 'live' });
          list();
        },
        onSeen: (next) => {
          setSeen(next);
          tell.current(next);
        },
        onIdle: () => stop({ kind: 'paused', why: 'idle' }),
        onFailure: (failure) => {
          stop({ kind: 'failed', failure });
          // Another one may do.
          list();
        },
      },
    );
    running.current = search;
    // A wish that is lost shows as a camera that is refused.
    await wish?.('camera').catch(() => {});
    search.start(wanted.current);
  }, [stop, video, wish, watched, idleMilliseconds]);

  useEffect(() => {
    void start();
    return () => stop();
  }, [start, stop]);
  useHiding(() => running.current && stop({ kind: 'paused', why: 'hidden' }));

  return {
    view,
    seen,
    cameras,
    deviceId,
    restart: () => void start(),
    choose: (id) => {
      const camera = cameras.find((each) => each.deviceId === id);
      if (!camera) return;
      wanted.current = camera;
      change({ camera: camera.label });
      void start();
    },
  };
}
