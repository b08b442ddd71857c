import { useState } from 'react';
import type { SessionView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { useAct } from '../../app/use-act.ts';
import { checksNothing, SettingsFields } from '../draft/settings-fields.tsx';
import { FormDialog } from '../form-dialog.tsx';

interface SettingsDialogProps {
  readonly session: SessionView;
  readonly onClose: () => void;
}

/** Settings of the session, also in the middle of it: they hold for the tokens that come. */
export function SettingsDialog({ session, onClose }: SettingsDialogProps) {
  const words = useWords();
  const [settings, setSettings] = useState(session.settings);
  const doing = useAct();
  const save = async () => {
    if (await doing.act('setSession', settings)) onClose();
  };
  return (
    <FormDialog
      title={words.sessions('head/settings')}
      does={words.sessions('head/save')}
      isReady={!checksNothing(settings.verification)}
      doing={doing}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <SettingsFields settings={settings} onSettings={setSettings} />
    </FormDialog>
  );
}
