import type { ReactNode } from 'react';
import type { TokenList, TokenQuery, TokenRow } from '../../src/ipc/register.ts';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import { useStation } from '../app/station.ts';
import { type BlocksInHand, useBlocks } from '../table/use-blocks.ts';
import { useVirtualRows } from '../table/use-virtual-rows.ts';
import { type TableColumn, VirtualTable } from '../table/virtual-table.tsx';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import { SOON_DAYS } from './drift.ts';
import type { Search } from './place.ts';
import { StandingMark } from './standing-mark.tsx';
import { TokenSearch } from './token-search.tsx';
import classes from './token-table.module.css';

const HEAD_PIXELS = 36;

interface TokenTableProps {
  readonly search: Search;
  readonly onSearch: (search: Search) => void;
  readonly onOpen: (serial: string) => void;
  /** To what is to be had of the register as a whole. */
  readonly onBook: () => void;
}

/** All tokens there are or that are looked for. */
export function TokenTable({ search, onSearch, onOpen, onBook }: TokenTableProps) {
  const { words, call, state } = useStation();
  const rows = useVirtualRows(HEAD_PIXELS);
  const query = queryOf(search);
  const list = useBlocks<TokenRow, TokenList>({
    key: JSON.stringify(query),
    version: String(state.register.changes),
    from: rows.from,
    to: rows.to,
    ask: (from, count) => call('listTokens', { query, from, count }),
  });
  const { passedOver } = list.latest ?? {};
  const open = (index: number) => {
    const row = list.row(index);
    if (!list.settled || !row) return;
    onSearch({ ...search, active: index });
    onOpen(row.serial);
  };
  return (
    <div className={classes['tokens']}>
      <TokenSearch
        search={search}
        total={list.total}
        onSearch={onSearch}
        onDown={() => rows.element.current?.focus()}
        onEnter={() => open(search.active)}
        onBook={onBook}
      />
      {passedOver !== undefined && (
        <Note
          kind="warn"
          what={words.register('table/changed', { count: passedOver })}
          now={words.register('table/changed-now')}
        />
      )}
      <VirtualTable
        label={words.register('table/name')}
        columns={columnsOf(words)}
        leastWidth="64rem"
        total={list.total}
        settled={list.settled}
        active={search.active}
        onActive={(active) => onSearch({ ...search, active })}
        onOpen={open}
        cells={(index) => cellsOf(words, list.row(index))}
        rows={rows}
      >
        <NothingFound list={list} searching={search.text.trim() !== '' || search.only !== 'all'} />
      </VirtualTable>
    </div>
  );
}

function columnsOf(words: UiMessages): readonly TableColumn[] {
  return [
    { key: 'serial', head: words.register('table/serial'), width: '8.6rem' },
    { key: 'model', head: words.register('table/model'), width: '4.5rem' },
    { key: 'standing', head: words.register('table/standing'), width: '18.5rem' },
    { key: 'account', head: words.register('table/account'), width: 'minmax(9rem, 2.2fr)' },
    { key: 'issuer', head: words.register('table/issuer'), width: 'minmax(6rem, 1fr)' },
    { key: 'last-burn', head: words.register('table/last-burn'), width: '6.2rem' },
    { key: 'operator', head: words.register('table/operator'), width: 'minmax(5rem, 0.7fr)' },
  ];
}

function cellsOf(words: UiMessages, row: TokenRow | undefined): ReactNode[] | undefined {
  if (!row) return undefined;
  return [
    <span key="serial" className="tabular">
      {row.serial}
    </span>,
    row.model,
    <StandingMark key="standing" {...row} />,
    <span key="account" title={row.account}>
      {row.account}
    </span>,
    row.issuer,
    row.lastBurn && words.day(row.lastBurn.time),
    row.lastBurn?.operator,
  ];
}

interface NothingFoundProps {
  readonly list: BlocksInHand<TokenRow>;
  readonly searching: boolean;
}

function NothingFound({ list: { total, failure }, searching }: NothingFoundProps) {
  const { words } = useStation();
  if (failure) return <FailureNote failure={failure} />;
  if (total !== 0) return null;
  const kind = searching ? 'none' : 'empty';
  return (
    <Note kind="plain" what={words.register(`table/${kind}`)} now={words.register(`table/${kind}-now`)} />
  );
}

function queryOf({ text, only }: Search): TokenQuery {
  const words = text.trim() === '' ? {} : { text };
  if (only === 'all') return words;
  return only === 'drifting' ? { ...words, refusedWithinDays: SOON_DAYS } : { ...words, standing: only };
}
