import { Button } from '@mantine/core';
import type { SeedsGone } from '../../../src/ipc/session.ts';
import { useStation } from '../../app/station.ts';
import { CheckIcon } from '../../drawings/icons.tsx';
import { counted } from '../counted.ts';
import classes from './after.module.css';

interface SeedsGoneNoteProps {
  readonly gone: SeedsGone;
  readonly onStart: () => void;
}

/** A session was closed: its seeds are gone, and that is said. */
export function SeedsGoneNote({ gone, onStart }: SeedsGoneNoteProps) {
  const { words, state, call } = useStation();
  const start = async () => {
    if (state.sessions.open) await call('leaveSession', undefined);
    onStart();
  };
  return (
    <div className={classes['gone']} role="status">
      <CheckIcon size={64} />
      <h2>{counted(words, 'close/gone', gone.seeds)}</h2>
      <p>{words.sessions('close/gone-when', { when: words.moment(gone.closed) })}</p>
      <p className={classes['dim']}>{words.sessions('close/keeps')}</p>
      <Button autoFocus onClick={() => void start()}>
        {words.sessions('close/to-start')}
      </Button>
    </div>
  );
}
