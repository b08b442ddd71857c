import { writeFileSync } from 'node:fs';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { CsvDelimiter, ExportKind, Mark, Standing, TokenQuery } from '../../ipc/register.ts';
import { openRegister } from '../../station/desk-register/open-register.ts';
import type { RegisterDesk } from '../../station/desk-register/register-desk.ts';
import { setUpShared } from '../../station/desk-register/shared-desk.ts';
import { numberIn, oneOf, text, usage, type Values } from '../arguments.ts';
import type { CliCommand, CommandContext } from '../command.ts';
import { ExitStatus } from '../exit-status.ts';
import { day, printAssignment, printPage, printRow } from '../print-register.ts';
import { sayFailure } from '../say-failure.ts';

const MARKS = ['lost', 'broken', 'returned', 'retired'] as const satisfies readonly Mark[];
const STANDINGS = [
  'assigned',
  ...MARKS,
  'blank',
  'in-doubt',
  'unused',
] as const satisfies readonly Standing[];
const KINDS = ['tokens', 'assignments', 'burns'] as const satisfies readonly ExportKind[];
const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const satisfies Record<string, CsvDelimiter>;

/** A terminal's screen or two; scripts get everything. */
const ROWS_FOR_PEOPLE = 50;
const ALL_ROWS = 1_000_000;

/** As in Kiln's window. */
const LONGEST_NOTE = 2000;

export const register: CliCommand = {
  options: {
    as: { type: 'string' },
    note: { type: 'string' },
    find: { type: 'string' },
    standing: { type: 'string' },
    'refused-within': { type: 'string' },
    count: { type: 'string' },
    csv: { type: 'boolean' },
    table: { type: 'string' },
    delimiter: { type: 'string' },
    output: { type: 'string' },
  },
  mostWords: 2,
  help: (words) => words.register('help/text'),

  async run(context) {
    const [name = '', ...words] = context.words;
    if (name === 'set-up' && words.length === 0) return setUp(context);
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (action === undefined || words.length !== action.words) {
      const detail = `kiln register takes one of: ${[...Object.keys(ACTIONS), 'set-up'].join(', ')}; then what its help says.`;
      return sayFailure(context.output, usage(detail).failure);
    }
    const opened = openRegister(context.dataDirectory, text(context.values, 'operator'));
    if (!opened.ok) return sayFailure(context.output, opened.failure);
    const { desk, shared } = opened.value;
    try {
      const behind = await shared?.sync();
      // Not among what is exported.
      if (behind) process.stderr.write(`kiln: ${context.output.words.failure(behind).what}\n`);
      const done = await action.run(context, desk, words[0] ?? '');
      const { passedOver: count } = desk;
      if (count > 0 && name !== 'verify') {
        process.stderr.write(`kiln: ${context.output.words.register('done/changed', { count })}\n`);
      }
      if (!behind) await shared?.sync();
      return done.ok ? ExitStatus.DONE : sayFailure(context.output, done.failure);
    } finally {
      await opened.value.close();
    }
  },
};

type Done = Promise<Result<unknown, Failure>>;

interface Action {
  /** How many words stand behind it. */
  readonly words: 0 | 1;
  run(context: CommandContext, desk: RegisterDesk, word: string): Done;
}

const ACTIONS: Readonly<Record<string, Action>> = {
  list: { words: 0, run: list },
  show: { words: 1, run: show },
  user: { words: 1, run: user },
  mark: { words: 1, run: mark },
  forget: { words: 1, run: forget },
  export: { words: 0, run: exportTable },
  desks: { words: 0, run: desks },
  verify: { words: 0, run: verify },
};

async function setUp({ output }: CommandContext): Promise<ExitStatus> {
  const done = await setUpShared();
  if (!done.ok) return sayFailure(output, done.failure);
  output.object({ event: 'set-up', version: done.value });
  output.good(output.words.register('done/set-up'));
  return ExitStatus.DONE;
}

async function list({ values, output }: CommandContext, desk: RegisterDesk): Done {
  const query = readQuery(values);
  if (!query.ok) return query;
  const count = numberIn(values, 'count', 1, ALL_ROWS);
  if (!count.ok) return count;
  const rows = count.value ?? (output.json ? ALL_ROWS : ROWS_FOR_PEOPLE);
  const found = await desk.list(query.value, { from: 0, count: rows });
  if (!found.ok) return found;
  for (const row of found.value.rows) {
    output.object(row);
    printRow(output, row);
  }
  const more = found.value.total - found.value.rows.length;
  const { words } = output;
  output.line(
    more > 0
      ? words.register('list/more', { count: more })
      : words.register('list/total', { count: found.value.total }),
  );
  return found;
}

