import { Button } from '@mantine/core';
import { useWords, useWork } from '../app/station.ts';
import { Note } from '../words/note.tsx';
import type { Place } from './place.ts';

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
    <div role="status" hidden={others.length === 0}>
      {others.map(({ serial, model }) => (
        <Note key={serial} kind="plain" what={words.register('table/on-reader', { model, serial })}>
          <Button size="xs" onClick={() => onOpen(serial)}>
            {words.register('table/open')}
          </Button>
        </Note>
      ))}
    </div>
  );
}
