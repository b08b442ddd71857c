import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Room } from '../../src/ipc/state.ts';
import { useStation, useWork } from '../app/station.ts';
import { CrossIcon } from '../drawings/icons.tsx';
import classes from './intended-for.module.css';

interface IntendedForProps {
  readonly room: Room;
  /** The field for the seed. */
  readonly children: ReactNode;
}

/** Burn again: for whom the next seed is to be, above the field for it. */
export function IntendedFor({ room, children }: IntendedForProps) {
  const { words, call } = useStation();
  const { intended, seed } = useWork(room);
  if (!intended || seed) return children;
  const { account, issuer } = intended;
  return (
    <div className={classes['column']}>
      <section className={classes['intended']} aria-labelledby="intended">
        <p>
          <span id="intended" className={classes['title']}>
            {words.register('again/title')}
          </span>
          <strong>{account || words.ui('seed/not-named')}</strong>
          {issuer !== '' && <span>{issuer}</span>}
        </p>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={words.register('again/clear')}
          title={words.register('again/clear')}
          onClick={() => void call('intend', { room, account: '', issuer: '' })}
        >
          <CrossIcon size={15} />
        </ActionIcon>
      </section>
      {children}
    </div>
  );
}
