import { Button } from '@mantine/core';
import type { CaptureFailure } from '../../src/ipc/capture.ts';
import { useShell } from '../app/shell.ts';
import { useWords } from '../app/station.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import type { RunningView } from './use-running-camera.ts';

interface CameraNotLiveProps {
  readonly view: Exclude<RunningView, { kind: 'live' }>;
  readonly onRestart: () => void;
  /** There is nothing else to be done meanwhile. */
  readonly takesFocus?: boolean;
}

/** Why the camera shows nothing, and what switches it on. */
export function CameraNotLive({ view, onRestart, takesFocus = false }: CameraNotLiveProps) {
  const words = useWords();
  switch (view.kind) {
    case 'opening':
      return <p>{words.camera('camera/opening')}</p>;
    case 'paused':
      return (
        <Note kind="plain" what={words.camera(`camera/${view.why}`)}>
          <Button size="xs" autoFocus={takesFocus} onClick={onRestart}>
            {words.camera('camera/go-on')}
          </Button>
        </Note>
      );
    case 'failed':
      return (
        <FailureNote failure={view.failure}>
          <CameraSettings failure={view.failure} />
          <Button size="xs" autoFocus={takesFocus} onClick={onRestart}>
            {words.camera('camera/again')}
          </Button>
        </FailureNote>
      );
  }
}

/** To where the system decides who may use the camera. */
function CameraSettings({ failure }: { readonly failure: CaptureFailure }) {
  const words = useWords();
  const { openCaptureSettings } = useShell();
  const hasSettings =
    failure.code === 'camera-refused' && (failure.system === 'macos' || failure.system === 'windows');
  if (!hasSettings || !openCaptureSettings) return null;
  return (
    <Button size="xs" variant="default" onClick={() => void openCaptureSettings('camera')}>
      {words.scan('action/settings')}
    </Button>
  );
}
