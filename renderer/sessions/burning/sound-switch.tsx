import { Button, Switch } from '@mantine/core';
import { useWords } from '../../app/station.ts';
import classes from './sound-switch.module.css';
import { play } from './tones.ts';
import { useSoundChoice } from './use-sound-choice.ts';

/** Whether lanes may be heard in this window, and how that sounds. */
export function SoundSwitch() {
  const words = useWords();
  const [wanted, setWanted] = useSoundChoice();
  return (
    <div className={classes['sounds']}>
      <Switch
        label={words.sessions('make/sounds')}
        description={words.sessions('make/sounds-about')}
        checked={wanted}
        onChange={({ currentTarget }) => setWanted(currentTarget.checked)}
      />
      <Button size="compact-xs" variant="default" onClick={() => play('lift-good')}>
        {words.sessions('make/sounds-try')}
      </Button>
    </div>
  );
}
