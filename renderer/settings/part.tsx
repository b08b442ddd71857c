import type { ReactNode } from 'react';
import classes from './settings.module.css';

interface PartProps {
  /** Names the part for its heading's id. */
  readonly name: string;
  readonly title: string;
  readonly about?: string;
  readonly children: ReactNode;
}

/** Settings that belong together. */
export function Part({ name, title, about, children }: PartProps) {
  return (
    <section className={classes['part']} aria-labelledby={`part-${name}`}>
      <h2 id={`part-${name}`}>{title}</h2>
      {about !== undefined && <p className={classes['about']}>{about}</p>}
      {children}
    </section>
  );
}
