import { type RefObject, useRef, useState } from 'react';
import { type RunningCamera, useRunningCamera } from '../camera/use-running-camera.ts';
import type { SeenDisplays } from './display-protocol.ts';
import { DisplaySearch, type DisplaySearchOptions } from './display-search.ts';

export interface DisplayCameraInUse extends RunningCamera {
  /** The picture that was looked at last, while the camera runs. */
  readonly seen: SeenDisplays | undefined;
}

/** A camera that reads tokens' displays while this is mounted; see `useRunningCamera`. `onSeen`: of each picture. */
export function useDisplayCamera(
  video: RefObject<HTMLVideoElement | null>,
  options: DisplaySearchOptions,
  onSeen: (seen: SeenDisplays) => void,
): DisplayCameraInUse {
  const [seen, setSeen] = useState<SeenDisplays>();
  const tell = useRef(onSeen);
  tell.current = onSeen;
  const camera = useRunningCamera(video, (element, watch) => {
    setSeen(undefined);
    const see = (next: SeenDisplays) => {
      setSeen(next);
      tell.current(next);
    };
    return new DisplaySearch(element, options, { ...watch, onSeen: see });
  });
  return { ...camera, seen: camera.view.kind === 'live' ? seen : undefined };
}
