import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { RowStateName, SessionQuery, SessionRowView, SessionView } from '../../../src/ipc/session.ts';
import type { UiMessages } from '../../../src/messages/ui/ui-messages.ts';
import { useStation } from '../../app/station.ts';
import { isEditing } from '../../burn/use-burn-keys.ts';
import { useBlocks } from '../../table/use-blocks.ts';
import { useVirtualRows } from '../../table/use-virtual-rows.ts';
import { type TableColumn, VirtualTable } from '../../table/virtual-table.tsx';
import { FailureNote } from '../../words/failure-note.tsx';
import { Note } from '../../words/note.tsx';
import { counted } from '../counted.ts';
import { RowActs } from './row-acts.tsx';
import { RowMark } from './row-mark.tsx';
import classes from './rows.module.css';

const HEAD_PIXELS = 34;

const STATES: readonly RowStateName[] = [
  ...(['waiting', 'burning', 'in-doubt', 'seeded', 'verified', 'put-aside', 'skipped'] as const),
];

/** Which rows are in the table. */
export interface RowsSight {
  readonly text: string;
  readonly only: 'all' | 'due' | RowStateName;
}

export const ALL: RowsSight = { text: '', only: 'all' };

interface RowsTableProps {
  readonly session: SessionView;
  readonly sight: RowsSight;
  readonly onSight: (sight: RowsSight) => void;
}

/** All rows of the session, searched and sifted; the chosen one can be burned again, skipped, put aside or bound. */
export function RowsTable({ session, sight, onSight }: RowsTableProps) {
  const { words, call } = useStation();
  const rows = useVirtualRows(HEAD_PIXELS);
  const [active, setActive] = useState(0);
  const query = queryOf(sight);
  const list = useBlocks<SessionRowView>({
    key: JSON.stringify(query),
    version: `${session.name.closed ?? ''} ${session.changes}`,
    from: rows.from,
    to: rows.to,
    ask: (from, count) => call('sessionRows', { query, from, count }),
  });
  const isSought = sight.text.trim() !== '' || sight.only !== 'all';
  return (
    <div className={classes['rows']}>
      <RowsSearch
        sight={sight}
        total={list.total}
        onSight={(next) => {
          setActive(0);
          onSight(next);
        }}
        onDown={() => rows.element.current?.focus()}
      />
      <VirtualTable
        label={words.sessions('rows/name')}
        columns={columnsOf(words)}
        leastWidth="42.5rem"
        total={list.total}
        settled={list.settled}
        active={active}
        onActive={setActive}
        cells={(index) => cellsOf(words, list.row(index))}
        rows={rows}
      >
        {list.failure ? (
          <FailureNote failure={list.failure} />
        ) : (
          list.total === 0 && (
            <Note
              kind="plain"
              what={words.sessions('rows/none')}
              {...(isSought && { now: words.sessions('rows/none-now') })}
            />
          )
        )}
      </VirtualTable>
      {session.name.closed === undefined && (
        <RowActs
          row={list.settled ? list.row(active) : undefined}
          onDone={() => rows.element.current?.focus({ preventScroll: true })}
        />
      )}
    </div>
  );
}

function columnsOf(words: UiMessages): readonly TableColumn[] {
  return [
    { key: 'place', head: words.sessions('rows/place'), width: '3rem' },
    { key: 'user', head: words.sessions('rows/user'), width: 'minmax(9.5rem, 2fr)' },
    { key: 'state', head: words.sessions('rows/state'), width: '12.5rem' },
    { key: 'serial', head: words.sessions('rows/serial'), width: '9rem' },
    { key: 'note', head: words.sessions('rows/note'), width: 'minmax(5rem, 1.4fr)' },
  ];
}

function cellsOf(words: UiMessages, row: SessionRowView | undefined): ReactNode[] | undefined {
  if (!row) return undefined;
  const serial = 'serial' in row.state ? row.state.serial : '';
  return [
    <span key="place" className={classes['place']}>
      {words.number(row.place)}
    </span>,
    <span key="user" title={row.issuer}>
      {row.user || <em>{words.sessions('lane/nobody')}</em>}
    </span>,
    <RowMark key="state" state={row.state} />,
    <span key="serial" className="tabular">
      {serial ||
        (row.boundSerial !== '' && (
          <em title={words.sessions('rows/bound', { serial: row.boundSerial })}>{row.boundSerial}</em>
        ))}
    </span>,
    <span key="note" title={noteOf(words, row)}>
      {noteOf(words, row)}
    </span>,
  ];
}

/** Why it was put aside, and what else is to be known of a row. */
function noteOf(words: UiMessages, { state, strays, boundSerial }: SessionRowView): string {
  const parts: string[] = [];
  if (state.state === 'put-aside') parts.push(asideWords(words, state.reason, state.note));
  if (strays.length > 0) {
    const serials = strays.map((stray) => stray.serial).join(', ');
    parts.push(words.sessions('rows/must-not', { serials }));
  }
  if (boundSerial !== '' && !('serial' in state)) {
    parts.push(words.sessions('rows/bound', { serial: boundSerial }));
  }
  return parts.filter(Boolean).join(' · ');
}

function asideWords(words: UiMessages, reason: string, note: string): string {
  if (note !== '') return note;
  if (reason === 'person') return '';
  if (reason === 'wrong-code' || reason === 'drift') return words.sessions(`asideReason/${reason}`);
  return words.sessions('asideReason/other', { reason });
}

interface RowsSearchProps {
  readonly sight: RowsSight;
  readonly total: number | undefined;
  readonly onSight: (sight: RowsSight) => void;
  /** The arrow down: to the table. */
  readonly onDown: () => void;
}

function RowsSearch({ sight, total, onSight, onDown }: RowsSearchProps) {
  const { words } = useStation();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const find = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || isEditing(event.target as Element | null)) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', find);
    return () => document.removeEventListener('keydown', find);
  }, []);
  return (
    <search className={classes['search']}>
      <TextInput
        ref={field}
        size="xs"
        className={classes['find'] ?? ''}
        aria-label={words.sessions('rows/find')}
        placeholder={`${words.sessions('rows/find')}: ${words.sessions('rows/find-example')}`}
        value={sight.text}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => onSight({ ...sight, text: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') onDown();
          else if (event.key === 'Escape') field.current?.blur();
          else return;
          event.preventDefault();
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={words.sessions('rows/show')}
        value={sight.only}
        onChange={({ currentTarget }) =>
          onSight({ ...sight, only: currentTarget.value as RowsSight['only'] })
        }
        data={[
          { value: 'all', label: words.sessions('rows/all') },
          { value: 'due', label: words.sessions('rows/due') },
          ...STATES.map((value) => ({ value, label: words.sessions(`state/${value}`) })),
        ]}
      />
      <p role="status" className={classes['count']}>
        {total !== undefined && counted(words, 'rows/count', total)}
      </p>
    </search>
  );
}

function queryOf({ text, only }: RowsSight): SessionQuery {
  return {
    ...(text.trim() !== '' && { text }),
    ...(only === 'due' ? { due: true } : only !== 'all' && { states: [only] }),
  };
}
