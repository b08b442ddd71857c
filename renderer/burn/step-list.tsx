import { Loader } from '@mantine/core';
import type { StepName } from '../../src/ipc/state.ts';
import { useWords } from '../app/station.ts';
import classes from './step-list.module.css';

const STEPS = [
  'identified',
  'authenticated',
  'configured',
  'seeded',
  'confirmed',
] as const satisfies StepName[];

interface StepListProps {
  readonly done: readonly StepName[];
  /** Whether the next one is being done right now. */
  readonly working?: boolean;
}

/** The steps of a burn, each marked when it is done; no tick: what a token is worth its code tells. */
export function StepList({ done, working = false }: StepListProps) {
  const words = useWords();
  const next = STEPS.find((step) => !done.includes(step));
  return (
    <ol className={classes['steps']}>
      {STEPS.map((step) => {
        const isDone = done.includes(step);
        const isNow = working && step === next;
        return (
          <li key={step} data-done={isDone || undefined} aria-current={isNow ? 'step' : undefined}>
            <span className={classes['sign']}>{isNow ? <Loader size={13} aria-hidden /> : null}</span>
            {words.step(step)}
            {isDone && <span className={classes['spoken']}> ({words.ui('light/done')})</span>}
          </li>
        );
      })}
    </ol>
  );
}
