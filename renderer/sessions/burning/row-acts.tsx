import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { SessionRowView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import { useAct } from '../use-act.ts';
import { userName } from '../user-name.ts';
import { BindDialog } from './bind-dialog.tsx';
import { PutAsideDialog } from './put-aside-dialog.tsx';
import classes from './rows.module.css';

/** What can be done with the chosen row. */
export function RowActs({ row }: { readonly row: SessionRowView | undefined }) {
  const words = useWords();
  const [asking, setAsking] = useState<{ readonly what: 'aside' | 'bind'; readonly row: SessionRowView }>();
  const { act, failure, clear } = useAct();
  // What went wrong with one row is of no matter for the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is why
  useEffect(() => clear(), [row?.row, clear]);
  const state = row?.state.state;
  const isReady = state === 'waiting' || state === 'in-doubt';
  return (
    <div className={classes['foot']}>
      <div className={classes['acts']}>
        <p>
          {row
            ? words.sessions('rows/chosen', { place: words.number(row.place), user: userName(words, row) })
            : words.sessions('rows/choose')}
        </p>
        <Button
          size="compact-sm"
          variant="default"
          title={words.sessions('rows/again-about')}
          disabled={!row || state === 'waiting' || state === 'burning'}
          onClick={() => row && void act('againRow', { row: row.row })}
        >
          {words.sessions('rows/again')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!isReady}
          onClick={() => row && void act('skipRow', { row: row.row })}
        >
          {words.sessions('rows/skip')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!row || state === 'burning' || state === 'verified'}
          onClick={() => row && setAsking({ what: 'aside', row })}
        >
          {words.sessions('rows/aside')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!isReady}
          onClick={() => row && setAsking({ what: 'bind', row })}
        >
          {words.sessions('rows/bind')}
        </Button>
      </div>
      {failure && <FailureNote failure={failure} />}
      {asking?.what === 'aside' && <PutAsideDialog row={asking.row} onClose={() => setAsking(undefined)} />}
      {asking?.what === 'bind' && <BindDialog row={asking.row} onClose={() => setAsking(undefined)} />}
    </div>
  );
}