async function show({ output }: CommandContext, desk: RegisterDesk, serial: string): Done {
  const page = await desk.token(serial);
  if (!page.ok) return page;
  output.object(page.value);
  printPage(output, page.value);
  return page;
}

async function user({ output }: CommandContext, desk: RegisterDesk, account: string): Done {
  const page = await desk.user(account);
  if (!page.ok) return page;
  output.object(page.value);
  output.line(page.value.account);
  for (const assignment of page.value.assignments) printAssignment(output, assignment, 'token');
  return page;
}

async function mark({ values, output }: CommandContext, desk: RegisterDesk, serial: string): Done {
  const as = oneOf(values, 'as', MARKS);
  if (!as.ok) return as;
  if (as.value === undefined) return usage(`--as is needed: one of ${MARKS.join(', ')}.`);
  const note = (text(values, 'note') ?? '').trim();
  if (note.length > LONGEST_NOTE) return usage(`--note takes up to ${LONGEST_NOTE} characters.`);
  const marked = await desk.mark(serial, as.value, note);
  if (!marked.ok) return marked;
  output.object(marked.value);
  const { model } = marked.value.token;
  output.good(output.words.register(`done/marked-${as.value}`, { model, serial }));
  return marked;
}

async function forget({ output }: CommandContext, desk: RegisterDesk, account: string): Done {
  const forgotten = await desk.forget(account);
  if (!forgotten.ok) return forgotten;
  const { person, entries } = forgotten.value;
  output.object({ event: 'forgotten', person, entries });
  output.good(output.words.register('done/forgotten', { person, entries }));
  return forgotten;
}

async function exportTable({ values, output }: CommandContext, desk: RegisterDesk): Done {
  const query = readQuery(values);
  if (!query.ok) return query;
  const kind = oneOf(values, 'table', KINDS);
  if (!kind.ok) return kind;
  const delimiter = oneOf(values, 'delimiter', Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[]);
  if (!delimiter.ok) return delimiter;
  if (values['csv'] === true && output.json) return usage('--csv and --json exclude each other.');
  const table = kind.value ?? 'tokens';
  if (!output.json) {
    const csv = await desk.csv(table, query.value, DELIMITERS[delimiter.value ?? 'comma']);
    return csv.ok ? write(values, csv.value) : csv;
  }
  const rows = await desk.rows(table, query.value);
  return rows.ok ? write(values, rows.value.map((row) => `${JSON.stringify(row)}\n`).join('')) : rows;
}

async function desks({ output }: CommandContext, desk: RegisterDesk): Done {
  const found = await desk.desks();
  if (!found.ok) return found;
  const { operators, machines } = found.value;
  output.object(found.value);
  const { words } = output;
  for (const [title, tallies] of Object.entries({ operators, machines })) {
    output.line(words.register(title === 'operators' ? 'done/operators' : 'done/machines'));
    for (const { name, burns, last } of tallies) {
      output.line(`  ${words.register('done/desk', { name, count: burns, last: day(last) })}`);
    }
  }
  return found;
}

async function verify({ output }: CommandContext, desk: RegisterDesk): Done {
  const proof = await desk.verify();
  if (!proof.ok) return proof;
  const { entries, head, torn } = proof.value;
  output.object({ whole: true, entries, head, torn });
  output.good(output.words.register('done/whole', { entries, head }));
  for (const file of torn) output.notice(output.words.register('done/torn', { file }));
  return proof;
}

function readQuery(values: Values): Result<TokenQuery, Failure> {
  const standing = oneOf(values, 'standing', STANDINGS);
  if (!standing.ok) return standing;
  const days = numberIn(values, 'refused-within', 0, 10_000);
  if (!days.ok) return days;
  return succeed({
    text: text(values, 'find') ?? '',
    ...(standing.value && { standing: standing.value }),
    ...(days.value !== undefined && { refusedWithinDays: days.value }),
  });
}

function write(values: Values, content: string): Result<void, Failure> {
  const path = text(values, 'output');
  if (path === undefined) {
    process.stdout.write(content);
    return succeed(undefined);
  }
  try {
    writeFileSync(path, content, { mode: 0o600 });
    return succeed(undefined);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (reason === undefined) throw error;
    return fail({ code: 'usage', detail: `--output: ${path} cannot be written (${reason}).` });
  }
}
