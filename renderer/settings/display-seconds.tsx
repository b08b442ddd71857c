import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import type { Settings } from '../../src/ipc/settings.ts';
import { useWords } from '../app/station.ts';
import classes from './settings.module.css';

type Seconds = Settings['displaySeconds'];

const CHOICES: readonly Seconds[] = [15, 30, 60, 120];

interface DisplaySecondsProps {
  readonly seconds: Seconds;
  readonly onSeconds: (seconds: Seconds) => void;
}

/** How long a token's display stays on. */
export function DisplaySeconds({ seconds, onSeconds }: DisplaySecondsProps) {
  const words = useWords();
  const label = useId();
  return (
    <div>
      <p className={classes['label']} id={label}>
        {words.ui('settings/display')}
      </p>
      <p className={classes['about']}>{words.ui('settings/display-about')}</p>
      <SegmentedControl
        className={classes['segments'] ?? ''}
        aria-labelledby={label}
        value={String(seconds)}
        onChange={(value) => onSeconds(CHOICES.find((each) => String(each) === value) ?? 30)}
        data={CHOICES.map((each) => ({ value: String(each), label: `${each} s` }))}
      />
    </div>
  );
}
