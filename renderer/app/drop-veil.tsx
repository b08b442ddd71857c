import type { ReactNode } from 'react';
import classes from './drop-veil.module.css';

/** Over the window while a file is dragged across it: a sign of it, and what letting go of it does. */
export function DropVeil({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes['veil']}>
      <p>{children}</p>
    </div>
  );
}
