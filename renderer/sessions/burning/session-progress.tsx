import type { RowCounts, SessionView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { counted } from '../counted.ts';
import type { RowsSight } from './rows-table.tsx';
import classes from './session.module.css';

interface SessionProgressProps {
  readonly session: SessionView;
  /** Shows the rows that a count is of. */
  readonly onRows: (sight: RowsSight) => void;
  /** To the lists out, once there is nothing else to do. */
  readonly onLists: () => void;
}

/** How many are done, how quickly, and for how long yet; each count leads to its rows. */
export function SessionProgress({ session, onRows, onLists }: SessionProgressProps) {
  const words = useWords();
  const { rows, counts, due, pace, running } = session;
  const done = tokensDone(counts, due);
  const waiting = counts.waiting + counts['in-doubt'] + counts.burning;
  const links = [
    ['due', due, 'due'],
    ['put-aside', counts['put-aside'], 'aside'],
    ['skipped', counts.skipped, 'skipped'],
    ['in-doubt', counts['in-doubt'], 'doubt'],
    ['waiting', counts.waiting, 'waiting'],
  ] as const;
  return (
    <div className={classes['progress']}>
      <Bar session={session} done={done} />
      <div className={classes['counts']}>
        <strong>{words.sessions('head/done', { done: words.number(done), rows: words.number(rows) })}</strong>
        {links.map(([only, count, text]) =>
          count === 0 ? null : (
            <button key={only} type="button" data-only={only} onClick={() => onRows({ text: '', only })}>
              <i aria-hidden="true" /> {counted(words, `head/${text}`, count)}
            </button>
          ),
        )}
        {waiting === 0 && <span>{words.sessions('head/all-done')}</span>}
        {waiting === 0 && due === 0 && session.name.closed === undefined && (
          <button type="button" data-next onClick={onLists}>
            {words.sessions('head/to-lists')}
          </button>
        )}
        {running && pace && waiting > 0 && (
          <span className={classes['pace']}>
            {words.sessions('head/pace', { rate: words.number(Math.round(pace.tokensPerHour)) })}
            {' · '}
            {words.sessions('head/left', { duration: words.duration(pace.secondsLeft) })}
          </span>
        )}
      </div>
    </div>
  );
}

/** Tokens that nothing more is to be done with. */
export function tokensDone(counts: RowCounts, due: number): number {
  return counts.verified + counts.seeded - due;
}

function Bar({ session, done }: { readonly session: SessionView; readonly done: number }) {
  const words = useWords();
  const { rows, counts, due } = session;
  const parts = [
    ['done', done],
    ['due', due],
    ['put-aside', counts['put-aside'] + counts.skipped],
    ['in-doubt', counts['in-doubt'] + counts.burning],
  ] as const;
  return (
    <div
      className={classes['bar']}
      role="progressbar"
      aria-label={words.sessions('head/progress')}
      aria-valuemin={0}
      aria-valuemax={rows}
      aria-valuenow={done}
    >
      {parts.map(([part, count]) =>
        count === 0 ? null : (
          <i key={part} data-part={part} style={{ flexGrow: count, flexShrink: 0, flexBasis: 0 }} />
        ),
      )}
      <i style={{ flexGrow: Math.max(0, counts.waiting), flexShrink: 0, flexBasis: 0 }} />
    </div>
  );
}
