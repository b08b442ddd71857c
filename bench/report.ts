import type { Spread } from './measure.ts';

/** What was aimed at, beside what was reached. */
export type Target =
  | { readonly kind: 'ratio'; readonly atMost: number }
  | { readonly kind: 'more'; readonly atMostMilliseconds: number };

/** A line of the table: what Kiln took and, where there is something to hold it against, what that took. */
export interface Line {
  readonly what: string;
  readonly kiln: Spread;
  readonly floor?: Spread;
  readonly target?: Target;
  /** A part of the line above it. */
  readonly isPart?: boolean;
}

/** What a section of the bench found. */
export interface SectionReport {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly notes: readonly string[];
}

/** What the processors do beside what is measured: nothing, or all they can. */
export type Load = 'idle' | 'busy';

export interface Conditions {
  readonly load: Load;
  /** Another revision's checkout, built. */
  readonly beside?: string;
  /** How many frames a section that counts frames runs, where it is not to be the usual number. */
  readonly frames?: number;
}

/** A section of the bench: a file in bench/sections exports one as `section`. Throws Unable when it cannot run here. */
export type Section = (conditions: Conditions) => Promise<SectionReport>;

/** What this machine lacks, in plain words. */
export class Unable extends Error {}

/** A line and what follows from it, where there is a floor. */
export interface JudgedLine extends Line {
  /** Kiln's median by the floor's. */
  readonly ratio?: number;
  /** Kiln's median less the floor's. */
  readonly moreMilliseconds?: number;
  readonly isReached?: boolean;
}

export function judged(line: Line): JudgedLine {
  const { kiln, floor, target } = line;
  if (floor === undefined) return line;
  const ratio = kiln.median / floor.median;
  const moreMilliseconds = kiln.median - floor.median;
  if (target === undefined) return { ...line, ratio, moreMilliseconds };
  const isReached =
    target.kind === 'ratio' ? ratio <= target.atMost : moreMilliseconds <= target.atMostMilliseconds;
  return { ...line, ratio, moreMilliseconds, isReached };
}

const COLUMNS = ['', 'Kiln', 'p95', 'floor', 'p95', 'more', 'ratio', 'target'] as const;

/** The section as a table for people: milliseconds, medians first. */
export function table(report: SectionReport, load: Load): string {
  const rows = [COLUMNS.map(String), ...report.lines.map(cells)];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const drawn = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 || column === COLUMNS.length - 1 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('   ')
      .trimEnd(),
  );
  return [`${report.title}, ${load}`, ...drawn, ...report.notes.map((note) => `* ${note}`)].join('\n  ');
}

function cells(line: Line): string[] {
  const { kiln, floor } = line;
  const { ratio, moreMilliseconds, isReached } = judged(line);
  const time = (milliseconds: number | undefined) => milliseconds?.toFixed(1) ?? '';
  return [
    `${line.isPart ? '  ' : ''}${line.what}`,
    time(kiln.median),
    time(kiln.p95),
    time(floor?.median),
    time(floor?.p95),
    time(moreMilliseconds),
    ratio?.toFixed(2) ?? '',
    line.target ? `${targetWords(line.target)}: ${isReached ? 'reached' : 'MISSED'}` : '',
  ];
}

function targetWords(target: Target): string {
  return target.kind === 'ratio'
    ? `ratio at most ${target.atMost}`
    : `at most ${target.atMostMilliseconds} ms more`;
}
