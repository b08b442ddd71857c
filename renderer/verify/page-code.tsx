import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { SECONDS_TO_TYPE } from '../../src/ipc/code-time.ts';
import type { BurnOutcome } from '../../src/ipc/state.ts';
import { useWords } from '../app/station.ts';
import { CheckIcon } from '../drawings/icons.tsx';
import { CountdownRing } from '../words/countdown-ring.tsx';
import { useNow } from '../words/use-now.ts';
import classes from './verify.module.css';

/**
 * Which code the registration page is to be given. It has seen none yet, so the one that proved the token does while it
 * is good; the next one only where that ends too soon, or where the page has had the first.
 */
export function PageCode({ result }: { readonly result: BurnOutcome }) {
  const words = useWords();
  const { codeUntil = 0, periodSeconds } = result;
  const [hasFirst, setHasFirst] = useState(false);
  const secondsLeft = Math.ceil((codeUntil - useNow(true)) / 1000);
  if (secondsLeft <= 0) {
    return (
      <div className={classes['next']}>
        <span className={classes['now']}>
          <CheckIcon size={34} />
        </span>
        <What what={words.ui('verify/next-now')} about={words.ui('verify/next-now-what')} />
      </div>
    );
  }
  const isSame = !hasFirst && secondsLeft >= SECONDS_TO_TYPE;
  const label = words.ui(isSame ? 'verify/same-code-time' : 'verify/next-wait');
  const ring = <CountdownRing until={codeUntil} wholeSeconds={periodSeconds} label={label} />;
  if (!isSame) {
    return (
      <div className={classes['next']}>
        {ring}
        <What
          what={words.ui('verify/next-wait')}
          about={words.ui(hasFirst ? 'verify/next-wait-taken' : 'verify/next-wait-short')}
        />
      </div>
    );
  }
  return (
    <div className={classes['next']}>
      {ring}
      <What
        what={words.ui('verify/same-code')}
        about={words.ui('verify/same-code-what', { duration: words.duration(secondsLeft) })}
      >
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setHasFirst(true)}>
          {words.ui('verify/wants-next')}
        </Button>
      </What>
    </div>
  );
}

interface WhatProps {
  readonly what: string;
  readonly about: string;
  readonly children?: ReactNode;
}

/** Said once to a screen reader, without the seconds that run beside it. */
function What({ what, about, children }: WhatProps) {
  return (
    <div>
      <p role="status">
        <strong>{what}</strong>
      </p>
      <p className={classes['quiet']}>{about}</p>
      {children}
    </div>
  );
}
