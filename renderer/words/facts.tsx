import type { ReactNode } from 'react';
import classes from './facts.module.css';

interface FactsProps {
  /** Name and value, in the order to be read. */
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}

/** Names and values under each other. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className={classes['facts']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
