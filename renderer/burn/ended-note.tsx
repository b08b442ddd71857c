import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Failure } from '../../src/ipc/failure.ts';
import type { BurnOutcome, Room } from '../../src/ipc/state.ts';
import { useStation, useWork } from '../app/station.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { tokenToBurn } from './stages.ts';

interface EndedNoteProps {
  readonly room: Room;
  readonly result: BurnOutcome;
  /** What else is to be said before the two ways on. */
  readonly children?: ReactNode;
}

/** A burn that ended without a verified token: why, what became of the token, and the two ways on. */
export function EndedNote({ room, result, children }: EndedNoteProps) {
  const { words, call } = useStation();
  const work = useWork(room);
  const token = work.burn?.token ?? tokenToBurn(work);
  const unsaid: Failure = result.outcome === 'seeded' ? { code: 'no-code' } : { code: 'cancelled' };
  return (
    <FailureNote
      failure={result.failure ?? unsaid}
      outcome={words.outcome(result.outcome, token?.clockWriteErasesSeed === false)}
    >
      {children}
      <Button size="xs" data-stage-focus onClick={() => void call('clearResult', { room })}>
        {words.ui('burn/again')}
      </Button>
      <Button size="xs" variant="default" onClick={() => void call('startOver', { room })}>
        {words.ui('app/start-over')}
      </Button>
    </FailureNote>
  );
}
