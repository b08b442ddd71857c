import { type Result, succeed } from '../base/result.ts';
import type {
  ColumnChoice,
  DraftView,
  ListColumn,
  ListField,
  RowFaultCode,
  RowProblem,
} from '../ipc/session.ts';
import type { UsageFailure } from '../ipc/usage-failure.ts';
import type { SessionDesk } from '../station/sessions/session-desk.ts';
import { usage } from './arguments.ts';
import type { CommandContext } from './command.ts';
import type { Output } from './output.ts';

/** A terminal's screen or two of each kind of trouble; scripts get everything. */
const LINES_FOR_PEOPLE = 20;
const MOST_ROWS = 1000;

const FIELDS: readonly ListField[] = [
  ...(['user', 'userId', 'serial', 'secret', 'secretHex', 'uri', 'type'] as const),
  ...(['algorithm', 'digits', 'period', 'issuer', 'manufacturer', 'model', 'realm'] as const),
];

/** What `--columns` says: a field for each column, `-` for one that means nothing. */
export function listColumns(given: string | undefined): Result<ColumnChoice | undefined, UsageFailure> {
  if (given === undefined) return succeed(undefined);
  const choice: (ListField | undefined)[] = [];
  for (const word of given.split(',').map((each) => each.trim())) {
    const field = FIELDS.find((each) => each.toLowerCase() === word.toLowerCase());
    if (field === undefined && word !== '-')
      return usage({ reason: 'no-such-column', option: '--columns', allowed: FIELDS });
    choice.push(field);
  }
  return succeed(choice);
}

/** A list as it was read: what its columns mean, and what is wrong with it, row by row. */
export function printDraft(
  { output }: CommandContext,
  desk: SessionDesk,
  draft: DraftView,
  accepted: readonly RowFaultCode[],
): void {
  const { words } = output;
  const { rows, format, columns, headerLine, dialect, withoutSecret, burnable, troubles } = draft;
  output.object({ event: 'list', rows, format, dialect, headerLine, columns, withoutSecret, burnable });
  output.good(words.session('list/read', { count: rows, format: dialect ?? format }));
  if (headerLine !== undefined && headerLine > 1) {
    output.line(`  ${words.session('list/header-below', { line: headerLine })}`);
  }
  for (const column of columns) output.line(`  ${columnLine(output, column)}`);
  if (withoutSecret > 0) {
    const key = accepted.includes('make-seeds') ? 'list/generated' : 'list/would-generate';
    output.line(`  ${words.session(key, { count: withoutSecret })}`);
  }
  for (const { code, rows: many, severity } of troubles)
    printTrouble(output, desk, draft, { code, many, severity });
  if (troubles.length === 0) return;
  const { atLeast: count, atMost: most } = burnable;
  output.line(`\n${words.session('list/burnable', { count, most })}`);
  const asked = troubles.filter(({ severity, code }) => severity === 'ask' && !accepted.includes(code));
  if (asked.length > 0)
    output.line(words.session('list/accept', { codes: asked.map(({ code }) => code).join(',') }));
}

/** What a column is taken for, why, and a cell of it. */
function columnLine({ words }: Output, { index, name, field, why, reading, sample }: ListColumn): string {
  const names = { number: index + 1, name: name || words.session('list/nameless') };
  const { text, characters } = sample;
  const shown =
    text ||
    (characters > 0 ? words.session('list/hidden', { count: characters }) : words.session('list/no-cell'));
  if (field === undefined || why === undefined) {
    return words.session('list/column-unknown', { ...names, sample: shown });
  }
  const reads = reading ? words.session(`list/read-${reading}`) : '';
  const reason = words.session(`list/why-${why}`);
  return words.session('list/column', {
    ...names,
    field,
    remarks: [reads, reason, shown].filter(Boolean).join('; '),
  });
}

function printTrouble(
  output: Output,
  desk: SessionDesk,
  draft: DraftView,
  trouble: { code: RowFaultCode; many: number; severity: RowProblem['severity'] },
): void {
  const { words } = output;
  const { code, many, severity } = trouble;
  output.line(`\n${code} (${many}, ${words.session(`severity/${severity}`)})`);
  const most = output.json ? many : LINES_FOR_PEOPLE;
  for (let from = 0; from < most; from += MOST_ROWS) {
    const part = desk.draftRows({
      from,
      count: Math.min(MOST_ROWS, most - from),
      onlyProblems: true,
      only: code,
    });
    if (!part.ok) return;
    for (const problem of part.value.rows.flatMap(({ problems }) => problems)) {
      if (problem.fault.code === code) printProblem(output, draft, problem);
    }
  }
  if (many > most) output.line(`  ${words.session('list/more', { count: many - most })}`);
}

function printProblem(output: Output, { columns }: DraftView, problem: RowProblem): void {
  const { words } = output;
  const { row, place, column, field, severity, fault } = problem;
  const message = words.rowFault(fault);
  output.object({ event: 'problem', row, place, column, field, severity, ...fault, message });
  const name = column === undefined ? '' : columns[column]?.name || String(column + 1);
  const names = { place, fault: message, column: name };
  output.line(`  ${words.session(name === '' ? 'list/problem' : 'list/problem-column', names)}`);
}
