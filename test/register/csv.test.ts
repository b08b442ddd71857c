import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvColumn, type CsvDelimiter, csvOf } from '../../src/register/csv.ts';

interface Row {
  readonly text: string;
  readonly number?: number;
}

const COLUMNS: readonly CsvColumn<Row>[] = [
  { name: 'text', type: 'text', value: (row) => row.text },
  { name: 'number', type: 'number', value: (row) => row.number },
];

/** The cells as somebody else's reader has them. */
function readByPython(csv: string, delimiter: CsvDelimiter): string[][] {
  const program =
    'import csv,io,json,sys; t=sys.stdin.buffer.read().decode("utf-8-sig"); ' +
    'print(json.dumps(list(csv.reader(io.StringIO(t, newline=""), delimiter=sys.argv[1], strict=True))))';
  return JSON.parse(execFileSync('python3', ['-c', program, delimiter], { input: csv, encoding: 'utf8' }));
}

const cellOf = (text: string) => csvOf(COLUMNS, [{ text }]).split('\r\n')[1]?.slice(0, -1);

describe('a table for spreadsheets', () => {
  it('is CSV with CR LF and a byte order mark', () => {
    expect(csvOf(COLUMNS, [{ text: 'Jörg', number: -3 }, { text: '' }])).toBe(
      '\ufefftext,number\r\nJörg,-3\r\n,\r\n',
    );
  });

  it.each([
    '00987654',
    '86596100012345',
    '1e5',
    '1,5',
    '3-4',
    '12:30',
    '50%',
    '20.11.2026',
    '2026-11-20',
    'mar15',
    '1-Dec',
    'Sept 2',
    '3. März 2026',
  ])('keeps %s from being read as a number or date', (text) =>
    expect(cellOf(text)?.replaceAll('"', '')).toBe(`'${text}`),
  );

  it.each(['=1+1', '+jo@example.org', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\0x', '＝1+1', "'quoted"])(
    'defuses %j',
    (text) => expect(cellOf(text)?.replaceAll('"', '')).toBe(`'${text}`),
  );

  it.each([';', '\t', ','])('quotes a text with %j, whichever delimiter the file has', (other) => {
    for (const delimiter of [',', ';', '\t'] as const) {
      const row = csvOf(COLUMNS, [{ text: `x${other}=1+1` }], delimiter).split('\r\n')[1];
      expect(row).toBe(`"x${other}=1+1"${delimiter}`);
    }
  });

  it.each(['C301', 'jo@example.org', 'miniOTP-2', 'Müller & Söhne', 'x=1', 'mark1', 'may', 'jan.2b'])(
    'leaves %s alone',
    (text) => expect(cellOf(text)).toBe(text),
  );

  it.each([',', ';', '\t'] as const)(
    'gives every text back to a reader that takes one apostrophe away (%j)',
    (delimiter) => {
      const words = fc.oneof(
        fc.string(),
        fc.constantFrom('=x', '007', "'a", 'a,b;c\td', 'say "hi"', 'two\nlines', ' x '),
      );
      fc.assert(
        fc.property(fc.array(words, { minLength: 1, maxLength: 20 }), (texts) => {
          const [head, ...rows] = readByPython(
            csvOf(
              COLUMNS,
              texts.map((text) => ({ text })),
              delimiter,
            ),
            delimiter,
          );
          expect(head).toEqual(['text', 'number']);
          expect(rows.map(([text = '']) => text.replace(/^'/, ''))).toEqual(texts);
        }),
        { numRuns: 15 },
      );
    },
  );
});
