import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../app/station.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import classes from './start.module.css';
import type { ListIntake } from './use-list-intake.ts';

interface LockedListProps {
  readonly locked: NonNullable<ListIntake['locked']>;
  readonly intake: ListIntake;
}

/** A PSKC file wants its password or its key, an app's encrypted backup the password it was made with. */
export function LockedList({ locked, intake }: LockedListProps) {
  const words = useWords();
  const [text, setText] = useState('');
  const isKey = locked.needs === 'key';
  const given = isKey ? text.replace(/[\s:-]/g, '') : text;
  const fits = isKey ? /^(?:[0-9a-f]{32}|[0-9a-f]{48}|[0-9a-f]{64})$/i.test(given) : given !== '';
  const unlock = (event: FormEvent) => {
    event.preventDefault();
    if (fits) intake.unlock(isKey ? { keyHex: given } : { password: given });
  };
  const field = {
    value: text,
    autoFocus: true,
    autoComplete: 'off',
    spellCheck: false,
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      setText(currentTarget.value),
  } as const;
  return (
    <form className={classes['form']} onSubmit={unlock}>
      <p className={classes['chosen']}>
        <strong>{locked.fileName}</strong>
      </p>
      <FailureNote failure={locked.failure} kind={locked.wrong ? 'bad' : 'plain'} />
      {isKey ? (
        <TextInput
          label={words.sessions('start/key-hex')}
          classNames={{ input: 'tabular' }}
          error={text !== '' && !fits && words.sessions('start/key-hex-wrong')}
          {...field}
        />
      ) : (
        <PasswordInput label={words.sessions('start/password')} {...field} />
      )}
      <div className={classes['acts']}>
        <Button type="submit" disabled={!fits}>
          {words.sessions('start/unlock')}
        </Button>
        <Button variant="default" onClick={intake.clear}>
          {words.sessions('start/cancel')}
        </Button>
      </div>
    </form>
  );
}
