import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { RowSummary } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import { Dialog } from '../dialog.tsx';
import { useAct } from '../use-act.ts';
import { userName } from '../user-name.ts';
import classes from './session.module.css';

const REASONS = ['absent', 'broken', 'lost'] as const;

interface PutAsideDialogProps {
  readonly row: RowSummary;
  readonly onClose: () => void;
}

/** A row is put aside, with a reason: one of the usual ones, or in words. */
export function PutAsideDialog({ row, onClose }: PutAsideDialogProps) {
  const words = useWords();
  const [note, setNote] = useState('');
  const { act, busy, failure } = useAct();
  const put = async (reason: string) => {
    if (await act('putAside', { row: row.row, note: reason.trim() })) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() !== '') void put(note);
  };
  return (
    <Dialog title={words.sessions('aside/title', { user: userName(words, row) })} onClose={onClose}>
      <form className={classes['form']} onSubmit={submit}>
        <TextInput
          label={words.sessions('aside/note')}
          placeholder={words.sessions('aside/note-example')}
          value={note}
          maxLength={2000}
          autoComplete="off"
          data-first
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <div className={classes['reasons']}>
          {REASONS.map((reason) => (
            <Button
              key={reason}
              size="compact-sm"
              variant="light"
              onClick={() => void put(words.sessions(`aside/${reason}`))}
            >
              {words.sessions(`aside/${reason}`)}
            </Button>
          ))}
        </div>
        {failure && <FailureNote failure={failure} />}
        <div className={classes['form-acts']}>
          <Button type="submit" disabled={note.trim() === ''} loading={busy}>
            {words.sessions('aside/do')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.sessions('head/cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
