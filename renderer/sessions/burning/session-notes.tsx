import { Button } from '@mantine/core';
import type { SessionView } from '../../../src/ipc/session.ts';
import { useStation } from '../../app/station.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import { Note } from '../../words/note.tsx';
import { userName } from '../user-name.ts';
import type { RowsSight } from './rows-table.tsx';
import classes from './session.module.css';
import { StraysNote } from './strays-note.tsx';

interface SessionNotesProps {
  readonly session: SessionView;
  readonly onRows: (sight: RowsSight) => void;
}

/** What goes for the session as a whole and had better be read. */
export function SessionNotes({ session, onRows }: SessionNotesProps) {
  const { words } = useStation();
  const { failure, service, inDoubt, name, strays } = session;
  if (!failure && !service && inDoubt.length === 0 && strays.length === 0 && !name.closed) return null;
  return (
    <div className={classes['notes']}>
      {name.closed && (
        <Note kind="plain" what={words.sessions('head/closed', { when: words.moment(name.closed) })} />
      )}
      {failure && <FailureNote failure={failure} />}
      {!failure && service && <FailureNote failure={service} />}
      {inDoubt.length > 0 && (
        <Note
          kind="warn"
          what={words.sessions('head/cut', {
            who: inDoubt
              .slice(0, 4)
              .map((row) => `${userName(words, row)} (${row.serial})`)
              .concat(inDoubt.length > 4 ? '…' : [])
              .join(', '),
          })}
          now={words.sessions('head/cut-now')}
        >
          <Button size="xs" variant="default" onClick={() => onRows({ text: '', only: 'in-doubt' })}>
            {words.sessions('head/show')}
          </Button>
        </Note>
      )}
      {strays.length > 0 && <StraysNote strays={strays} />}
    </div>
  );
}
