import { Button, Kbd } from '@mantine/core';
import { useWords } from '../app/station.ts';
import { numbersSeen } from '../scan/judge-codes.ts';
import { NUMBERED, useNumberKeys } from '../scan/use-number-keys.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { kindOfFailure } from '../words/kind-of-failure.ts';
import { Note } from '../words/note.tsx';
import { CameraNotLive } from './camera-not-live.tsx';
import classes from './camera-panel.module.css';
import { failuresIn, nameOf, progressOf, type Reading } from './camera-reading.ts';
import type { CameraInUse } from './use-camera.ts';

/** What there is to say of the camera, and of what it saw last: that stays also when the camera is off. */
export function CameraWords({ camera }: { readonly camera: CameraInUse }) {
  const { view, reading, codes } = camera;
  const failures = view.kind === 'choosing' ? [] : failuresIn(reading, codes);
  return (
    <>
      <StandingWords camera={camera} isSilent={failures.length > 0} />
      {failures.map((failure) => (
        <FailureNote key={kindOfFailure(failure)} failure={failure} />
      ))}
    </>
  );
}

interface StandingWordsProps {
  readonly camera: CameraInUse;
  /** Something else is said already: no hints. */
  readonly isSilent: boolean;
}

function StandingWords({ camera, isSilent }: StandingWordsProps) {
  const { view, restart } = camera;
  switch (view.kind) {
    case 'live':
      return <LiveWords camera={camera} isSilent={isSilent} />;
    case 'choosing':
      return <Choice subjects={view.subjects} reading={camera.reading} onTake={camera.take} />;
    default:
      return <CameraNotLive view={view} onRestart={restart} takesFocus />;
  }
}

function LiveWords({ camera: { reading, take }, isSilent }: StandingWordsProps) {
  const words = useWords();
  const progress = progressOf(reading);
  if (!progress) {
    return isSilent ? null : (
      <div>
        <p>{words.camera('camera/show')}</p>
        <p className={classes['quiet']}>{words.camera('camera/private')}</p>
      </div>
    );
  }
  const { of, have, missing, hasAccounts } = progress;
  const isSplit = of === 'split-code';
  const numbers = {
    have: isSplit ? numbersSeen(progress).join(', ') : have,
    all: have + missing.length,
    missing: missing.join(', '),
  };
  return (
    <Note
      kind="ok"
      what={words.camera(isSplit ? 'camera/split' : 'camera/part', numbers)}
      now={words.camera(isSplit ? 'camera/split-now' : 'camera/part-now', numbers)}
    >
      {hasAccounts && (
        <Button size="xs" variant="default" onClick={() => take(reading.transfers.join('\n'))}>
          {words.camera('camera/part-enough')}
        </Button>
      )}
    </Note>
  );
}

interface ChoiceProps {
  readonly subjects: readonly string[];
  readonly reading: Reading;
  readonly onTake: (subject: string) => void;
}

/** Several codes can be used: by number, or by pointing. */
function Choice({ subjects, reading, onTake }: ChoiceProps) {
  const words = useWords();
  useNumberKeys(subjects, onTake);
  return (
    <div className={classes['choice']}>
      <p>{words.camera('camera/choose')}</p>
      {subjects.map((subject, place) => (
        <Button
          key={subject}
          variant="default"
          autoFocus={place === 0}
          leftSection={place < NUMBERED && <Kbd>{place + 1}</Kbd>}
          onClick={() => onTake(subject)}
        >
          {nameOf(reading, subject) || words.camera('camera/not-named')}
        </Button>
      ))}
    </div>
  );
}
