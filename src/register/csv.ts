/** A column of a table that spreadsheets open. */
export interface CsvColumn<Row> {
  readonly name: string;
  /** `text` stays as it is to the last digit; `number` and `time` are for spreadsheets to reckon with. */
  readonly type: 'text' | 'number' | 'time';
  readonly value: (row: Row) => string | number | undefined;
}

export type CsvDelimiter = ',' | ';' | '\t';

const MONTH =
  '(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch)?|märz?|apr(?:il)?|ma[iy]|jun[ei]?|jul[iy]?|aug(?:ust)?' +
  '|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)';

/** A day with its month in letters, as Excel reads one: `mar15`, `1-Dec`, in English and German. */
const READS_AS_DAY = new RegExp(
  `^\\s*(?:${MONTH}[\\s.,/-]*\\d[\\d\\s.,/-]*|\\d+[\\s.,/-]*${MONTH}[\\d\\s.,/-]*)$`,
  'i',
);

/** Without it Excel takes the file for one in the machine's old code page. */
const BYTE_ORDER_MARK = '\ufeff';

/** What makes a spreadsheet run a cell, also in the full-width forms that some of them take for the same. */
const RUNS = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** What a spreadsheet takes for a number, a date or a time, and writes down in its own way. */
const READS_AS_NUMBER = /^[\s\d.,:/%eE+\-'()$€£]*\d[\s\d.,:/%eE+\-'()$€£]*$/;

/**
 * A table as CSV (RFC 4180, CR LF) in UTF-8 with a byte order mark. A text cell that a spreadsheet would run, or take for
 * a number, begins with an apostrophe; so does one that begins with an apostrophe itself, so that taking one away gives
 * the text back. See docs/decisions/0008-register.md.
 */
export function csvOf<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: readonly Row[],
  delimiter: CsvDelimiter = ',',
): string {
  const lines = rows.map((row) => columns.map((column) => cell(column.type, column.value(row))));
  const all = [columns.map(({ name }) => name), ...lines];
  return BYTE_ORDER_MARK + all.map((cells) => `${cells.join(delimiter)}\r\n`).join('');
}

function cell(type: CsvColumn<never>['type'], value: string | number | undefined): string {
  if (value === undefined || value === '') return '';
  if (type === 'number') return String(value);
  // Quoted at every delimiter: a spreadsheet that tries several would else split it, and run what stands behind.
  const text = type === 'time' ? localTime(String(value)) : defused(String(value));
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function defused(text: string): string {
  const isRead = [RUNS, READS_AS_NUMBER, READS_AS_DAY].some((form) => form.test(text));
  return isRead || text.startsWith("'") ? `'${text}` : text;
}

/** As every spreadsheet reads a date and time: 2026-11-20 09:15:02, by this machine's clock. */
function localTime(iso: string): string {
  const date = new Date(iso);
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19).replace('T', ' ');
}
