import type { TokenRow } from '../../src/ipc/register.ts';
import type { UiRegisterKey } from '../../src/messages/ui/ui-register-catalogue.ts';
import { useWords } from '../app/station.ts';
import { StandingMark } from './standing-mark.tsx';
import classes from './token-table.module.css';

/** As in token-table.module.css. */
export const ROW_PIXELS = 38;
export const HEAD_PIXELS = 36;

const COLUMNS: readonly UiRegisterKey[] = [
  'table/serial',
  'table/model',
  'table/standing',
  'table/account',
  'table/issuer',
  'table/last-burn',
  'table/operator',
];

export const COLUMN_COUNT = COLUMNS.length;

export function TableHead() {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table's rows cannot be laid where they belong
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <div role="row" aria-rowindex={1} className={classes['head']}>
      {COLUMNS.map((key) => (
        // biome-ignore lint/a11y/useSemanticElements: as the row
        // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
        <span key={key} role="columnheader">
          {words.register(key)}
        </span>
      ))}
    </div>
  );
}

interface TableRowProps {
  readonly id: string;
  readonly index: number;
  /** Undefined while it has not come yet. */
  readonly row: TokenRow | undefined;
  readonly active: boolean;
  readonly onOpen: (serial: string) => void;
}

export function TableRow({ id, index, row, active, onOpen }: TableRowProps) {
  const words = useWords();
  const cells = row && [
    <span key="serial" className="tabular">
      {row.serial}
    </span>,
    row.model,
    <StandingMark key="standing" {...row} />,
    row.account,
    row.issuer,
    row.lastBurn && words.day(row.lastBurn.time),
    row.lastBurn?.operator,
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table's rows cannot be laid where they belong
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, and its keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the focus, and its keys
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={active}
      className={classes['row']}
      style={{ top: index * ROW_PIXELS }}
      onClick={() => row && onOpen(row.serial)}
    >
      {COLUMNS.map((column, place) => (
        // biome-ignore lint/a11y/useSemanticElements: as the row
        // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
        <span key={column} role="gridcell" className={classes['cell']}>
          {cells?.[place] ?? (place === 0 ? '…' : '')}
        </span>
      ))}
    </div>
  );
}
