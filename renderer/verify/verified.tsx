import { Button } from '@mantine/core';
import type { BurnOutcome, Room } from '../../src/ipc/state.ts';
import { useStation } from '../app/station.ts';
import { CheckIcon } from '../drawings/icons.tsx';
import { personName } from '../token/last-burn-note.tsx';
import { FailureNote } from '../words/failure-note.tsx';
import { PageCode } from './page-code.tsx';
import classes from './verify.module.css';

interface VerifiedProps {
  readonly room: Room;
  readonly result: BurnOutcome;
  /** To the handover slip; absent where none is kept. */
  readonly slip: (() => void) | undefined;
}

/** It works: which code goes into the registration page, and for how long or from when. */
export function Verified({ room, result, slip }: VerifiedProps) {
  const { words, call } = useStation();
  const { clockErrorBefore = 0 } = result;
  const byEye = result.verification === 'by-eye';
  return (
    <div className={classes['verified']}>
      <p className={classes['success']}>
        <CheckIcon size={22} />
        {words.ui(byEye ? 'verify/verified-by-eye' : 'verify/verified')}
      </p>
      <PageCode result={result} />
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
        <Button
          className={classes['key'] ?? ''}
          data-key="⏎"
          aria-keyshortcuts="Enter"
          onClick={() => void call('startOver', { room })}
        >
          {words.ui('verify/next-token')}
        </Button>
        {slip && (
          <Button
            className={classes['key'] ?? ''}
            variant="default"
            data-key="P"
            aria-keyshortcuts="P"
            onClick={slip}
          >
            {words.ui('verify/slip')}
          </Button>
        )}
      </div>
    </div>
  );
}
