import { Button } from '@mantine/core';
import { useWords, useWork } from '../app/station.ts';
import { InfoIcon } from '../drawings/icons.tsx';
import type { Place } from './place.ts';
import classes from './register-room.module.css';

interface OnReaderNoteProps {
  readonly place: Place;
  readonly onOpen: (serial: string) => void;
}

/** Tokens that lie on readers right now, each with the way to its page. */
export function OnReaderNote({ place, onOpen }: OnReaderNoteProps) {
  const words = useWords();
  const { readers } = useWork('burn');
  const tokens = readers.flatMap(({ token }) => token ?? []);
  const open = place.at === 'token' || place.at === 'slip' ? place.serial : undefined;
  const others = tokens.filter(({ serial }) => serial !== open);
  return (
    <div role="status" className={classes['readers']} hidden={others.length === 0}>
      {others.map(({ serial, model }) => (
        <div key={serial} className={classes['reader']}>
          <InfoIcon size={18} />
          <span>{words.register('table/on-reader', { model, serial })}</span>
          <Button size="xs" variant="default" onClick={() => onOpen(serial)}>
            {words.register('table/open')}
          </Button>
        </div>
      ))}
    </div>
  );
}
