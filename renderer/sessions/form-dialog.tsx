import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Dialog } from '../app/dialog.tsx';
import { useWords } from '../app/station.ts';
import type { Act } from '../app/use-act.ts';
import { FailureNote } from '../words/failure-note.tsx';
import classes from './parts.module.css';

interface FormDialogProps {
  readonly title: string;
  /** What the button says that does it. */
  readonly does: string;
  readonly isReady: boolean;
  /** How the doing stands. */
  readonly doing: Act;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that asks for something and does something with it; or is left, and nothing happens. */
export function FormDialog({ title, does, isReady, doing, onSubmit, onClose, children }: FormDialogProps) {
  const words = useWords();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !doing.busy) onSubmit();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={classes['form']} onSubmit={submit}>
        {children}
        {doing.failure && <FailureNote failure={doing.failure} />}
        <div className={classes['acts']}>
          <Button type="submit" disabled={!isReady} loading={doing.busy}>
            {does}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.sessions('head/cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
