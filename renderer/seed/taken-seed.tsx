import type { DroppedSeed as Dropped, Room, TakenSeed as Seed } from '../../src/ipc/state.ts';
import { useWords } from '../app/station.ts';
import { Facts } from '../words/facts.tsx';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import { DroppedSeed } from './dropped-seed.tsx';
import { SecretLine } from './secret-line.tsx';
import classes from './seed.module.css';
import { codesWords } from './seed-words.ts';

interface TakenSeedProps {
  readonly room: Room;
  readonly seed: Seed;
  /** It is no longer in memory. */
  readonly dropped: Dropped | undefined;
}

/** The seed as it was understood, its secret hidden. */
export function TakenSeed({ room, seed, dropped }: TakenSeedProps) {
  const words = useWords();
  const { description, warnings, refused } = seed;
  const unnamed = words.ui('seed/not-named');
  return (
    <div className={classes['taken']}>
      <div>
        <p className={classes['account']}>{description.account || unnamed}</p>
        <p className={classes['issuer']}>{description.issuer || unnamed}</p>
      </div>
      <Facts
        facts={[
          [words.ui('seed/codes'), codesWords(words, description)],
          ...(refused
            ? []
            : [
                [
                  words.ui('seed/secret'),
                  dropped ? (
                    words.ui('seed/dropped-secret')
                  ) : (
                    <SecretLine key="secret" room={room} bytes={description.secretBytes} />
                  ),
                ] as const,
              ]),
        ]}
      />
      {dropped?.burned === false && <DroppedSeed dropped={dropped} />}
      {refused && <FailureNote failure={refused} />}
      {warnings.map((warning) => (
        <Note key={words.warning(warning)} kind="warn" what={words.warning(warning)} />
      ))}
    </div>
  );
}
