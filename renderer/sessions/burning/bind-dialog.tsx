import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RowSummary } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { useAct } from '../../app/use-act.ts';
import { FormDialog } from '../form-dialog.tsx';
import { userName } from '../user-name.ts';

interface BindDialogProps {
  readonly row: RowSummary;
  readonly onClose: () => void;
}

/** Only one certain token will do for a row, or any. */
export function BindDialog({ row, onClose }: BindDialogProps) {
  const words = useWords();
  const [serial, setSerial] = useState(row.boundSerial);
  const doing = useAct();
  const bind = async () => {
    if (await doing.act('bindRow', { row: row.row, serial: serial.replace(/\s/g, '') })) onClose();
  };
  const isFree = serial.trim() === '';
  return (
    <FormDialog
      title={words.sessions('bind/title', { user: userName(words, row) })}
      does={words.sessions(isFree ? 'bind/free' : 'bind/do')}
      isReady={isFree || /^[\d\s]+$/.test(serial)}
      doing={doing}
      onSubmit={() => void bind()}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
