import { equalBytes } from '../../base/bytes.ts';
import { looksOf } from './cell-looks.ts';
import { type ListField, SEED_FIELDS } from './list-field.ts';
import type { ListRow } from './list-row.ts';
import { type CellOptions, readCells, saysNothing } from './read-cells.ts';

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
  if (text === '' || saysNothing(text)) return false;
  const other = readCells(new Map([[field, text]]), row.place, options);
  if (SEED_FIELDS.includes(field)) {
    const differs = !sameSeed(row, other.row);
    other.row.secret?.wipe();
    if (!differs || !looksOf(text).includes('hex') || options.hexFields.includes(field)) return differs;
    // The same seed may stand there twice, once so and once so.
    return contradiction(row, { field, text }, { ...options, hexFields: [field] });
  }
  if (field === 'serial') return otherSerial(row.serial, other.row.serial);
  if (other.faults.length > 0) return false;
  return (
    (field === 'algorithm' && other.row.algorithm !== row.algorithm) ||
    (field === 'digits' && other.row.digits !== row.digits) ||
    (field === 'period' && other.row.periodSeconds !== row.periodSeconds)
  );
}

/** Beside the serial of a token that can be burned, numbers of another kind are something else: an order's, a maker's. */
function otherSerial(taken: string, rival: string): boolean {
  if (taken === rival || rival === '') return false;
  return taken === '' || looksOf(rival).includes('serial') || !looksOf(taken).includes('serial');
}

function sameSeed({ secret: one }: ListRow, { secret: other }: ListRow): boolean {
  if (!one || !other) return false;
  return one.unwrap((a) => other.unwrap((b) => equalBytes(a, b)));
}
