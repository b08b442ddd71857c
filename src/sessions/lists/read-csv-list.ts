import { fail, type Result, succeed } from '../../base/result.ts';
import { isStartName } from '../../otp/parameter-names.ts';
import { Breath } from '../breath.ts';
import { type CellLook, looksOf } from './cell-looks.ts';
import { ColumnProfile } from './column-profile.ts';
import { contradiction } from './contradiction.ts';
import type { CsvDialect } from './csv-dialects.ts';
import { csvRecords } from './csv-records.ts';
import { decideColumns } from './decide-columns.ts';
import type { ListText } from './decode-text.ts';
import { findDelimiter } from './find-delimiter.ts';
import { findHeader } from './find-header.ts';
import type { ColumnChoice, ColumnRival, ListColumn, ListColumns } from './list-columns.ts';
import { type ListField, SEED_FIELDS } from './list-field.ts';
import type { ListFailure, RowFault } from './list-problem.ts';
import type { ListRow } from './list-row.ts';
import { type CellOptions, type FieldFault, type ReadRow, readCells } from './read-cells.ts';

export interface CsvOptions extends Omit<CellOptions, 'hexFields' | 'dialect'> {
  readonly columns?: ColumnChoice;
  /** Whether a line names the columns; found out where it is not said. */
  readonly header?: boolean;
  readonly secretFormat?: 'base32' | 'hex';
  /** `ignore`: any token will do for any row. */
  readonly serials?: 'bind' | 'ignore';
}

export interface ReadRows {
  readonly columns: readonly ListColumn[];
  /** The line that names the columns, from 1; lines above it are titles. Absent where none does. */
  readonly headerLine?: number;
  /** Whose order or names the columns have. */
  readonly dialect?: CsvDialect;
  readonly rows: readonly ReadRow[];
}

/** What a list may have at most, so that it stays within some hundred megabytes. */
const MOST_ROWS = 200_000;
const MOST_CELLS = 3_000_000;
const MOST_COLUMNS = 500;

/** Lines that are looked at to find the header. */
const HEADER_LINES = 100;

interface Line {
  readonly place: number;
  readonly cells: readonly string[];
}

/** Reads a CSV: its header and all its cells together say what the columns mean, or the caller does. */
export async function readCsvList(
  text: ListText,
  options: CsvOptions,
): Promise<Result<ReadRows, ListFailure>> {
  const table = await readTable(text);
  return table.ok ? succeed(await rowsOfTable(table.value, options)) : table;
}

interface Table {
  readonly lines: readonly Line[];
  /** A first line says `# version: 2`, as privacyIDEA does. */
  readonly privacyIdea2: boolean;
}

async function readTable(text: ListText): Promise<Result<Table, ListFailure>> {
  const { delimiter, before } = findDelimiter(text.head);
  const records = csvRecords(text.pieces(before), delimiter);
  const lineOffset = before === 0 ? 0 : 1;
  const lines: Line[] = [];
  let privacyIdea2 = false;
  let cellCount = 0;
  const breath = new Breath();
  for (;;) {
    await breath.pause();
    const next = await records.next();
    if (next.done === true) return next.value ? fail(next.value) : succeed({ lines, privacyIdea2 });
    const { line, cells } = next.value;
    if (!cells.some((cell) => cell !== '')) continue;
    if (lines.length === 0 && cells[0]?.startsWith('#')) {
      privacyIdea2 ||= /^#\s*version:\s*2/.test(cells[0]);
      continue;
    }
    cellCount += cells.length;
    if (lines.length >= MOST_ROWS || cellCount > MOST_CELLS || cells.length > MOST_COLUMNS) {
      return fail({ code: 'list-too-long', rows: MOST_ROWS, columns: MOST_COLUMNS });
    }
    lines.push({ place: line + lineOffset, cells });
  }
}

async function rowsOfTable({ lines, privacyIdea2 }: Table, options: CsvOptions): Promise<ReadRows> {
  const headerAt = headerOf(lines, options.header);
  const header = headerAt === undefined ? undefined : lines[headerAt];
  const body = headerAt === undefined ? lines : lines.slice(headerAt + 1);
  const { columns: choice, secretFormat } = options;
  const decided = decideColumns({
    header: header?.cells,
    profiles: await profilesOf(body),
    privacyIdea2,
    ...(choice && { choice }),
    ...(secretFormat && { secretFormat }),
  });
  const reader = new RowReader(decided, header?.cells.length ?? usualWidth(body), options);
  const rows: ReadRow[] = [];
  const breath = new Breath();
  for (const line of body) {
    rows.push(reader.read(line));
    await breath.pause();
  }
  const { columns, dialect } = decided;
  return { columns, rows, ...(header && { headerLine: header.place }), ...(dialect && { dialect }) };
}

function headerOf(lines: readonly Line[], said: boolean | undefined): number | undefined {
  if (said === false) return undefined;
  const found = findHeader(lines.slice(0, HEADER_LINES).map(({ cells }) => cells));
  return said === true ? (found ?? 0) : found;
}

async function profilesOf(lines: readonly Line[]): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  const breath = new Breath();
  for (const { cells } of lines) {
    for (const [index, cell] of cells.entries()) {
      const profile = profiles[index] ?? new ColumnProfile();
      profiles[index] = profile;
      profile.take(cell);
    }
    await breath.pause();
  }
  return profiles;
}

/** How many cells most lines have. */
function usualWidth(lines: readonly Line[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of lines) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [usual] = [...widths].toSorted((a, b) => b[1] - a[1]);
  return usual?.[0] ?? 0;
}

