import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import type { DraftView, RowFaultCode } from '../../../src/ipc/session.ts';
import { useStation } from '../../app/station.ts';
import { useAct } from '../../app/use-act.ts';
import { useLostFocus } from '../../app/use-lost-focus.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import { Note } from '../../words/note.tsx';
import { counted } from '../counted.ts';
import { OpenList, Unread } from '../start/start-screen.tsx';
import type { ListIntake } from '../start/use-list-intake.ts';
import { burnable } from './burnable.ts';
import classes from './draft.module.css';
import { DraftTable } from './draft-table.tsx';
import { DraftTroubles } from './draft-troubles.tsx';
import { MakeSeeds } from './make-seeds.tsx';
import { MakeSession } from './make-session.tsx';
import { changedReading, type ReadingChange } from './reading-change.ts';
import { ReadingChoices } from './reading-choices.tsx';
import { ALL_ROWS, type Sight } from './sight.ts';
import { UnclearColumns } from './unclear-columns.tsx';

/** Whether seeds are to be made, for so many rows. */
interface SeedsChoice {
  readonly make: boolean;
  readonly rows: number;
}

interface DraftScreenProps {
  readonly draft: DraftView;
  readonly intake: ListIntake;
  /** A session is being made of it. */
  readonly isMaking: boolean;
  readonly onMaking: (isMaking: boolean) => void;
}

/** A list that was read: looked through, put right, and made a session of. Nothing is burned yet. */
export function DraftScreen({ draft, intake, isMaking, onMaking }: DraftScreenProps) {
  const { words, call } = useStation();
  const [accepted, setAccepted] = useState<readonly RowFaultCode[]>([]);
  const [seeds, setSeeds] = useState<SeedsChoice>();
  const [sight, setSight] = useState<Sight>(ALL_ROWS);
  const { act, busy, failure } = useAct();
  const read = (change: ReadingChange) =>
    void act('readList', { fileName: draft.fileName, reading: changedReading(draft.reading, change) });
  const drop = () => {
    intake.clear();
    void call('dropDraft', undefined);
  };
  // Read in another way, the list may lack more seeds than those that were spoken of: that is another question.
  const makesSeeds = seeds?.rows === rowsWithoutSeed(draft) ? seeds.make : undefined;
  const accept: readonly RowFaultCode[] = makesSeeds ? [...accepted, 'make-seeds'] : accepted;
  if (isMaking) return <MakeSession draft={draft} accept={accept} onBack={() => onMaking(false)} />;
  return (
    <div className={classes['draft']}>
      <div className={classes['main']}>
        <DraftHead draft={draft} busy={busy ? draft.fileName : intake.busy} intake={intake} onDrop={drop} />
        {failure && <FailureNote failure={failure} />}
        {intake.failure && <Unread intake={intake} failure={intake.failure} />}
        {lacksUsers(draft) && (
          <Note
            kind="warn"
            what={words.sessions('draft/no-users')}
            now={words.sessions('draft/no-users-now')}
          />
        )}
        <UnclearColumns draft={draft} onRead={read} />
        <ReadingChoices draft={draft} onRead={read} />
        <DraftTable
          draft={draft}
          sight={sight}
          onSight={setSight}
          makesSeeds={makesSeeds === true}
          onRead={read}
        />
      </div>
      <aside className={classes['aside']} aria-label={words.sessions('draft/troubles')}>
        <DraftTroubles
          draft={draft}
          accept={accepted}
          onAccept={(code, isAccepted) =>
            setAccepted([...accepted.filter((each) => each !== code), ...(isAccepted ? [code] : [])])
          }
          sight={sight}
          onSight={setSight}
        />
        <MakeSeeds
          draft={draft}
          choice={makesSeeds}
          onChoice={(make) => setSeeds({ make, rows: rowsWithoutSeed(draft) })}
        />
        <Burnable draft={draft} accept={accept} onNext={() => onMaking(true)} />
      </aside>
    </div>
  );
}

function rowsWithoutSeed({ troubles }: DraftView): number {
  return troubles.find(({ code }) => code === 'make-seeds')?.rows ?? 0;
}

/** A table in which nobody was recognised: a column has to be put right by hand. */
function lacksUsers({ format, columns }: DraftView): boolean {
  if (columns.some(({ unclear }) => unclear === 'meaning')) return false;
  return format === 'csv' && !columns.some(({ field }) => field === 'user' || field === 'uri');
}

interface DraftHeadProps {
  readonly draft: DraftView;
  /** What is being read. */
  readonly busy: string | undefined;
  readonly intake: ListIntake;
  readonly onDrop: () => void;
}

function DraftHead({ draft, busy, intake, onDrop }: DraftHeadProps) {
  const { words } = useStation();
  const { rows, withoutSecret, withSerial, dialect, headerLine } = draft;
  const heading = useLostFocus<HTMLHeadingElement>();
  return (
    <div className={classes['head']}>
      <h2 ref={heading} tabIndex={-1}>
        {draft.fileName}
      </h2>
      <p>
        {[
          words.sessions(`format/${draft.format}`),
          ...(dialect ? [words.sessions(`dialect/${dialect}`)] : []),
          ...(headerLine !== undefined && headerLine > 1
            ? [words.sessions('draft/names-in-line', { line: headerLine })]
            : []),
          counted(words, 'draft/rows', rows),
          ...(withSerial > 0 ? [counted(words, 'draft/with-serial', withSerial)] : []),
          ...(withoutSecret > 0 ? [counted(words, 'draft/without-secret', withoutSecret)] : []),
        ].join(' · ')}
      </p>
      <div className={classes['actions']}>
        {busy !== undefined && (
          <span className={classes['busy']} role="status">
            <Loader size="xs" aria-hidden /> {words.sessions('draft/busy')}
          </span>
        )}
        <OpenList intake={intake} other />
        <Button size="xs" variant="subtle" color="gray" onClick={onDrop}>
          {words.sessions('start/cancel')}
        </Button>
      </div>
    </div>
  );
}

interface BurnableProps {
  readonly draft: DraftView;
  readonly accept: readonly RowFaultCode[];
  readonly onNext: () => void;
}

/** How many rows there would be, and the way on. */
function Burnable({ draft, accept, onNext }: BurnableProps) {
  const { words } = useStation();
  const most = burnable(draft, accept);
  const shown = words.number(most);
  return (
    <div className={classes['burnable']}>
      <p role="status">
        {most === 0 ? (
          <strong>{words.sessions('draft/burnable-none')}</strong>
        ) : (
          <strong>{words.sessions('draft/burnable', { shown, rows: words.number(draft.rows) })}</strong>
        )}
        {most < draft.burnable.atMost && (
          <small>{words.sessions('draft/asks', { shown: words.number(draft.burnable.atMost) })}</small>
        )}
      </p>
      <Button size="md" disabled={most === 0} onClick={onNext}>
        {words.sessions('draft/next')}
      </Button>
    </div>
  );
}
