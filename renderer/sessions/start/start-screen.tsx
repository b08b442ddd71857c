import { Button, FileButton, Loader } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../../../src/ipc/failure.ts';
import { useStation, useWords } from '../../app/station.ts';
import { StackIcon } from '../../drawings/icons.tsx';
import { FailureNote } from '../../words/failure-note.tsx';
import { KnownSessions } from './known-sessions.tsx';
import { LockedList } from './locked-list.tsx';
import classes from './start.module.css';
import type { ListIntake } from './use-list-intake.ts';

/** Where a session begins: with a list, or with what was begun before. */
export function StartScreen({ intake }: { readonly intake: ListIntake }) {
  const { state } = useStation();
  // What waits to be gone on with stands where reading begins.
  const isInterrupted = state.sessions.known.some(({ interrupted }) => interrupted);
  return (
    <div className={classes['start']} data-interrupted={isInterrupted || undefined}>
      {isInterrupted && <KnownSessions />}
      <NewList intake={intake} />
      {!isInterrupted && <KnownSessions />}
    </div>
  );
}

function NewList({ intake }: { readonly intake: ListIntake }) {
  const words = useWords();
  return (
    <section className={classes['card']} aria-labelledby="new-list">
      <h2 id="new-list">{words.sessions('start/new')}</h2>
      {intake.locked ? (
        <LockedList key={intake.locked.needs} locked={intake.locked} intake={intake} />
      ) : (
        <>
          <div className={classes['drop']}>
            <StackIcon size={44} />
            {intake.busy === undefined ? (
              <>
                <p className={classes['lead']}>{words.sessions('start/drop-here')}</p>
                <OpenList intake={intake} />
              </>
            ) : (
              <p className={classes['lead']} role="status">
                <Loader size="sm" aria-hidden /> {words.sessions('start/reading', { name: intake.busy })}
              </p>
            )}
          </div>
          {intake.failure && <Unread intake={intake} failure={intake.failure} />}
        </>
      )}
      <Takes />
      <p className={classes['dim']}>{words.sessions('start/new-about')}</p>
    </section>
  );
}

/** Why a file is no list, under the file's name: it may have come in with a hand full of others. */
export function Unread({ intake, failure }: { readonly intake: ListIntake; readonly failure: Failure }) {
  return (
    <div className={classes['unread']}>
      <strong>{intake.failed}</strong>
      <FailureNote failure={failure} />
    </div>
  );
}

/** Chooses a file; also of another list, over the one that is looked through. */
export function OpenList({
  intake,
  other = false,
}: {
  readonly intake: ListIntake;
  readonly other?: boolean;
}) {
  const words = useWords();
  const [round, setRound] = useState(0);
  const open = (file: File | null) => {
    // The same file may be chosen again once it was corrected.
    setRound(round + 1);
    if (file) intake.offerFile(file);
  };
  return (
    <FileButton key={round} onChange={open} inputProps={{ 'aria-hidden': true, tabIndex: -1 }}>
      {(props) => (
        <Button {...props} {...(other ? { size: 'xs', variant: 'default' } : { autoFocus: true })}>
          {words.sessions(other ? 'draft/other-list' : 'start/open')}
        </Button>
      )}
    </FileButton>
  );
}

const FORMATS = ['csv', 'pskc', 'otpauth', 'transfer', 'json'] as const;

function Takes() {
  const words = useWords();
  return (
    <div className={classes['takes']}>
      <h3>{words.sessions('start/takes')}</h3>
      <ul>
        {FORMATS.map((format) => (
          <li key={format}>{words.sessions(`start/takes-${format}`)}</li>
        ))}
      </ul>
    </div>
  );
}