/** Makes rows of lines once it is known what the columns mean. */
class RowReader {
  readonly #width: number;
  readonly #used: readonly { readonly field: ListField; readonly index: number }[];
  readonly #unclear: readonly { readonly index: number; readonly fault: FieldFault }[];
  /** Faults that every row has. */
  readonly #everywhere: readonly FieldFault[];
  readonly #cellOptions: CellOptions;
  /** With the fault of rows in which they say something else: one for all of them, for there may be many. */
  readonly #rivals: readonly (ColumnRival & { readonly fault: FieldFault })[];
  readonly #strays: readonly ColumnRival[];
  /** Columns that may say from when time is counted, or a counter: numbers in them. */
  readonly #starts: readonly { readonly index: number; readonly fault: RowFault }[];

  constructor({ columns, rivals, strays, dialect }: ListColumns, width: number, options: CsvOptions) {
    this.#width = width;
    const fields = new Set<ListField>();
    const used: { field: ListField; index: number }[] = [];
    for (const { field, index } of columns) {
      if (field === undefined || fields.has(field)) continue;
      fields.add(field);
      used.push({ field, index });
    }
    this.#used = used;
    // Of two kinds of columns for seeds (`secret`, `uri`) both are used, and the first that is filled counts.
    const seeds = used.filter(({ field }) => SEED_FIELDS.includes(field));
    const counts = ({ field }: ColumnRival) => field !== 'serial' || options.serials !== 'ignore';
    this.#rivals = [...rivals.filter(counts), ...(seeds.length > 1 ? seeds : [])].map((rival) => ({
      ...rival,
      fault: { column: rival.index, fault: { code: 'column-unclear', reason: 'contradicts' } },
    }));
    this.#strays = strays.filter(counts);
    const isSaid = (index: number) => options.columns !== undefined && options.columns[index] !== 'guess';
    this.#starts = columns.flatMap(({ index, name, field }) => {
      const what = field === undefined && !isSaid(index) ? startNamed(name) : undefined;
      return what ? [{ index, fault: what }] : [];
    });
    this.#unclear = columns.flatMap(({ index, unclear }) =>
      unclear
        ? [{ index, fault: { column: index, fault: { code: 'column-unclear', reason: unclear } } }]
        : [],
    );
    const twice = columns.find(({ duplicate, field }) => duplicate && field !== undefined);
    this.#everywhere = twice
      ? [
          {
            column: twice.index,
            fault: { code: 'duplicate-column' },
            ...(twice.field && { field: twice.field }),
          },
        ]
      : [];
    this.#cellOptions = {
      defaults: options.defaults,
      serialPrefixes: options.serialPrefixes,
      hexFields: columns.flatMap(({ field, reading }) => (field && reading === 'hex' ? [field] : [])),
      ...(options.periodGiven && { periodGiven: true }),
      ...(dialect && { dialect }),
    };
  }

  read({ place, cells }: Line): ReadRow {
    const byField = new Map<ListField, string>();
    for (const { field, index } of this.#used) byField.set(field, cells[index] ?? '');
    const { row, faults } = readCells(byField, place, this.#cellOptions);
    const unclear = this.#unclear
      .filter(({ index }) => (cells[index] ?? '') !== '')
      .map(({ fault }) => fault);
    for (const rival of this.#rivals) {
      if (contradiction(row, { field: rival.field, text: cells[rival.index] ?? '' }, this.#cellOptions))
        unclear.push(rival.fault);
    }
    const asked = this.#askedOf(row, cells, unclear);
    const all = [...this.#everywhere, ...unclear, ...asked, ...faults];
    if (cells.length !== this.#width) {
      all.push({ fault: { code: 'unequal-cells', cells: cells.length, columns: this.#width } });
    }
    // Something stands where a seed may be: none is made up in its stead.
    if (unclear.length > 0) row.secret?.wipe();
    return unclear.length > 0
      ? { row: { ...row, secret: undefined, secretGiven: true }, faults: all }
      : { row, faults: all };
  }

  /** Columns that are left out and say something else. Where that may be the row's only seed, it is none to leave out. */
  #askedOf(row: ListRow, cells: readonly string[], unclear: FieldFault[]): FieldFault[] {
    const asked: FieldFault[] = [];
    for (const { index, fault } of this.#starts) {
      if (/^[+-]?(?=.*[1-9])\d{1,20}(?:[.,]\d+)?$/.test(cells[index] ?? ''))
        asked.push({ column: index, fault });
    }
    for (const { index, field } of this.#strays) {
      const text = cells[index] ?? '';
      const isSeed = SEED_FIELDS.includes(field);
      if (isSeed && !looksOf(text).some((look) => SEED_LOOKS.includes(look))) continue;
      if (!contradiction(row, { field, text }, this.#cellOptions)) continue;
      const fault: RowFault = { code: 'column-left-out', what: isSeed ? 'secret' : (field as 'serial') };
      if (isSeed && (field === 'uri' || !row.secretGiven)) {
        const reason = row.secretGiven ? 'contradicts' : 'meaning';
        unclear.push({ column: index, fault: { code: 'column-unclear', reason } });
      } else asked.push({ column: index, fault });
    }
    return asked;
  }
}

function startNamed(name: string): RowFault | undefined {
  if (/^(?:event ?)?counter$|^moving ?factor$/i.test(name))
    return { code: 'column-left-out', what: 'counter' };
  return isStartName(name) ? { code: 'start-time', text: '' } : undefined;
}

const SEED_LOOKS: readonly CellLook[] = ['seed-like', 'base32-words', 'otpauth', 'holds-otpauth'];
