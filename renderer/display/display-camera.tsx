import type { ReactNode, RefObject } from 'react';
import type { Corners } from '../../src/qr/pixels.ts';
import { useWords } from '../app/station.ts';
import { CameraNotLive } from '../camera/camera-not-live.tsx';
import { CameraSelect } from '../camera/camera-select.tsx';
import classes from './display-camera.module.css';
import type { SeenDisplays } from './display-protocol.ts';
import type { DisplayCameraInUse } from './use-display-camera.ts';

interface DisplayCameraProps {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly camera: DisplayCameraInUse;
  /** What the last picture says, while the camera runs. */
  readonly children: ReactNode;
  /** Words beside the picture instead of below it. */
  readonly isWide?: boolean;
}

/** The camera's picture of a token, small: the displays that were found are outlined, and what is to be done is said. */
export function DisplayCamera({ video, camera, children, isWide = false }: DisplayCameraProps) {
  const words = useWords();
  const { view, seen, track, cameras, restart, choose } = camera;
  return (
    <section
      className={classes['camera']}
      aria-label={words.camera('display/title')}
      data-camera={view.kind}
      data-wide={isWide || undefined}
    >
      <div className={classes['picture']} hidden={view.kind === 'failed' || view.kind === 'paused'}>
        <video ref={video} muted playsInline />
        {seen && <Outlines seen={seen} />}
      </div>
      <div className={classes['words']} role="status">
        {view.kind === 'live' ? <p>{children}</p> : <CameraNotLive view={view} onRestart={restart} />}
      </div>
      <CameraSelect cameras={cameras} deviceId={track?.getSettings().deviceId ?? ''} onChoose={choose} />
    </section>
  );
}

/** Where displays were found: read, or nearly. */
function Outlines({ seen: { width, height, readings, failure } }: { readonly seen: SeenDisplays }) {
  const isRead = readings.length > 0;
  const found: readonly Corners[] = isRead
    ? readings.map(({ corners }) => corners)
    : failure && 'corners' in failure
      ? [failure.corners]
      : [];
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" data-read={isRead || undefined}>
      {found.map((corners) => (
        <polygon
          key={corners.join(' ')}
          points={corners.map((point) => point.join(',')).join(' ')}
          strokeWidth={height / 90}
        />
      ))}
    </svg>
  );
}
