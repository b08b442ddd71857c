import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { DraftView, RowFaultCode, SessionSettings } from '../../../src/ipc/session.ts';
import { useStation } from '../../app/station.ts';
import { useAct } from '../../app/use-act.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import { Note } from '../../words/note.tsx';
import { counted } from '../counted.ts';
import { keepForNext } from '../kept.ts';
import { burnable } from './burnable.ts';
import classes from './make.module.css';
import { seedsMade } from './make-seeds.tsx';
import { isUsable, NO_PASSPHRASE, PassphraseFields } from './passphrase-fields.tsx';
import { checksNothing, SettingsFields } from './settings-fields.tsx';

interface MakeSessionProps {
  readonly draft: DraftView;
  readonly accept: readonly RowFaultCode[];
  readonly onBack: () => void;
}

/** What the session is called, what seals it, and whose codes are checked. */
export function MakeSession({ draft, accept, onBack }: MakeSessionProps) {
  const { words, state } = useStation();
  const [name, setName] = useState(draft.fileName.replace(/\.[a-z]{1,5}$/i, '').slice(0, 100));
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const [settings, setSettings] = useState<SessionSettings>({
    verification: { rule: 'each' },
    displaySeconds: state.settings.displaySeconds,
    allowUnlisted: false,
  });
  const { act, busy, failure } = useAct();
  const made = seedsMade(draft, accept);
  const isReady = name.trim() !== '' && isUsable(passphrase) && !checksNothing(settings.verification);
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || busy) return;
    keepForNext(passphrase.isMadeUp ? passphrase.text : undefined);
    void act('createSession', { name: name.trim(), passphrase: passphrase.text, accept, settings });
  };
  return (
    <form className={classes['make']} onSubmit={make}>
      <section className={classes['card']} aria-labelledby="make-title">
        <h2 id="make-title">{words.sessions('make/title')}</h2>
        <p className={classes['dim']}>{counted(words, 'make/about', burnable(draft, accept))}</p>
        {made > 0 && <Note kind="plain" what={counted(words, 'seeds/made', made)} />}
        <TextInput
          label={words.sessions('make/name')}
          placeholder={words.sessions('make/name-example')}
          value={name}
          maxLength={100}
          autoComplete="off"
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <PassphraseFields
          label={words.sessions('make/passphrase')}
          about={words.sessions('make/passphrase-about')}
          opens={name}
          entry={passphrase}
          onEntry={setPassphrase}
          autoFocus
        />
        {failure && <FailureNote failure={failure} />}
        <div className={classes['acts']}>
          <Button type="submit" disabled={!isReady} loading={busy}>
            {words.sessions('make/do')}
          </Button>
          <Button variant="default" onClick={onBack}>
            {words.sessions('draft/back')}
          </Button>
        </div>
      </section>
      <section className={classes['card']} aria-labelledby="make-settings">
        <h2 id="make-settings">{words.sessions('head/settings')}</h2>
        <SettingsFields settings={settings} onSettings={setSettings} />
      </section>
    </form>
  );
}
