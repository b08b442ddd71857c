import type { DroppedSeed as Dropped } from '../../src/ipc/state.ts';
import { useWords } from '../app/station.ts';
import { Note } from '../words/note.tsx';
import { droppedWords } from './seed-words.ts';

/** The seed did not stay: why, and what to do. */
export function DroppedSeed({ dropped }: { readonly dropped: Dropped }) {
  const words = useWords();
  return (
    <div role="status">
      <Note kind="warn" what={droppedWords(words, dropped)} now={words.ui('seed/dropped-now')} />
    </div>
  );
}
