import { Button, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Failure } from '../../src/ipc/failure.ts';
import type { EndMark, TokenPage } from '../../src/ipc/register.ts';
import { END_MARKS, LONGEST_NOTE } from '../../src/ipc/register-choices.ts';
import { useStation } from '../app/station.ts';
import { FailureNote } from '../words/failure-note.tsx';
import classes from './page.module.css';

interface MarkTokenProps {
  readonly serial: string;
  readonly onMarked: (page: TokenPage) => void;
  readonly onClose: () => void;
}

/** What became of a token, with a note. */
export function MarkToken({ serial, onMarked, onClose }: MarkTokenProps) {
  const { call, words } = useStation();
  const [as, setAs] = useState<EndMark>();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const mark = async (event: FormEvent) => {
    event.preventDefault();
    if (!as || busy) return;
    setBusy(true);
    const answer = await call('markToken', { serial, as, note: note.trim() });
    setBusy(false);
    if (answer?.ok) {
      onMarked(answer.value);
      onClose();
    } else setFailure(answer?.failure);
  };
  return (
    <form className={classes['form']} onSubmit={(event) => void mark(event)}>
      {failure && <FailureNote failure={failure} />}
      <Radio.Group
        label={words.register('mark/title')}
        value={as ?? null}
        onChange={(value) => setAs(value as EndMark)}
      >
        <div className={classes['choices']}>
          {END_MARKS.map((each, place) => (
            <Radio key={each} value={each} label={words.register(`mark/${each}`)} autoFocus={place === 0} />
          ))}
        </div>
      </Radio.Group>
      <TextInput
        label={words.register('mark/note')}
        description={words.register('mark/note-about')}
        value={note}
        maxLength={LONGEST_NOTE}
        autoComplete="off"
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <div className={classes['actions']}>
        <Button type="submit" size="xs" disabled={!as} loading={busy}>
          {words.register('mark/do')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {words.register('mark/cancel')}
        </Button>
      </div>
    </form>
  );
}
