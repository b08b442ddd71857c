import { Button } from '@mantine/core';
import type { DraftView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { Note } from '../../words/note.tsx';
import { counted } from '../counted.ts';
import { columnName } from './column-head.tsx';
import type { ReadingChange } from './reading-change.ts';

/** More of them are not named one by one: they stand out in the table. */
const MOST_NAMES = 4;

interface UnclearColumnsProps {
  readonly draft: DraftView;
  readonly onRead: (change: ReadingChange) => void;
}

/** What only a person can say: what a column means that may hold seeds, and how seeds are written that fit both ways. */
export function UnclearColumns({ draft: { columns }, onRead }: UnclearColumnsProps) {
  const words = useWords();
  const namesOf = (unclear: 'meaning' | 'encoding') =>
    columns
      .filter((each) => each.unclear === unclear)
      .map((each) => words.sessions('draft/quoted', { name: columnName(words, each) }));
  const meaning = namesOf('meaning');
  const encoding = namesOf('encoding');
  return (
    <>
      {meaning.length > 0 && (
        <Note
          kind="warn"
          what={counted(words, 'draft/unclear-columns', meaning.length, { names: listed(meaning) })}
          now={words.sessions('draft/unclear-columns-now')}
        />
      )}
      {encoding.length > 0 && (
        <Note
          kind="warn"
          what={words.sessions('draft/unclear-writing', { names: listed(encoding) })}
          now={words.sessions('draft/unclear-writing-now')}
        >
          {(['base32', 'hex'] as const).map((secretFormat) => (
            <Button key={secretFormat} size="xs" variant="default" onClick={() => onRead({ secretFormat })}>
              {words.sessions(`draft/${secretFormat}`)}
            </Button>
          ))}
        </Note>
      )}
    </>
  );
}

function listed(names: readonly string[]): string {
  const first = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${first} …` : first;
}
