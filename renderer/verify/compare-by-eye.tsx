import { Button } from '@mantine/core';
import type { CodeCheck, Room } from '../../src/ipc/state.ts';
import { useStation } from '../app/station.ts';
import { spacedCode } from '../words/spaced-code.ts';
import { useNow } from '../words/use-now.ts';
import classes from './verify.module.css';

interface CompareByEyeProps {
  readonly room: Room;
  readonly expected: NonNullable<CodeCheck['expected']>;
}

/** The code the display has to show, and whether it does. */
export function CompareByEye({ room, expected }: CompareByEyeProps) {
  const { words, call } = useStation();
  const secondsLeft = Math.max(0, Math.ceil((expected.validUntil - useNow(true)) / 1000));
  const answer = (same: boolean) => void call('confirmByEye', { room, same });
  return (
    <div className={classes['entry']}>
      <p>{words.ui('verify/expected')}</p>
      <p className={`tabular ${classes['expected']}`}>
        {spacedCode(expected.code)}
        <small>{words.ui('verify/expected-time', { duration: words.duration(secondsLeft) })}</small>
      </p>
      <div className={classes['actions']}>
        <Button size="xs" onClick={() => answer(true)} data-stage-focus>
          {words.ui('verify/same')}
        </Button>
        <Button size="xs" variant="default" onClick={() => answer(false)}>
          {words.ui('verify/different')}
        </Button>
      </div>
    </div>
  );
}
