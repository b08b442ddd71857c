import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { SessionRowView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { useAct } from '../../app/use-act.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import { userName } from '../user-name.ts';
import { BindDialog } from './bind-dialog.tsx';
import { PutAsideDialog } from './put-aside-dialog.tsx';
import classes from './rows.module.css';

interface RowActsProps {
  readonly row: SessionRowView | undefined;
  /** Something was done: the button for it may be none any more, and the focus belongs to the rows again. */
  readonly onDone: () => void;
}

/** What can be done with the chosen row. */
export function RowActs({ row, onDone }: RowActsProps) {
  const words = useWords();
  const [asking, setAsking] = useState<{ readonly what: 'aside' | 'bind'; readonly row: SessionRowView }>();
  const { act, failure, clear } = useAct();
  // What went wrong with one row is of no matter for the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is why
  useEffect(() => clear(), [row?.row, clear]);
  const state = row?.state.state;
  const isReady = state === 'waiting' || state === 'in-doubt';
  const does = (name: 'againRow' | 'skipRow') => async () => {
    if (row && (await act(name, { row: row.row }))) onDone();
  };
  const asks = (what: 'aside' | 'bind') => () => row && setAsking({ what, row });
  const buttons = [
    ['again', row && state !== 'waiting' && state !== 'burning', does('againRow')],
    ['skip', isReady, does('skipRow')],
    ['aside', row && state !== 'burning' && state !== 'verified', asks('aside')],
    ['bind', isReady, asks('bind')],
  ] as const;
  return (
    <div className={classes['foot']}>
      <div className={classes['acts']}>
        <p>
          {row
            ? words.sessions('rows/chosen', { place: words.number(row.place), user: userName(words, row) })
            : words.sessions('rows/choose')}
        </p>
        {buttons.map(([name, isOpen, press]) => (
          <Button
            key={name}
            size="compact-sm"
            variant="default"
            {...(name === 'again' && { title: words.sessions('rows/again-about') })}
            disabled={!isOpen}
            onClick={() => void press()}
          >
            {words.sessions(`rows/${name}`)}
          </Button>
        ))}
      </div>
      {failure && <FailureNote failure={failure} />}
      {asking?.what === 'aside' && <PutAsideDialog row={asking.row} onClose={() => setAsking(undefined)} />}
      {asking?.what === 'bind' && <BindDialog row={asking.row} onClose={() => setAsking(undefined)} />}
    </div>
  );
}
