import { Button } from '@mantine/core';
import type { SessionView } from '../../src/ipc/session.ts';
import { useWords } from '../app/station.ts';
import { Note } from '../words/note.tsx';
import { useMadeUp } from './kept.ts';
import { MadeUp } from './made-up.tsx';

/** The passphrase that was made up for the session, until somebody puts it away or leaves the session. */
export function MadeUpNote({ session }: { readonly session: SessionView }) {
  const words = useWords();
  const { id, name } = session.name;
  const [passphrase, putAway] = useMadeUp(id);
  if (passphrase === '') return null;
  return (
    <Note kind="warn" what={words.sessions('make/kept')}>
      <MadeUp passphrase={passphrase} opens={name} />
      <Button size="xs" variant="default" onClick={() => putAway('')}>
        {words.sessions('make/put-away')}
      </Button>
    </Note>
  );
}
