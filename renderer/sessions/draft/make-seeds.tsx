import { Radio } from '@mantine/core';
import { useId } from 'react';
import type { DraftView, RowFaultCode } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { AlertIcon } from '../../drawings/icons.tsx';
import { counted } from '../counted.ts';
import classes from './draft.module.css';

interface MakeSeedsProps {
  readonly draft: DraftView;
  /** Undefined: it was not said yet, which makes none. */
  readonly choice: boolean | undefined;
  readonly onChoice: (make: boolean) => void;
}

/** Rows that bring no seed: whether Kiln is to make some is asked once, and by itself. */
export function MakeSeeds({ draft, choice, onChoice }: MakeSeedsProps) {
  const words = useWords();
  const id = useId();
  const trouble = draft.troubles.find(({ code }) => code === 'make-seeds');
  const most = seedsMade(draft);
  if (!trouble || most === 0) return null;
  const { fault } = trouble.first;
  const given = fault.code === 'make-seeds' ? fault.given : 0;
  return (
    <section className={classes['seeds']} aria-labelledby={id}>
      <h3 id={id} className={classes['seeds-title']}>
        <AlertIcon size={16} />
        {counted(words, 'seeds/title', trouble.rows)}
      </h3>
      <p>{given > 0 ? counted(words, 'seeds/mixed', given) : words.sessions('seeds/all')}</p>
      <Radio.Group
        size="sm"
        label={words.sessions('seeds/ask')}
        value={choice === undefined ? null : choice ? 'make' : 'leave'}
        onChange={(value) => onChoice(value === 'make')}
      >
        <div className={classes['seeds-choice']}>
          <Radio size="sm" value="make" label={counted(words, 'seeds/make', most)} />
          <Radio size="sm" value="leave" label={words.sessions('seeds/leave')} />
        </div>
      </Radio.Group>
    </section>
  );
}

/** How many seeds are made where these kinds of trouble are accepted; without them: where all are. */
export function seedsMade({ burnable: { asks } }: DraftView, accept?: readonly RowFaultCode[]): number {
  return asks
    .filter(
      ({ codes }) => codes.includes('make-seeds') && codes.every((each) => accept?.includes(each) ?? true),
    )
    .reduce((sum, { rows }) => sum + rows, 0);
}
