import { Radio, TextInput } from '@mantine/core';
import { type ExportProtection, PLAIN_TEXT_CONSENT } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { isUsable, type PassphraseEntry, PassphraseFields } from '../draft/passphrase-fields.tsx';
import classes from './after.module.css';
import type { Needs, Provider } from './provider-needs.ts';

export interface ProtectionEntry {
  readonly kind: ExportProtection['kind'];
  readonly passphrase: PassphraseEntry;
  /** What was typed in the sentence's place. */
  readonly sentence: string;
}

/** The ways a file may go out, the best one first. */
export function protectionsFor(
  provider: Provider,
  { encryption }: Needs,
): readonly ExportProtection['kind'][] {
  return provider === 'pskc' && encryption !== 'none' ? ['pskc', 'sealed'] : ['sealed', 'plain-text'];
}

/** What is asked for, or undefined while something is missing. */
export function protectionOf({ kind, passphrase, sentence }: ProtectionEntry): ExportProtection | undefined {
  switch (kind) {
    case 'sealed':
      return isUsable(passphrase) ? { kind, passphrase: passphrase.text } : undefined;
    case 'pskc':
      return { kind };
    case 'plain-text':
      return sentence === PLAIN_TEXT_CONSENT ? { kind, consent: PLAIN_TEXT_CONSENT } : undefined;
  }
}

interface ProtectionFieldsProps {
  readonly kinds: readonly ExportProtection['kind'][];
  readonly entry: ProtectionEntry;
  /** What a passphrase is for, as it is printed beside it. */
  readonly opens: string;
  readonly onEntry: (entry: ProtectionEntry) => void;
}

/** How the file is protected; plain text only by typing what that means. */
export function ProtectionFields({ kinds, entry, opens, onEntry }: ProtectionFieldsProps) {
  const words = useWords();
  return (
    <div className={classes['protection']}>
      <Radio.Group
        label={words.sessions('out/protect')}
        value={entry.kind}
        onChange={(value) =>
          onEntry({ ...entry, sentence: '', kind: kinds.find((kind) => kind === value) ?? 'sealed' })
        }
      >
        <div className={classes['kinds']}>
          {kinds.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={words.sessions(`protection/${kind}`)}
              description={words.sessions(`protectionAbout/${kind}`)}
            />
          ))}
        </div>
      </Radio.Group>
      {entry.kind === 'sealed' && (
        <PassphraseFields
          label={words.sessions('out/passphrase')}
          about={words.sessions('make/passphrase-about')}
          opens={opens}
          entry={entry.passphrase}
          onEntry={(passphrase) => onEntry({ ...entry, passphrase })}
        />
      )}
      {entry.kind === 'plain-text' && (
        <TextInput
          label={words.sessions('out/consent')}
          description={
            <span lang="en">{words.sessions('out/consent-type', { sentence: PLAIN_TEXT_CONSENT })}</span>
          }
          value={entry.sentence}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => onEntry({ ...entry, sentence: currentTarget.value })}
        />
      )}
    </div>
  );
}
