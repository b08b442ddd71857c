import { Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import { Breath } from '../breath.ts';
import type { ListFailure } from './list-problem.ts';

/** A line of a CSV that is longer is none. */
const LONGEST_LINE = 100_000;
/** A line of nothing but delimiters counts as none for the parser. What it was handed may still wait for its turn. */
const MOST_WITHOUT_A_RECORD = 3 * LONGEST_LINE;

export interface CsvRecord {
  /** The line it ends in, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads the cells of a CSV, a record at a time, without empty lines. Ends with a failure where it is broken. */
export async function* csvRecords(
  pieces: Iterable<string>,
  delimiter: string,
): AsyncGenerator<CsvRecord, ListFailure | undefined> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    // All of them: by default the first one found is the only one.
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  const source = Readable.from(fed(pieces, parser));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      yield { line: info.lines, cells: record.map(cellText) };
    }
    return undefined;
  } catch (error) {
    if (error instanceof LineTooLong)
      return { code: 'csv-broken', line: parser.info.lines, reason: 'line-too-long' };
    if (!(error instanceof CsvError)) throw error;
    return { code: 'csv-broken', line: Number(error['lines'] ?? 0), reason: reasonOf(error) };
  } finally {
    source.destroy();
    parser.destroy();
  }
}

class LineTooLong extends Error {}

async function* fed(pieces: Iterable<string>, { info }: Parser): AsyncGenerator<string> {
  const breath = new Breath();
  let ended = 0;
  let characters = 0;
  for (const piece of pieces) {
    const records = info.records + info.empty_lines;
    characters = records === ended ? characters + piece.length : 0;
    ended = records;
    if (characters > MOST_WITHOUT_A_RECORD) throw new LineTooLong();
    yield piece;
    await breath.pause();
  }
}

/** Without blanks around it, and without what keeps a spreadsheet from taking it for a number: `="00987654"`. */
function cellText(cell: string): string {
  const text = cell.trim();
  return /^="[^"]*"$/.test(text) ? text.slice(2, -1).trim() : text;
}

function reasonOf({ code }: CsvError): Extract<ListFailure, { code: 'csv-broken' }>['reason'] {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'quote-not-closed';
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return 'stray-quote';
    case 'CSV_MAX_RECORD_SIZE':
      return 'line-too-long';
    default:
      return 'other';
  }
}
