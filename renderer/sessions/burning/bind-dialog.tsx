import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { RowSummary } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import { Dialog } from '../dialog.tsx';
import { useAct } from '../use-act.ts';
import { userName } from '../user-name.ts';
import classes from './session.module.css';

interface BindDialogProps {
  readonly row: RowSummary;
  readonly onClose: () => void;
}

/** Only one certain token will do for a row, or any. */
export function BindDialog({ row, onClose }: BindDialogProps) {
  const words = useWords();
  const [serial, setSerial] = useState(row.boundSerial);
  const { act, busy, failure } = useAct();
  const bind = async (event: FormEvent) => {
    event.preventDefault();
    if (await act('bindRow', { row: row.row, serial: serial.replace(/\s/g, '') })) onClose();
  };
  const isFree = serial.trim() === '';
  return (
    <Dialog title={words.sessions('bind/title', { user: userName(words, row) })} onClose={onClose}>
      <form className={classes['form']} onSubmit={(event) => void bind(event)}>
        <TextInput
          label={words.sessions('bind/serial')}
          description={words.sessions('bind/about')}
          value={serial}
          maxLength={20}
          inputMode="numeric"
          autoComplete="off"
          data-first
          classNames={{ input: 'tabular' }}
          onChange={({ currentTarget }) => setSerial(currentTarget.value)}
        />
        {failure && <FailureNote failure={failure} />}
        <div className={classes['form-acts']}>
          <Button type="submit" loading={busy} disabled={!isFree && !/^\s*\d[\d\s]*$/.test(serial)}>
            {words.sessions(isFree ? 'bind/free' : 'bind/do')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.sessions('head/cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
