import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Failure } from '../../src/ipc/failure.ts';
import type { ForgottenAnswer } from '../../src/ipc/register.ts';
import { useStation } from '../app/station.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import classes from './page.module.css';

interface ForgetUserProps {
  readonly account: string;
  readonly onForgotten: (forgotten: ForgottenAnswer) => void;
  readonly onClose: () => void;
}

/** Forgets a person for good: explained, and asked once, by typing the account. */
export function ForgetUser({ account, onForgotten, onClose }: ForgetUserProps) {
  const { call, words } = useStation();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const confirmed = typed.trim() === account.trim();
  const forget = async (event: FormEvent) => {
    event.preventDefault();
    if (!confirmed || busy) return;
    setBusy(true);
    const answer = await call('forgetUser', { account });
    setBusy(false);
    if (answer?.ok) onForgotten(answer.value);
    else setFailure(answer?.failure);
  };
  return (
    <form className={classes['form']} onSubmit={(event) => void forget(event)}>
      <h3>{words.register('forget/title', { account })}</h3>
      <Note kind="warn" what={words.register('forget/what')} detail={words.register('forget/remains')} />
      {failure && <FailureNote failure={failure} />}
      <TextInput
        label={words.register('forget/confirm')}
        placeholder={account}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <div className={classes['actions']}>
        <Button type="submit" size="xs" color="red.9" disabled={!confirmed} loading={busy}>
          {words.register('forget/do')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {words.register('forget/cancel')}
        </Button>
      </div>
    </form>
  );
}
