import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { TokenPage } from '../../src/ipc/register.ts';
import { useWords } from '../app/station.ts';
import { useAct } from '../app/use-act.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import classes from './page.module.css';

interface UncheckedNoteProps {
  readonly page: TokenPage;
  readonly onConfirmed: (page: TokenPage) => void;
}

/** Why a token is not to be handed out, and how a person who has seen it work says so. */
export function UncheckedNote({ page, onConfirmed }: UncheckedNoteProps) {
  const words = useWords();
  const [isConfirming, setConfirming] = useState(false);
  const { standing, serial } = page.token;
  if (standing !== 'unchecked') return null;
  const code = whyUnchecked(page);
  const why = words.pastFailure(code) ?? code;
  const what = why === '' ? words.register('unchecked/what') : words.register('unchecked/because', { why });
  return (
    <Note kind="warn" what={what} now={words.register('unchecked/now')}>
      {isConfirming ? (
        <Confirm serial={serial} onConfirmed={onConfirmed} onClose={() => setConfirming(false)} />
      ) : (
        <Button size="xs" variant="default" onClick={() => setConfirming(true)}>
          {words.register('unchecked/confirm')}
        </Button>
      )}
    </Note>
  );
}

interface ConfirmProps extends Pick<UncheckedNoteProps, 'onConfirmed'> {
  readonly serial: string;
  readonly onClose: () => void;
}

function Confirm({ serial, onConfirmed, onClose }: ConfirmProps) {
  const words = useWords();
  const { ask, busy, failure } = useAct();
  const [isSure, setSure] = useState(false);
  const confirm = async () => {
    const page = await ask('markToken', { serial, as: 'confirmed', note: '' });
    if (page) onConfirmed(page);
  };
  return (
    <div className={classes['form']}>
      {failure && <FailureNote failure={failure} />}
      <Checkbox
        label={words.register('unchecked/sure')}
        checked={isSure}
        autoFocus
        onChange={({ currentTarget }) => setSure(currentTarget.checked)}
      />
      <div className={classes['actions']}>
        <Button size="xs" disabled={!isSure} loading={busy} onClick={() => void confirm()}>
          {words.register('unchecked/do')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {words.register('mark/cancel')}
        </Button>
      </div>
    </div>
  );
}

/** The code of what kept the last burn's code from being right; '' where nothing did. */
function whyUnchecked({ events }: TokenPage): string {
  const burn = events.findLast((event) => event.kind === 'burn' && event.outcome === 'seeded');
  return burn?.kind === 'burn' ? burn.failure : '';
}
