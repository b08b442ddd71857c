import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect } from 'react';
import { drawableRows, ROW_PIXELS, type VirtualRows } from './use-virtual-rows.ts';
import classes from './virtual-table.module.css';

export interface TableColumn {
  readonly key: string;
  readonly head: ReactNode;
  /** A track of CSS's grid: `9rem`, `minmax(8rem, 1fr)`. */
  readonly width: string;
}

interface VirtualTableProps {
  readonly label: string;
  readonly columns: readonly TableColumn[];
  /** Narrower than this it scrolls sideways. */
  readonly leastWidth: string;
  readonly total: number | undefined;
  readonly settled: boolean;
  /** The row that the keys are at. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  /** Enter, or a click; without it a click leads the keys to the row. */
  readonly onOpen?: (index: number) => void;
  /** In the order of the columns; undefined while the row has not come yet. */
  readonly cells: (index: number) => readonly ReactNode[] | undefined;
  /** Colours a row. */
  readonly kindOf?: (index: number) => string | undefined;
  readonly rows: VirtualRows;
  /** Lies over the rows: that there are none. */
  readonly children?: ReactNode;
}

/** Many rows of one height, of which only those in sight are drawn; with the keys of a grid. */
export function VirtualTable(props: VirtualTableProps) {
  const { columns, settled, active, onActive, onOpen, rows } = props;
  const { element, onScroll, from, to, headPixels, page, reveal } = rows;
  const id = useId();
  const count = drawableRows(props.total ?? 0);
  const at = Math.min(active, Math.max(0, count - 1));
  useLayoutEffect(() => {
    if (settled) reveal(at);
  }, [settled, at, reveal]);
  const keys = (event: KeyboardEvent) => {
    // In the head there are fields with keys of their own.
    if (event.target !== event.currentTarget) return;
    const next = rowAfter(event.key, at, page, count);
    if (event.key === 'Enter' && onOpen) onOpen(at);
    else if (next !== undefined) onActive(next);
    else return;
    event.preventDefault();
  };
  const drawn = Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, place) => from + place);
  const tracks = {
    gridTemplateColumns: columns.map(({ width }) => width).join(' '),
    minWidth: props.leastWidth,
  };
  return (
    <div className={classes['frame']}>
      {/* biome-ignore lint/a11y/useSemanticElements: a table's rows cannot be laid where they belong */}
      <div
        ref={element}
        role="grid"
        tabIndex={0}
        className={classes['grid']}
        data-opens={onOpen !== undefined}
        aria-label={props.label}
        aria-rowcount={(props.total ?? 0) + 1}
        aria-colcount={columns.length}
        aria-busy={!settled}
        aria-activedescendant={drawn.includes(at) ? `${id}-${at}` : undefined}
        onScroll={onScroll}
        onKeyDown={keys}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
        <div
          role="row"
          aria-rowindex={1}
          className={classes['head']}
          style={{ ...tracks, height: headPixels }}
        >
          {columns.map(({ key, head }) => (
            // biome-ignore lint/a11y/useSemanticElements: as the grid
            // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
            <div key={key} role="columnheader" className={classes['title']}>
              {head}
            </div>
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
        <div
          role="rowgroup"
          className={classes['body']}
          style={{ height: count * ROW_PIXELS, minWidth: props.leastWidth }}
        >
          {drawn.map((index) => (
            <Row
              key={index}
              id={`${id}-${index}`}
              index={index}
              tracks={tracks}
              columns={columns}
              cells={props.cells(index)}
              kind={props.kindOf?.(index)}
              active={index === at}
              onPress={() => (onOpen ?? onActive)(index)}
            />
          ))}
        </div>
      </div>
      {props.children && <div className={classes['nothing']}>{props.children}</div>}
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly index: number;
  readonly tracks: { readonly gridTemplateColumns: string; readonly minWidth: string };
  readonly columns: readonly TableColumn[];
  readonly cells: readonly ReactNode[] | undefined;
  readonly kind: string | undefined;
  readonly active: boolean;
  readonly onPress: () => void;
}

function Row({ id, index, tracks, columns, cells, kind, active, onPress }: RowProps) {
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
      data-kind={kind}
      style={{ ...tracks, height: ROW_PIXELS, top: index * ROW_PIXELS }}
      onClick={onPress}
    >
      {columns.map(({ key }, place) => (
        // biome-ignore lint/a11y/useSemanticElements: as the row
        // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
        <div key={key} role="gridcell" className={classes['cell']}>
          {cells ? cells[place] : place === 0 && '…'}
        </div>
      ))}
    </div>
  );
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
