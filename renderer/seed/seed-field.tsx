import { Button, Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { DroppedSeed as Dropped } from '../../src/ipc/state.ts';
import { useWords } from '../app/station.ts';
import { EntryWords } from './entry-words.tsx';
import { sayNothing } from './say-nothing.ts';
import classes from './seed.module.css';
import type { SeedEntry } from './use-seed-entry.ts';

interface SeedFieldProps {
  readonly seedEntry: SeedEntry;
  /** What became of the seed before. */
  readonly dropped?: Dropped;
  /** Back to the seed that was taken before. */
  readonly onBack?: () => void;
  readonly onPracticeSeed?: () => void;
}

/** The field for a text, and beneath it what the text was understood as. */
export function SeedField({ seedEntry, dropped, onBack, onPracticeSeed }: SeedFieldProps) {
  const words = useWords();
  const { entry, edit, take } = seedEntry;
  const takeOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.repeat) return;
    if (entry.text.trim() === '') sayNothing(words, 'field');
    else take();
  };
  return (
    <div className={classes['field']}>
      <Textarea
        label={words.ui('seed/label')}
        placeholder={words.ui('seed/placeholder')}
        value={entry.text}
        rows={2}
        onChange={({ currentTarget }) => edit({ text: currentTarget.value, hex: false })}
        onKeyDown={takeOnEnter}
        autoComplete="off"
        spellCheck={false}
        data-stage-focus
        data-seed-field
        classNames={{ input: classes['text'] ?? '' }}
      />
      <div className={classes['answer']}>
        <EntryWords seedEntry={seedEntry} dropped={dropped} />
      </div>
      {(onBack || onPracticeSeed) && (
        <div className={classes['actions']}>
          {onPracticeSeed && (
            <Button size="xs" variant="light" onClick={onPracticeSeed}>
              {words.ui('practice/use-seed')}
            </Button>
          )}
          {onBack && (
            <Button size="xs" variant="subtle" color="gray" onClick={onBack}>
              {words.ui('seed/back')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
