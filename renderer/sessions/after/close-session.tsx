import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../../../src/ipc/failure.ts';
import type { SeedsGone, SessionView } from '../../../src/ipc/session.ts';
import { useStation } from '../../app/station.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import { Note } from '../../words/note.tsx';
import { tokensDone } from '../burning/session-progress.tsx';
import { counted } from '../counted.ts';
import { Dialog } from '../dialog.tsx';
import classes from './after.module.css';

interface CloseSessionProps {
  readonly session: SessionView;
  /** A list was saved since the session was opened. */
  readonly exported: boolean;
  readonly onGone: (gone: SeedsGone) => void;
}

/** Ends a session for good: says what is destroyed, and asks once. */
export function CloseSession({ session, exported, onGone }: CloseSessionProps) {
  const { words, call } = useStation();
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const { rows, counts, due, running } = session;
  const open = rows - tokensDone(counts, due) - due;
  const close = async () => {
    setBusy(true);
    const answer = await call('closeSession', undefined);
    setBusy(false);
    setAsks(false);
    if (answer?.ok) onGone(answer.value);
    else setFailure(answer?.failure);
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
      {running && <Note kind="warn" what={words.sessions('close/running')} />}
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
