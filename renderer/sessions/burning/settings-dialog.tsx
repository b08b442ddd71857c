import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SessionView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import { Dialog } from '../dialog.tsx';
import { checksNothing, SettingsFields } from '../draft/settings-fields.tsx';
import { useAct } from '../use-act.ts';
import classes from './session.module.css';

interface SettingsDialogProps {
  readonly session: SessionView;
  readonly onClose: () => void;
}

/** Settings of the session, also in the middle of it: they hold for the tokens that come. */
export function SettingsDialog({ session, onClose }: SettingsDialogProps) {
  const words = useWords();
  const [settings, setSettings] = useState(session.settings);
  const { act, busy, failure } = useAct();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await act('setSession', settings)) onClose();
  };
  return (
    <Dialog title={words.sessions('head/settings')} onClose={onClose}>
      <form className={classes['form']} onSubmit={(event) => void save(event)}>
        <SettingsFields settings={settings} onSettings={setSettings} />
        {failure && <FailureNote failure={failure} />}
        <div className={classes['form-acts']}>
          <Button type="submit" loading={busy} disabled={checksNothing(settings.verification)}>
            {words.sessions('head/save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.sessions('head/cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
