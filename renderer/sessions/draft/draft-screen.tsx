import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import type { DraftView, RowFaultCode } from '../../../src/ipc/session.ts';
import { useStation } from '../../app/station.ts';
import { useAct } from '../../app/use-act.ts';
import { useLostFocus } from '../../app/use-lost-focus.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import { Note } from '../../words/note.tsx';
import { counted } from '../counted.ts';
import { OpenList } from '../start/start-screen.tsx';
import type { ListIntake } from '../start/use-list-intake.ts';
import { burnable } from './burnable.ts';
import classes from './draft.module.css';
import { DraftTable } from './draft-table.tsx';
import { DraftTroubles } from './draft-troubles.tsx';
import { MakeSession } from './make-session.tsx';
import { changedReading, type ReadingChange } from './reading-change.ts';
import { ReadingChoices } from './reading-choices.tsx';
import { ALL_ROWS, type Sight } from './sight.ts';

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
  const [accept, setAccept] = useState<readonly RowFaultCode[]>([]);
  const [sight, setSight] = useState<Sight>(ALL_ROWS);
  const { act, busy, failure } = useAct();
  const read = (change: ReadingChange) =>
    void act('readList', { fileName: draft.fileName, reading: changedReading(draft.reading, change) });
  const drop = () => {
    intake.clear();
    void call('dropDraft', undefined);
  };
  if (isMaking) return <MakeSession draft={draft} accept={accept} onBack={() => onMaking(false)} />;
  return (
    <div className={classes['draft']}>
      <div className={classes['main']}>
        <DraftHead draft={draft} busy={busy ? draft.fileName : intake.busy} intake={intake} onDrop={drop} />
        {failure && <FailureNote failure={failure} />}
        {intake.failure && <FailureNote failure={intake.failure} />}
        {lacksUsers(draft) && (
          <Note
            kind="warn"
            what={words.sessions('draft/no-users')}
            now={words.sessions('draft/no-users-now')}
          />
        )}
        <ReadingChoices draft={draft} onRead={read} />
        <DraftTable draft={draft} sight={sight} onSight={setSight} onRead={read} />
      </div>
      <aside className={classes['aside']} aria-label={words.sessions('draft/troubles')}>
        <DraftTroubles
          draft={draft}
          accept={accept}
          onAccept={(code, accepted) =>
            setAccept([...accept.filter((each) => each !== code), ...(accepted ? [code] : [])])
          }
          sight={sight}
          onSight={setSight}
        />
        <Burnable draft={draft} accept={accept} onNext={() => onMaking(true)} />
      </aside>
    </div>
  );
}

/** A table in which nobody was recognised: a column has to be put right by hand. */
function lacksUsers({ format, columns }: DraftView): boolean {
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
  const { rows, withoutSecret, withSerial } = draft;
  const heading = useLostFocus<HTMLHeadingElement>();
  return (
    <div className={classes['head']}>
      <h2 ref={heading} tabIndex={-1}>
        {draft.fileName}
      </h2>
      <p>
        {[
          words.sessions(`format/${draft.format}`),
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
