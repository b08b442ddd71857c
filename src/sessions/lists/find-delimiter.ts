const CANDIDATES = [',', ';', '\t', '|'] as const;

export type Delimiter = (typeof CANDIDATES)[number] | ' ';

/** A number or a name and a seed with a blank between them, as some makers write their files. */
const SERIAL_AND_SEED = /^(?:\d{6,20}|\S+@\S+) [A-Za-z\d]{16,128}$/;

/** Lines that are looked at. */
const LINES = 20;
/** Of each no more than so many characters. */
const LINE_LENGTH = 10_000;
/** What separates the cells of a CSV that begins like this, and how many characters stand before its first line (`sep=;`). */
export function findDelimiter(text: string): { readonly delimiter: Delimiter; readonly before: number } {
  const named = /^sep=([,;\t|])\r?\n/i.exec(text);
  if (named) return { delimiter: named[1] as Delimiter, before: named[0].length };
  const lines = firstLines(text).map(withoutQuoted);
  const scored = CANDIDATES.map((delimiter) => ({ delimiter, score: scoreOf(lines, delimiter) }));
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  if (best?.score === 0 && lines.length > 0 && lines.every((line) => SERIAL_AND_SEED.test(line.trim())))
    return { delimiter: ' ', before: 0 };
  return { delimiter: best?.delimiter ?? ',', before: 0 };
}

/** In how many lines it stands equally often; how often decides between equals. Titles may stand above them. */
function scoreOf(lines: readonly string[], delimiter: string): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(delimiter).length - 1;
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  const scores = [...counts].map(([count, many]) => many + Math.min(count, 100) / 1000);
  return Math.max(0, ...scores);
}

function firstLines(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  while (lines.length < LINES && start < text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, Math.min(end, start + LINE_LENGTH));
    if (line.trim() !== '' && !line.startsWith('#')) lines.push(line);
    start = end + 1;
  }
  return lines;
}

function withoutQuoted(line: string): string {
  return line.replace(/"(?:[^"]|"")*"/g, '');
}
