import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SeedsGone, SessionView } from '../../../src/ipc/session.ts';
import { Dialog } from '../../app/dialog.tsx';
import { useWords } from '../../app/station.ts';
import { useAct } from '../../app/use-act.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import { Note } from '../../words/note.tsx';
import { tokensDone } from '../burning/session-progress.tsx';
import { counted } from '../counted.ts';
import classes from './after.module.css';
import { PauseButton } from './pause-button.tsx';

interface CloseSessionProps {
  readonly session: SessionView;
  readonly onGone: (gone: SeedsGone) => void;
}

/** Ends a session for good: says what is destroyed, and asks once. */
export function CloseSession({ session, onGone }: CloseSessionProps) {
  const words = useWords();
  const [asks, setAsks] = useState(false);
  const { ask, busy, failure } = useAct();
  const { rows, counts, due, running, exported } = session;
  const open = rows - tokensDone(counts, due) - due;
  const close = async () => {
    const gone = await ask('closeSession', undefined);
    setAsks(false);
    if (gone) onGone(gone);
  };
  return (
    <section className={classes['card']} aria-labelledby="close">
      <h2 id="close">{words.sessions('close/title')}</h2>
      <p>{words.sessions('close/about')}</p>
      <ul className={classes['points']}>
        <li>
          <strong>{counted(words, 'close/seeds', rows)}</strong>
        </li>
        {open > 0 && <li data-warn>{counted(words, 'close/not-done', open)}</li>}
        {due > 0 && <li data-warn>{counted(words, 'close/due', due)}</li>}
        {!exported && <li data-warn>{words.sessions('close/not-exported')}</li>}
        <li>{words.sessions('close/keeps')}</li>
      </ul>
      {failure && <FailureNote failure={failure} />}
      {running && (
        <Note kind="warn" what={words.sessions('close/running')}>
          <PauseButton />
        </Note>
      )}
      <div className={classes['acts']}>
        <Button variant="default" disabled={running} onClick={() => setAsks(true)}>
          {words.sessions('close/do')}
        </Button>
      </div>
      {asks && (
        <Dialog title={counted(words, 'close/sure', rows)} onClose={() => setAsks(false)}>
          <div className={classes['form']}>
            <p>{words.sessions('close/about')}</p>
            <div className={classes['acts']}>
              <Button color="red.9" loading={busy} onClick={() => void close()}>
                {words.sessions('close/sure-do')}
              </Button>
              <Button variant="default" data-first onClick={() => setAsks(false)}>
                {words.sessions('close/sure-cancel')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </section>
  );
}
