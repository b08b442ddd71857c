import { Button, NativeSelect } from '@mantine/core';
import { useRef } from 'react';
import { useWords } from '../app/station.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import classes from './display-camera.module.css';
import type { SeenDisplay } from './display-protocol.ts';
import { wordsOfDisplay } from './display-words.ts';
import { type DisplayCameraInUse, useDisplayCamera } from './use-display-camera.ts';

interface DisplayCameraProps {
  /** A code that the camera read; see `DisplayWatch`. */
  readonly onCode: (code: string) => void;
}

/** The camera's picture of the token, small: the display that was found is outlined, and what is to be done is said. */
export function DisplayCamera({ onCode }: DisplayCameraProps) {
  const words = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const camera = useDisplayCamera(video, onCode);
  const { view, seen, cameras, deviceId, choose } = camera;
  return (
    <section className={classes['camera']} aria-label={words.camera('display/title')} data-camera={view.kind}>
      <div className={classes['picture']} hidden={view.kind === 'failed' || view.kind === 'paused'}>
        <video ref={video} muted playsInline />
        {seen && <Outline seen={seen} />}
      </div>
      <CameraWords camera={camera} />
      {cameras.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label={words.camera('camera/which')}
          value={deviceId}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {cameras.map((each, place) => (
            <option key={each.deviceId} value={each.deviceId}>
              {each.label || words.camera('camera/unnamed', { number: place + 1 })}
            </option>
          ))}
        </NativeSelect>
      )}
    </section>
  );
}

function CameraWords({ camera: { view, seen, standing, restart } }: { readonly camera: DisplayCameraInUse }) {
  const words = useWords();
  switch (view.kind) {
    case 'opening':
      return <p className={classes['words']}>{words.camera('camera/opening')}</p>;
    case 'live': {
      const { key, code } = wordsOfDisplay(seen, standing);
      return (
        <p className={classes['words']} role="status">
          {words.camera(key, { code })}
        </p>
      );
    }
    case 'paused':
      return (
        <Note kind="plain" what={words.camera(`camera/${view.why}`)}>
          <Button size="xs" onClick={restart}>
            {words.camera('camera/go-on')}
          </Button>
        </Note>
      );
    case 'failed':
      return (
        <FailureNote failure={view.failure}>
          <Button size="xs" variant="default" onClick={restart}>
            {words.camera('camera/again')}
          </Button>
        </FailureNote>
      );
  }
}

/** Where the display was found. */
function Outline({ seen: { width, height, reading } }: { readonly seen: SeenDisplay }) {
  const found = reading.ok ? reading.value : reading.failure;
  if (!('corners' in found)) return null;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" data-read={reading.ok || undefined}>
      <polygon points={found.corners.map((point) => point.join(',')).join(' ')} strokeWidth={height / 90} />
    </svg>
  );
}
