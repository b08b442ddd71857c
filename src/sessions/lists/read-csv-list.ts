import { fail, type Result, succeed } from '../../base/result.ts';
import { csvRecords } from './csv-records.ts';
import { findDelimiter } from './find-delimiter.ts';
import {
  type ColumnChoice,
  columnsOfHeader,
  columnsOfValues,
  isHeader,
  type ListColumn,
} from './list-columns.ts';
import type { ListField } from './list-field.ts';
import type { ListFailure } from './list-problem.ts';
import { type CellOptions, type ReadRow, readCells } from './read-cells.ts';

export interface CsvOptions extends CellOptions {
  readonly columns?: ColumnChoice;
  /** Whether the first line names the columns; found out where it is not said. */
  readonly header?: boolean;
}

export interface ReadRows {
  readonly columns: readonly ListColumn[];
  readonly rows: readonly ReadRow[];
}

/** Lines that are looked at to say what columns without names hold. */
const SAMPLE_LINES = 50;

interface Line {
  readonly place: number;
  readonly cells: readonly string[];
}

/** Reads a CSV: its header, or what its values look like, says what the columns mean, or the caller does. */
export async function readCsvList(text: string, options: CsvOptions): Promise<Result<ReadRows, ListFailure>> {
  const { delimiter, before } = findDelimiter(text);
  const records = csvRecords(text.slice(before), delimiter);
  const lineOffset = before === 0 ? 0 : 1;
  const reading = new CsvReading(options);
  for (;;) {
    const next = await records.next();
    if (next.done === true) {
      return next.value ? fail(next.value) : succeed(reading.end());
    }
    const { line, cells } = next.value;
    if (cells.some((cell) => cell !== '')) reading.take({ place: line + lineOffset, cells });
  }
}

class CsvReading {
  readonly #options: CsvOptions;
  readonly #rows: ReadRow[] = [];
  /** Lines that wait until the columns are known. */
  #waiting: Line[] = [];
  #columns: readonly ListColumn[] | undefined;
  #privacyIdea2 = false;

  constructor(options: CsvOptions) {
    this.#options = options;
  }

  take(line: Line): void {
    if (this.#columns) {
      this.#rows.push(this.#read(line, this.#columns));
      return;
    }
    const [first = ''] = line.cells;
    if (this.#waiting.length === 0) {
      if (first.startsWith('#')) {
        this.#privacyIdea2 ||= /^#\s*version:\s*2/.test(first);
        return;
      }
      const { header, columns } = this.#options;
      if (header ?? isHeader(line.cells)) {
        this.#columns = columnsOfHeader(line.cells, columns);
        return;
      }
    }
    this.#waiting.push(line);
    if (this.#waiting.length >= SAMPLE_LINES) this.#guess();
  }

  end(): ReadRows {
    if (this.#columns === undefined) this.#guess();
    return { columns: this.#columns ?? [], rows: this.#rows };
  }

  #guess(): void {
    const { columns: choice } = this.#options;
    const lines = this.#waiting;
    const columns = columnsOfValues(
      lines.map(({ cells }) => cells),
      { privacyIdea2: this.#privacyIdea2, ...(choice && { choice }) },
    );
    this.#columns = columns;
    this.#waiting = [];
    for (const line of lines) this.#rows.push(this.#read(line, columns));
  }

  #read({ place, cells }: Line, columns: readonly ListColumn[]): ReadRow {
    const byField = new Map<ListField, string>();
    for (const { field, index } of columns) {
      if (field !== undefined && !byField.has(field)) byField.set(field, cells[index] ?? '');
    }
    const read = readCells(byField, place, this.#options);
    if (cells.length === columns.length) return read;
    const fault = { code: 'unequal-cells', cells: cells.length, columns: columns.length } as const;
    return { ...read, faults: [...read.faults, { fault }] };
  }
}
