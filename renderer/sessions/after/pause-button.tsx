import { Button } from '@mantine/core';
import { useStation } from '../../app/station.ts';

/** Pauses the session, where something has to wait for that. */
export function PauseButton() {
  const { words, call } = useStation();
  return (
    <Button size="xs" variant="default" onClick={() => void call('pauseSession', undefined)}>
      {words.sessions('head/pause')}
    </Button>
  );
}
