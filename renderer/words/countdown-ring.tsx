import { RingProgress } from '@mantine/core';
import classes from './countdown-ring.module.css';
import { useNow } from './use-now.ts';

interface CountdownRingProps {
  /** When it ends, in ms since 1970. */
  readonly until: number;
  /** How long the whole way round is. */
  readonly wholeSeconds: number;
  readonly size?: number;
  /** What it counts, for those who do not see it. */
  readonly label: string;
}

/** A ring that empties, with the seconds left in it. */
export function CountdownRing({ until, wholeSeconds, size = 76, label }: CountdownRingProps) {
  const left = Math.max(0, (until - useNow(true)) / 1000);
  const seconds = Math.ceil(left);
  return (
    <RingProgress
      role="timer"
      aria-label={`${label}: ${seconds} s`}
      size={size}
      thickness={6}
      roundCaps
      rootColor="var(--line)"
      sections={[{ value: Math.min(100, (100 * left) / wholeSeconds), color: 'var(--clay)' }]}
      label={
        <span className={classes['seconds']} aria-hidden>
          <span className="tabular">{seconds}</span>
        </span>
      }
    />
  );
}
