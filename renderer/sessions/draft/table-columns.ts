import type { DraftView, ListColumn, ListField } from '../../../src/ipc/session.ts';

export interface TableColumn {
  readonly key: string;
  readonly field: ListField | undefined;
  /** The file's own column, where it has columns. */
  readonly column?: ListColumn;
  /** The least width, and the width as a track of CSS's grid. */
  readonly rem: number;
  readonly width: string;
}

const SECRETS: readonly (ListField | undefined)[] = ['secret', 'secretHex', 'uri'];

/** Wider than what a select for it needs. */
const WIDE: Partial<Record<ListField, number>> = {
  ...{ user: 13, issuer: 8, serial: 9.5, userId: 10 },
  ...{ secret: 11, secretHex: 11, uri: 11 },
};
const USUAL_REM = 9;
/** For how many characters there are. */
const HIDDEN_REM = 11;

/** Of a table its own columns, in its order; of other lists what there is to know. A secret that is made stands last. */
export function tableColumns({ format, columns }: Pick<DraftView, 'format' | 'columns'>): TableColumn[] {
  if (format !== 'csv') {
    return (['user', 'issuer', 'serial', 'period', 'secret'] as const).map((field) => columnOf(field, field));
  }
  const own = columns.map((column) => columnOf(`column-${column.index}`, column.field, column));
  const hasSecret = columns.some(({ field }) => SECRETS.includes(field));
  return hasSecret ? own : [...own, columnOf('made', 'secret')];
}

function columnOf(key: string, field: ListField | undefined, column?: ListColumn): TableColumn {
  const isHidden = column !== undefined && column.sample.text === '' && column.sample.characters > 0;
  const rem = (field && WIDE[field]) ?? (isHidden ? HIDDEN_REM : USUAL_REM);
  const width = field === 'user' ? `minmax(${rem}rem, 2fr)` : `minmax(${rem}rem, 1fr)`;
  return { key, field, rem, width, ...(column && { column }) };
}
