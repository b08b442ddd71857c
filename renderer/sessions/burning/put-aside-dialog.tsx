import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RowSummary } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { useAct } from '../../app/use-act.ts';
import { FormDialog } from '../form-dialog.tsx';
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
  const doing = useAct();
  const put = async (reason: string) => {
    if (await doing.act('putAside', { row: row.row, note: reason.trim() })) onClose();
  };
  return (
    <FormDialog
      title={words.sessions('aside/title', { user: userName(words, row) })}
      does={words.sessions('aside/do')}
      isReady={note.trim() !== ''}
      doing={doing}
      onSubmit={() => void put(note)}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
