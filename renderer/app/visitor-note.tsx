import { CloseButton } from '@mantine/core';
import { useState } from 'react';
import { AlertIcon } from '../drawings/icons.tsx';
import classes from './banner.module.css';
import { useStation } from './station.ts';

/** Somebody tried to come in and was sent away: over the top of the window until it was read. */
export function VisitorNote() {
  const { words, state } = useStation();
  const [read, setRead] = useState<string>();
  const { visitor } = state;
  if (visitor === undefined || visitor.time === read) return null;
  return (
    <div className={classes['banner']} role="alert">
      <AlertIcon size={20} />
      <p>
        <strong>{words.ui('visitor/title')}.</strong> {words.ui(`visitor/${visitor.visit}`)}
      </p>
      <CloseButton aria-label={words.ui('app/close')} onClick={() => setRead(visitor.time)} />
    </div>
  );
}
