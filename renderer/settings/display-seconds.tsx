import type { Settings } from '../../src/ipc/settings.ts';
import { useWords } from '../app/station.ts';
import { NumberChoice } from './number-choice.tsx';

type Seconds = Settings['displaySeconds'];

interface DisplaySecondsProps {
  readonly seconds: Seconds;
  readonly onSeconds: (seconds: Seconds) => void;
}

/** How long a token's display stays on. */
export function DisplaySeconds({ seconds, onSeconds }: DisplaySecondsProps) {
  const words = useWords();
  return (
    <NumberChoice<Seconds>
      label={words.ui('settings/display')}
      about={words.ui('settings/display-about')}
      unit="s"
      choices={[15, 30, 60, 120]}
      value={seconds}
      onValue={onSeconds}
    />
  );
}
