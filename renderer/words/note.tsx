import type { ReactNode } from 'react';
import { AlertIcon, ArrowIcon, CheckIcon, CrossIcon, InfoIcon } from '../drawings/icons.tsx';
import classes from './note.module.css';

export type NoteKind = 'bad' | 'warn' | 'ok' | 'plain';

const ICONS = { bad: CrossIcon, warn: AlertIcon, ok: CheckIcon, plain: InfoIcon } as const;

interface NoteProps {
  readonly kind: NoteKind;
  readonly what: string;
  readonly detail?: string;
  /** The one thing to do now. */
  readonly now?: string;
  readonly children?: ReactNode;
}

/** Something to be read: its kind by icon and colour, what is so, and what to do now. */
export function Note({ kind, what, detail, now, children }: NoteProps) {
  const Icon = ICONS[kind];
  return (
    <div className={classes['note']} data-kind={kind}>
      <span className={classes['icon']}>
        <Icon size={18} />
      </span>
      <div className={classes['words']}>
        <p>{what}</p>
        {detail !== undefined && <p className={classes['detail']}>{detail}</p>}
        {now !== undefined && (
          <p className={classes['now']}>
            <ArrowIcon size={16} />
            <span>{now}</span>
          </p>
        )}
        {children ? <div className={classes['actions']}>{children}</div> : null}
      </div>
    </div>
  );
}
