import { type CellLook, looksOf } from './cell-looks.ts';
import { plainHeader } from './list-field.ts';

/** A cell of a column, to show what stands there. `text` is '' where it might be a secret; then its length is all that is told. */
export interface ColumnSample {
  readonly text: string;
  readonly characters: number;
}

/** Different cells are counted up to here. */
const MOST_DISTINCT = 1000;
const LONGEST_SAMPLE = 40;

/** What all cells of a column look like, counted. */
export class ColumnProfile {
  /** Cells with something in them. */
  filled = 0;
  readonly #counts = new Map<CellLook, number>();
  /** Cells that are hexadecimal and no Base32, and the other way round. */
  hexOnly = 0;
  base32Only = 0;
  /** Characters of the longest cell. */
  longest = 0;
  readonly #distinct = new Set<string>();
  #first = '';

  take(cell: string): void {
    if (cell === '') return;
    if (this.filled === 0) this.#first = cell;
    this.filled++;
    this.longest = Math.max(this.longest, cell.length);
    if (this.#distinct.size < MOST_DISTINCT) this.#distinct.add(cell);
    const looks = looksOf(cell);
    for (const look of looks) this.#counts.set(look, this.count(look) + 1);
    const isHex = looks.includes('hex');
    const isBase32 = looks.includes('base32') || looks.includes('base32-words');
    if (isHex && !isBase32) this.hexOnly++;
    if (isBase32 && !isHex) this.base32Only++;
  }

  count(look: CellLook): number {
    return this.#counts.get(look) ?? 0;
  }

  /** Which part of the filled cells looks like one of these. Looks that exclude each other only. */
  share(...looks: readonly CellLook[]): number {
    if (this.filled === 0) return 0;
    return looks.reduce((sum, look) => sum + this.count(look), 0) / this.filled;
  }

  get isDistinct(): boolean {
    return this.#distinct.size === Math.min(this.filled, MOST_DISTINCT);
  }

  /** The same stands in several rows, and nothing else. */
  get isConstant(): boolean {
    return this.filled > 1 && this.#distinct.size === 1;
  }

  /** `mayShow`: the column is known to hold nothing secret. */
  sample(mayShow: boolean): ColumnSample {
    const characters = this.#first.length;
    const looks = looksOf(this.#first);
    const isSecret =
      looks.includes('seed-like') || looks.includes('otpauth') || looks.includes('base32-words');
    if (isSecret || (!mayShow && !/^[\p{L}\p{N} ._/+,-]{1,12}$/u.test(this.#first)))
      return { text: '', characters };
    const text = this.#first.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '');
    return {
      text: text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE - 1)}…` : text,
      characters,
    };
  }
}

/** A column that holds passwords or the like, whatever else is in the list: nothing of it is ever shown or read. */
export function isPasswordHeader(header: string): boolean {
  return /passw|passphrase|kennwort|passwort|motdepasse|^pin|puk|notes?$|notiz/.test(plainHeader(header));
}
