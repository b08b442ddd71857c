import type { ReactNode } from 'react';
import type { Failure } from '../../src/ipc/failure.ts';
import { useWords } from '../app/station.ts';
import { WhereButton } from '../where/where-button.tsx';
import { whereTopic } from '../where/where-topic.ts';
import { Note, type NoteKind } from './note.tsx';

interface FailureNoteProps {
  readonly failure: Failure;
  /** `warn` where nothing has gone wrong yet. */
  readonly kind?: NoteKind;
  /** What became of the token, where something was done to it. */
  readonly outcome?: string;
  /** Buttons that do what is to be done. */
  readonly children?: ReactNode;
}

/** A failure in words: what happened, what became of the token, what to do now; for a wrong code, where the right one is. */
export function FailureNote({ failure, kind = 'bad', outcome, children }: FailureNoteProps) {
  const { what, now } = useWords().failure(failure);
  const topic = whereTopic(failure);
  return (
    <Note kind={kind} what={what} now={now} {...(outcome !== undefined && { detail: outcome })}>
      {topic || children ? (
        <>
          {topic && <WhereButton topic={topic} />}
          {children}
        </>
      ) : null}
    </Note>
  );
}
