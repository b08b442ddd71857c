import { equalBytes } from '../../base/bytes.ts';
import { type ListField, SEED_FIELDS } from './list-field.ts';
import type { ListRow } from './list-row.ts';
import { type CellOptions, readCells } from './read-cells.ts';

/** A cell of a column that was not taken, or not for this row. */
export interface RivalCell {
  readonly field: ListField;
  readonly text: string;
}

/**
 * Whether a cell says something else than the row that was read beside it. A seed that cannot be read is another one; what
 * is no hash, number of digits or period is none.
 */
export function contradiction(row: ListRow, { field, text }: RivalCell, options: CellOptions): boolean {
  if (text === '') return false;
  const other = readCells(new Map([[field, text]]), row.place, options);
  if (SEED_FIELDS.includes(field)) {
    const differs = !sameSeed(row, other.row);
    other.row.secret?.wipe();
    return differs;
  }
  if (other.faults.length > 0) return false;
  return (
    (field === 'algorithm' && other.row.algorithm !== row.algorithm) ||
    (field === 'digits' && other.row.digits !== row.digits) ||
    (field === 'period' && other.row.periodSeconds !== row.periodSeconds)
  );
}

function sameSeed({ secret: one }: ListRow, { secret: other }: ListRow): boolean {
  if (!one || !other) return false;
  return one.unwrap((a) => other.unwrap((b) => equalBytes(a, b)));
}
