import { useState } from 'react';
import type { SeedsGone } from '../../src/ipc/session.ts';
import { DropVeil } from '../app/drop-veil.tsx';
import { Room } from '../app/room.tsx';
import { useStation } from '../app/station.ts';
import { StackIcon } from '../drawings/icons.tsx';
import { SeedsGoneNote } from './after/seeds-gone-note.tsx';
import { SessionScreen } from './burning/session-screen.tsx';
import { DraftScreen } from './draft/draft-screen.tsx';
import { sessionKeys } from './session-keys.ts';
import classes from './sessions-room.module.css';
import { StartScreen } from './start/start-screen.tsx';
import { useListIntake } from './start/use-list-intake.ts';

/** Hundreds of tokens: a list comes in, becomes a session, is burned on every reader, and goes out as a list. */
export function SessionsRoom() {
  const { words, state } = useStation();
  const { draft, open } = state.sessions;
  const [gone, setGone] = useState<SeedsGone>();
  // The draft that a session is being made of: no other list takes its place meanwhile.
  const [making, setMaking] = useState<string>();
  const isMaking = draft !== undefined && draft.id === making;
  const intake = useListIntake(open === undefined && gone === undefined && !isMaking);
  const about = gone
    ? words.sessions('close/title')
    : open
      ? open.name.name
      : draft
        ? words.sessions('draft/about')
        : words.sessions('start/about');
  return (
    <Room
      title={words.ui('app/sessions')}
      about={about}
      offersToken={open === undefined}
      {...(open && { keys: sessionKeys(words) })}
    >
      <div className={classes['sessions']}>
        {gone ? (
          <SeedsGoneNote gone={gone} onStart={() => setGone(undefined)} />
        ) : open ? (
          <SessionScreen key={open.name.id} session={open} onGone={setGone} />
        ) : draft && !intake.locked ? (
          <DraftScreen
            key={draft.id}
            draft={draft}
            intake={intake}
            isMaking={isMaking}
            onMaking={(begun) => setMaking(begun ? draft.id : undefined)}
          />
        ) : (
          <StartScreen intake={intake} />
        )}
      </div>
      {intake.isDragging && (
        <DropVeil>
          <StackIcon size={28} /> {words.sessions('start/drop')}
        </DropVeil>
      )}
    </Room>
  );
}
