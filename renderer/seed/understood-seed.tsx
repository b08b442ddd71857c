import { Button, TextInput } from '@mantine/core';
import type { Judgement } from '../../src/ipc/seed.ts';
import { useWords } from '../app/station.ts';
import { CheckIcon } from '../drawings/icons.tsx';
import classes from './seed.module.css';
import { codesWords } from './seed-words.ts';
import type { SeedEntry } from './use-seed-entry.ts';

interface UnderstoodSeedProps {
  readonly seedEntry: SeedEntry;
  readonly judgement: Extract<Judgement, { ok: true }>;
}

/** A text that can be taken: what it says, whose it is where it does not say that, and the button. */
export function UnderstoodSeed({ seedEntry, judgement }: UnderstoodSeedProps) {
  const words = useWords();
  const { entry, edit, take } = seedEntry;
  const { description } = judgement;
  const bare = description.kind === 'base32' || description.kind === 'hex';
  const who = [description.issuer, description.account].filter((name) => name !== '').join(' · ');
  return (
    <div className={classes['understood']}>
      <p className={classes['check']}>
        <CheckIcon size={18} />
        <span>
          <strong>{words.ui('seed/understood')}:</strong> {!bare && who !== '' && `${who}, `}
          {codesWords(words, description)}
        </span>
      </p>
      <form
        className={classes['take']}
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        {bare && (
          <TextInput
            className={classes['whose'] ?? ''}
            size="xs"
            label={words.ui('seed/whose')}
            placeholder={words.ui('seed/whose-example')}
            value={entry.account}
            onChange={({ currentTarget }) => edit({ account: currentTarget.value })}
            autoComplete="off"
          />
        )}
        <Button type="submit" size="xs">
          {words.ui('seed/take')}
        </Button>
      </form>
    </div>
  );
}
