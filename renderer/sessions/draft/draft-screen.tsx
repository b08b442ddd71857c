import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import type { DraftView, RowFaultCode } from '../../../src/ipc/session.ts';
import { useStation } from '../../app/station.ts';
import { counted } from '../counted.ts';
import { ListVeil } from '../start/list-veil.tsx';
import { ListFailureNote, OpenList } from '../start/start-screen.tsx';
import type { ListIntake } from '../start/use-list-intake.ts';
import { useAct } from '../use-act.ts';
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
}

/** A list that was read: looked through, put right, and made a session of. Nothing is burned yet. */
export function DraftScreen({ draft, intake }: DraftScreenProps) {
  const { words, call } = useStation();
  const [accept, setAccept] = useState<readonly RowFaultCode[]>([]);
  const [sight, setSight] = useState<Sight>(ALL_ROWS);
  const [isMaking, setMaking] = useState(false);
  const { act, busy, failure } = useAct();
  const read = (change: ReadingChange) =>
    void act('readList', { fileName: draft.fileName, reading: changedReading(draft.reading, change) });
  const drop = () => {
    intake.clear();
    void call('dropDraft', undefined);
  };
  if (isMaking) return <MakeSession draft={draft} accept={accept} onBack={() => setMaking(false)} />;
  return (
    <div className={classes['draft']}>
      <div className={classes['main']}>
        <DraftHead draft={draft} busy={busy ? draft.fileName : intake.busy} intake={intake} onDrop={drop} />
        {failure && <ListFailureNote failure={failure} />}
        {intake.failure && <ListFailureNote failure={intake.failure} />}
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
        <Burnable draft={draft} accept={accept} onNext={() => setMaking(true)} />
      </aside>
      {intake.isDragging && <ListVeil />}
    </div>
  );
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
  return (
    <div className={classes['head']}>
      <h2>{draft.fileName}</h2>
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
  const [least, most] = burnable(draft, accept);
  const shown = least === most ? words.number(least) : `${words.number(least)}–${words.number(most)}`;
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
