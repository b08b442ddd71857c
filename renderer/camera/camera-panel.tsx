import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useWords } from '../app/station.ts';
import { CrossIcon } from '../drawings/icons.tsx';
import { CameraOutlines } from './camera-outlines.tsx';
import classes from './camera-panel.module.css';
import { CameraSelect } from './camera-select.tsx';
import { CameraWords } from './camera-words.tsx';
import { type CameraInUse, useCamera } from './use-camera.ts';

interface CameraPanelProps {
  /** One code, or all pictures of one transfer code; the camera is off. */
  readonly onTake: (texts: readonly string[]) => void;
  readonly onClose: () => void;
}

/** The camera, live, until a seed is found. Escape closes it and switches the camera off. */
export function CameraPanel({ onTake, onClose }: CameraPanelProps) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const still = useRef<HTMLCanvasElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    title.current?.focus();
  }, []);
  const camera = useCamera({ video, still }, onTake);
  const { view, seen, reading, mirrored } = camera;
  const close = () => dialog.current?.close();
  const isOff = view.kind === 'failed' || view.kind === 'paused';
  return (
    <dialog
      ref={dialog}
      className={classes['panel']}
      aria-labelledby="camera-title"
      data-camera={view.kind}
      onClose={onClose}
    >
      <div className={classes['head']}>
        <h2 id="camera-title" ref={title} tabIndex={-1}>
          {words.camera('camera/title')}
        </h2>
        {(view.kind === 'live' || view.kind === 'failed') && <CameraControls camera={camera} />}
        <ActionIcon variant="subtle" color="gray" aria-label={words.camera('camera/close')} onClick={close}>
          <CrossIcon size={18} />
        </ActionIcon>
      </div>
      <div className={classes['picture']} data-mirrored={mirrored || undefined} data-off={isOff || undefined}>
        <video ref={video} muted playsInline hidden={view.kind !== 'live'} />
        <canvas ref={still} hidden={view.kind !== 'choosing'} />
        {!isOff && seen && (
          <CameraOutlines
            page={seen}
            reading={reading}
            mirrored={mirrored}
            subjects={view.kind === 'choosing' ? view.subjects : []}
          />
        )}
      </div>
      <div className={classes['words']} role="status">
        <CameraWords camera={camera} />
      </div>
    </dialog>
  );
}

/** Which camera, where there are several, and its light, where it has one. */
function CameraControls({ camera }: { readonly camera: CameraInUse }) {
  const words = useWords();
  const { cameras, deviceId, torch, choose, switchTorch } = camera;
  return (
    <div className={classes['controls']}>
      {torch !== undefined && (
        <Button size="xs" variant="default" aria-pressed={torch} onClick={switchTorch}>
          {words.camera(torch ? 'camera/light-off' : 'camera/light-on')}
        </Button>
      )}
      <CameraSelect cameras={cameras} deviceId={deviceId} onChoose={choose} />
    </div>
  );
}
