import { NativeSelect } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { DraftRow, DraftView, ListField, Severity } from '../../../src/ipc/session.ts';
import { useStation } from '../../app/station.ts';
import { useBlocks } from '../../table/use-blocks.ts';
import { useVirtualRows } from '../../table/use-virtual-rows.ts';
import { VirtualTable } from '../../table/virtual-table.tsx';
import { FailureNote } from '../../words/failure-note.tsx';
import { ColumnHead } from './column-head.tsx';
import classes from './draft.module.css';
import { FieldCell, FoundCell } from './draft-cells.tsx';
import type { ReadingChange } from './reading-change.ts';
import { ALL_ROWS, type Sight } from './sight.ts';
import { tableColumns } from './table-columns.ts';

const PLAIN_HEAD_PIXELS = 36;
/** Over each column a select, why it is taken for that, and a cell of it; how its seeds are read is a line more. */
const TABLE_HEAD_PIXELS = 112;
const SEEDS_HEAD_PIXELS = 128;

interface DraftTableProps {
  readonly draft: DraftView;
  readonly sight: Sight;
  readonly onSight: (sight: Sight) => void;
  /** Rows without a seed get one made here. */
  readonly makesSeeds: boolean;
  readonly onRead: (change: ReadingChange) => void;
}

/** The list's rows as they were understood; over a table's columns stands what each was taken for. */
export function DraftTable({ draft, sight, onSight, makesSeeds, onRead }: DraftTableProps) {
  const { words, call } = useStation();
  const rows = useVirtualRows(headPixels(draft));
  const [active, setActive] = useState(0);
  const list = useBlocks<DraftRow>({
    key: JSON.stringify([sight, draft.id, draft.reading]),
    version: '',
    from: rows.from,
    to: rows.to,
    ask: (from, count) => call('draftRows', { from, count, ...questionOf(sight) }),
  });
  const columns = tableColumns(draft);
  const cells = (index: number): ReactNode[] | undefined => {
    const row = list.row(index);
    return (
      row && [
        <span key="place" className={classes['place']}>
          {words.number(row.place)}
        </span>,
        ...columns.map(({ key, field, column }) => (
          <FieldCell key={key} row={row} field={field} column={column} makesSeeds={makesSeeds} />
        )),
        <FoundCell key="found" row={row} />,
      ]
    );
  };
  const choose = (index: number, field: ListField | undefined) =>
    onRead({
      columns: draft.columns.map((each) => {
        if (each.index === index) return field;
        const { columns: said } = draft.reading;
        // What nobody has said stays Kiln's guess, or its question.
        if (!said) return 'guess';
        const before = said[each.index] ?? undefined;
        // One column only can be the user's.
        return before === field ? undefined : before;
      }),
    });
  return (
    <div className={classes['table']}>
      <SightChoice draft={draft} sight={sight} onSight={onSight} />
      <VirtualTable
        label={words.sessions('draft/rows-name')}
        columns={[
          { key: 'place', head: words.sessions('draft/place'), width: '3.5rem' },
          ...columns.map(({ key, field, column, width }) => ({
            key,
            width,
            head: column ? (
              <ColumnHead column={column} onField={(chosen) => choose(column.index, chosen)} />
            ) : (
              words.sessions(`field/${field ?? 'none'}`)
            ),
          })),
          { key: 'found', head: words.sessions('draft/problem'), width: 'minmax(16rem, 2fr)' },
        ]}
        leastWidth={`${columns.reduce((sum, { rem }) => sum + rem + 0.8, 23)}rem`}
        total={list.total}
        settled={list.settled}
        active={active}
        onActive={setActive}
        cells={cells}
        kindOf={(index) => worst(list.row(index))}
        rows={rows}
      >
        {list.failure && <FailureNote failure={list.failure} />}
      </VirtualTable>
    </div>
  );
}

function headPixels({ format, columns }: DraftView): number {
  if (format !== 'csv') return PLAIN_HEAD_PIXELS;
  return columns.some(({ reading, unclear }) => reading && !unclear) ? SEEDS_HEAD_PIXELS : TABLE_HEAD_PIXELS;
}

interface SightChoiceProps {
  readonly draft: DraftView;
  readonly sight: Sight;
  readonly onSight: (sight: Sight) => void;
}

function SightChoice({ draft, sight, onSight }: SightChoiceProps) {
  const { words } = useStation();
  return (
    <NativeSelect
      size="xs"
      aria-label={words.sessions('rows/show')}
      className={classes['sight'] ?? ''}
      value={sight.rows === 'kind' ? sight.code : sight.rows}
      onChange={({ currentTarget: { value } }) => {
        const trouble = draft.troubles.find(({ code }) => code === value);
        onSight(
          trouble ? { rows: 'kind', code: trouble.code } : value === 'problems' ? { rows: value } : ALL_ROWS,
        );
      }}
      data={[
        { value: 'all', label: words.sessions('draft/filter-all') },
        ...(draft.troubles.length > 0
          ? [{ value: 'problems', label: words.sessions('draft/filter-problems') }]
          : []),
        ...draft.troubles.map(({ code }) => ({
          value: code,
          label: words.sessions('draft/filter-kind', { kind: words.sessions(`trouble/${code}`) }),
        })),
      ]}
    />
  );
}

function questionOf(sight: Sight) {
  return { onlyProblems: sight.rows !== 'all', ...(sight.rows === 'kind' && { only: sight.code }) };
}

function worst(row: DraftRow | undefined): Severity | undefined {
  const severities = row?.problems.map(({ severity }) => severity) ?? [];
  return (['stop', 'ask', 'note'] as const).find((each) => severities.includes(each));
}
