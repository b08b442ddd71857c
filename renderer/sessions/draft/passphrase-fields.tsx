import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../app/station.ts';
import classes from './make.module.css';
import { LEAST_CHARACTERS, makeUpPassphrase, strengthOf } from './passphrase.ts';

/** A passphrase that is typed twice. */
export interface PassphraseEntry {
  readonly text: string;
  readonly repeated: string;
}

export const NO_PASSPHRASE: PassphraseEntry = { text: '', repeated: '' };

export function isUsable({ text, repeated }: PassphraseEntry): boolean {
  return text.length >= LEAST_CHARACTERS && text === repeated;
}

interface PassphraseFieldsProps {
  readonly label: string;
  readonly about: string;
  readonly entry: PassphraseEntry;
  readonly onEntry: (entry: PassphraseEntry) => void;
  readonly autoFocus?: boolean;
}

/** A new passphrase, twice, with how strong it is; or one that is made up here. */
export function PassphraseFields({ label, about, entry, onEntry, autoFocus = false }: PassphraseFieldsProps) {
  const words = useWords();
  const [madeUp, setMadeUp] = useState<string>();
  const { text, repeated } = entry;
  const strength = strengthOf(text);
  const makeUp = () => {
    const made = makeUpPassphrase();
    setMadeUp(made);
    onEntry({ text: made, repeated: made });
  };
  return (
    <div className={classes['passphrase']}>
      <PasswordInput
        label={label}
        description={about}
        value={text}
        autoComplete="new-password"
        autoFocus={autoFocus}
        onChange={({ currentTarget }) => {
          setMadeUp(undefined);
          onEntry({ ...entry, text: currentTarget.value });
        }}
      />
      <p className={classes['strength']} data-strength={strength} role="status">
        <i aria-hidden="true" />
        {words.sessions(`make/strength-${strength}`)}
      </p>
      <PasswordInput
        label={words.sessions('make/repeat')}
        value={repeated}
        autoComplete="new-password"
        error={repeated !== '' && repeated !== text && words.sessions('make/differs')}
        onChange={({ currentTarget }) => onEntry({ ...entry, repeated: currentTarget.value })}
      />
      <div className={classes['made-up']}>
        <Button size="xs" variant="default" onClick={makeUp}>
          {words.sessions('make/make-up')}
        </Button>
        {madeUp !== undefined && madeUp === text && (
          <p>
            {words.sessions('make/made-up')} <strong className="tabular">{madeUp}</strong>
          </p>
        )}
      </div>
    </div>
  );
}
