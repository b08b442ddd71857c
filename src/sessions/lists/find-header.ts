import { isValue } from './cell-looks.ts';
import { fieldOfHeader } from './list-field.ts';

/** A header stands in one of so many lines; what stands above it are titles. */
const DEEPEST = 10;
/** Lines below it that are looked at. */
const LINES_BELOW = 50;

type Cells = readonly string[];

/**
 * Which line names the columns, from 0; undefined where none does. Lines with a value in them (a person's address, a seed, a
 * serial) and what follows them are none. Of those above it the one with the most names that are known is the header.
 * Where no name is known, a line of texts above nothing but values still is.
 */
export function findHeader(lines: readonly Cells[]): number | undefined {
  const end = lines.findIndex((cells, index) => index === DEEPEST || hasValue(cells));
  const above = lines.slice(0, end < 0 ? DEEPEST : end);
  let best: { index: number; score: number } | undefined;
  for (const [index, cells] of above.entries()) {
    const score = namesIn(cells);
    if (score > (best?.score ?? 0)) best = { index, score };
  }
  if (best) return best.index;
  return contrasts(above, lines.slice(above.length)) ? above.length - 1 : undefined;
}

/** A name that is known as a whole is enough; of those that are known by a part it takes two. */
function namesIn(cells: Cells): number {
  const meanings = cells.map(fieldOfHeader).filter((meaning) => meaning !== undefined);
  const whole = meanings.filter(({ isWhole }) => isWhole).length;
  const parts = new Set(meanings.map(({ field }) => field)).size;
  return whole > 0 || parts > 1 ? 2 * whole + meanings.length : 0;
}

/** Texts, and not one value, above lines that all have one. */
function contrasts(above: readonly Cells[], below: readonly Cells[]): boolean {
  const last = above.at(-1)?.filter((cell) => cell !== '') ?? [];
  if (last.length === 0 || last.some((cell) => /^[\d.,\s]+$/.test(cell))) return false;
  const looked = below.slice(0, LINES_BELOW);
  return looked.length > 0 && looked.every(hasValue);
}

function hasValue(cells: Cells): boolean {
  return cells.some((cell) => cell !== '' && isValue(cell) && fieldOfHeader(cell)?.isWhole !== true);
}
