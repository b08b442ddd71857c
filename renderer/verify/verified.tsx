import { Button } from '@mantine/core';
import type { BurnOutcome, Room } from '../../src/ipc/state.ts';
import { useStation } from '../app/station.ts';
import { CheckIcon } from '../drawings/icons.tsx';
import { personName } from '../token/last-burn-note.tsx';
import { CountdownRing } from '../words/countdown-ring.tsx';
import { FailureNote } from '../words/failure-note.tsx';
import { useNow } from '../words/use-now.ts';
import classes from './verify.module.css';

interface VerifiedProps {
  readonly room: Room;
  readonly result: BurnOutcome;
}

/** It works: what to do with the next code on the registration page, and when that comes. */
export function Verified({ room, result }: VerifiedProps) {
  const { words, call } = useStation();
  const { nextCodeAt = 0, periodSeconds, clockErrorBefore = 0 } = result;
  const isNext = useNow(true) >= nextCodeAt;
  const byEye = result.verification === 'by-eye';
  return (
    <div className={classes['verified']}>
      <p className={classes['success']}>
        <CheckIcon size={22} />
        {words.ui(byEye ? 'verify/verified-by-eye' : 'verify/verified')}
      </p>
      <div className={classes['next']}>
        {isNext ? (
          <span className={classes['now']}>
            <CheckIcon size={34} />
          </span>
        ) : (
          <CountdownRing
            until={nextCodeAt}
            wholeSeconds={periodSeconds}
            label={words.ui('verify/next-wait')}
          />
        )}
        <div role="status">
          <p>
            <strong>{words.ui(isNext ? 'verify/next-now' : 'verify/next-wait')}</strong>
          </p>
          <p className={classes['quiet']}>
            {words.ui(isNext ? 'verify/next-now-what' : 'verify/next-wait-now')}
          </p>
        </div>
      </div>
      {result.reassignedFrom && (
        <p className={classes['quiet']}>
          {words.register('again/reassigned', { whose: personName(words, result.reassignedFrom) })}
        </p>
      )}
      {Math.abs(clockErrorBefore) >= 2 && (
        <p className={classes['quiet']}>
          {words.ui('verify/clock-set', { before: words.duration(Math.abs(clockErrorBefore)) })}
        </p>
      )}
      {result.failure && <FailureNote failure={result.failure} />}
      <div className={classes['actions']}>
        <Button onClick={() => void call('startOver', { room })}>{words.ui('verify/next-token')}</Button>
      </div>
    </div>
  );
}
