import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import type { Settings } from '../../src/ipc/settings.ts';
import { useWords } from '../app/station.ts';
import classes from './settings.module.css';

type Minutes = Settings['seedMinutes'];

const CHOICES: readonly Minutes[] = [1, 5, 15, 60];

interface SeedMinutesProps {
  readonly minutes: Minutes;
  readonly onMinutes: (minutes: Minutes) => void;
}

/** How long a seed stays that was taken in and not burned. */
export function SeedMinutes({ minutes, onMinutes }: SeedMinutesProps) {
  const words = useWords();
  const label = useId();
  return (
    <div>
      <p className={classes['label']} id={label}>
        {words.ui('settings/seed-minutes')}
      </p>
      <p className={classes['about']}>{words.ui('settings/seed-minutes-about')}</p>
      <SegmentedControl
        className={classes['segments'] ?? ''}
        aria-labelledby={label}
        value={String(minutes)}
        onChange={(value) => onMinutes(CHOICES.find((each) => String(each) === value) ?? 5)}
        data={CHOICES.map((each) => ({ value: String(each), label: `${each} min` }))}
      />
    </div>
  );
}
