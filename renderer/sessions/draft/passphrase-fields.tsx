import { Button, Checkbox, PasswordInput } from '@mantine/core';
import { useWords } from '../../app/station.ts';
import { MadeUp } from '../made-up.tsx';
import classes from './make.module.css';
import { LEAST_CHARACTERS, makeUpPassphrase, strengthOf } from './passphrase.ts';

/** A passphrase that is typed twice, or was made up here. */
export interface PassphraseEntry {
  readonly text: string;
  readonly repeated: string;
  readonly isMadeUp: boolean;
  /** A person says that they have kept what was made up. */
  readonly isHad: boolean;
}

export const NO_PASSPHRASE: PassphraseEntry = { text: '', repeated: '', isMadeUp: false, isHad: false };

/** What was made up is nowhere else: it seals nothing before a person has it. */
export function isUsable({ text, repeated, isMadeUp, isHad }: PassphraseEntry): boolean {
  return text.length >= LEAST_CHARACTERS && text === repeated && (isHad || !isMadeUp);
}

interface PassphraseFieldsProps {
  readonly label: string;
  readonly about: string;
  /** What it opens. */
  readonly opens: string;
  readonly entry: PassphraseEntry;
  readonly onEntry: (entry: PassphraseEntry) => void;
  readonly autoFocus?: boolean;
}

/** A new passphrase, twice, with how strong it is; or one that is made up here. */
export function PassphraseFields(props: PassphraseFieldsProps) {
  const { label, about, opens, entry, onEntry, autoFocus = false } = props;
  const words = useWords();
  const { text, repeated, isMadeUp, isHad } = entry;
  const strength = strengthOf(text);
  const makeUp = () => {
    const made = makeUpPassphrase();
    onEntry({ text: made, repeated: made, isMadeUp: true, isHad: false });
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
          onEntry({ ...entry, text: currentTarget.value, isMadeUp: false });
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
        {isMadeUp && <MadeUp passphrase={text} opens={opens} />}
        {isMadeUp && (
          <Checkbox
            label={words.sessions('make/have-it')}
            checked={isHad}
            onChange={({ currentTarget }) => onEntry({ ...entry, isHad: currentTarget.checked })}
          />
        )}
      </div>
    </div>
  );
}
