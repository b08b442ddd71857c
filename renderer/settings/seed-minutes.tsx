import type { Settings } from '../../src/ipc/settings.ts';
import { useWords } from '../app/station.ts';
import { NumberChoice } from './number-choice.tsx';

type Minutes = Settings['seedMinutes'];

interface SeedMinutesProps {
  readonly minutes: Minutes;
  readonly onMinutes: (minutes: Minutes) => void;
}

/** How long a seed stays that was taken in and not burned. */
export function SeedMinutes({ minutes, onMinutes }: SeedMinutesProps) {
  const words = useWords();
  return (
    <NumberChoice<Minutes>
      label={words.ui('settings/seed-minutes')}
      about={words.ui('settings/seed-minutes-about')}
      unit="min"
      choices={[1, 5, 15, 60]}
      value={minutes}
      onValue={onMinutes}
    />
  );
}
