import { type KeyboardEvent, useId, useLayoutEffect, useMemo } from 'react';
import type { TokenQuery } from '../../src/ipc/register.ts';
import { useStation } from '../app/station.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import { SOON_DAYS } from './drift.ts';
import type { Search } from './place.ts';
import { COLUMN_COUNT, HEAD_PIXELS, ROW_PIXELS, TableHead, TableRow } from './table-row.tsx';
import { TokenSearch } from './token-search.tsx';
import classes from './token-table.module.css';
import { type TokenListInHand, useTokenList } from './use-token-list.ts';
import { drawableRows, useVirtualRows } from './use-virtual-rows.ts';

interface TokenTableProps {
  readonly search: Search;
  readonly onSearch: (search: Search) => void;
  readonly onOpen: (serial: string) => void;
  /** To what is to be had of the register as a whole. */
  readonly onBook: () => void;
}

/** All tokens there are or that are looked for; only those in sight are drawn and asked for. */
export function TokenTable({ search, onSearch, onOpen, onBook }: TokenTableProps) {
  const { words, state } = useStation();
  const id = useId();
  const { element, onScroll, from, to, page, reveal } = useVirtualRows(ROW_PIXELS, HEAD_PIXELS);
  const list = useTokenList(
    useMemo(() => queryOf(search), [search]),
    from,
    to,
    state.register.changes,
  );
  const count = drawableRows(list.total ?? 0, ROW_PIXELS);
  const active = Math.min(search.active, Math.max(0, count - 1));
  useLayoutEffect(() => {
    if (list.settled) reveal(active);
  }, [list.settled, active, reveal]);

  const open = (index: number) => {
    const row = list.row(index);
    if (!list.settled || !row) return;
    onSearch({ ...search, active: index });
    onOpen(row.serial);
  };
  const keys = (event: KeyboardEvent) => {
    const next = rowAfter(event.key, active, page, count);
    if (event.key === 'Enter') open(active);
    else if (next !== undefined) onSearch({ ...search, active: next });
    else return;
    event.preventDefault();
  };
  const drawn = Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, place) => from + place);
  return (
    <div className={classes['tokens']}>
      <TokenSearch
        search={search}
        total={list.total}
        onSearch={onSearch}
        onDown={() => element.current?.focus()}
        onEnter={() => open(active)}
        onBook={onBook}
      />
      {list.passedOver !== undefined && (
        <Note
          kind="warn"
          what={words.register('table/changed', { count: list.passedOver })}
          now={words.register('table/changed-now')}
        />
      )}
      <div className={classes['frame']}>
        {/* biome-ignore lint/a11y/useSemanticElements: a table's rows cannot be laid where they belong */}
        <div
          ref={element}
          role="grid"
          tabIndex={0}
          className={classes['grid']}
          aria-label={words.register('table/name')}
          aria-rowcount={(list.total ?? 0) + 1}
          aria-colcount={COLUMN_COUNT}
          aria-busy={!list.settled}
          aria-activedescendant={drawn.includes(active) ? `${id}-${active}` : undefined}
          onScroll={onScroll}
          onKeyDown={keys}
        >
          <TableHead />
          {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
          <div role="rowgroup" className={classes['body']} style={{ height: count * ROW_PIXELS }}>
            {drawn.map((index) => (
              <TableRow
                key={index}
                id={`${id}-${index}`}
                index={index}
                row={list.row(index)}
                active={index === active}
                onOpen={() => open(index)}
              />
            ))}
          </div>
        </div>
        <NothingFound list={list} searching={search.text.trim() !== '' || search.only !== 'all'} />
      </div>
    </div>
  );
}

function NothingFound({ list, searching }: { readonly list: TokenListInHand; readonly searching: boolean }) {
  const { words } = useStation();
  if (list.total !== 0 && !list.failure) return null;
  const kind = searching ? 'none' : 'empty';
  return (
    <div className={classes['nothing']}>
      {list.failure ? (
        <FailureNote failure={list.failure} />
      ) : (
        <Note kind="plain" what={words.register(`table/${kind}`)} now={words.register(`table/${kind}-now`)} />
      )}
    </div>
  );
}

function queryOf({ text, only }: Search): TokenQuery {
  const words = text.trim() === '' ? {} : { text };
  if (only === 'all') return words;
  return only === 'drifting' ? { ...words, refusedWithinDays: SOON_DAYS } : { ...words, standing: only };
}

/** Where a key leads from a row; undefined for keys that lead nowhere. */
function rowAfter(key: string, active: number, page: number, count: number): number | undefined {
  const last = Math.max(0, count - 1);
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, active + 1);
    case 'ArrowUp':
      return Math.max(0, active - 1);
    case 'PageDown':
      return Math.min(last, active + page);
    case 'PageUp':
      return Math.max(0, active - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
