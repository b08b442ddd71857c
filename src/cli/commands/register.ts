import { writeFileSync } from 'node:fs';
import { type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { TokenQuery } from '../../ipc/register.ts';
import { DELIMITERS, EXPORT_KINDS, LONGEST_NOTE, MARKS, STANDINGS } from '../../ipc/register-choices.ts';
import { openRegister } from '../../station/desk-register/open-register.ts';
import type { RegisterDesk } from '../../station/desk-register/register-desk.ts';
import { setUpShared } from '../../station/desk-register/shared-desk.ts';
import { numberIn, oneOf, text, usage, type Values } from '../arguments.ts';
import type { CliCommand, CommandContext } from '../command.ts';
import { type CommandAction, chooseAction, optionsOf } from '../command-action.ts';
import { ExitStatus } from '../exit-status.ts';
import { day, printAssignment, printPage, printRow } from '../print-register.ts';
import { sayFailure } from '../say-failure.ts';

/** A terminal's screen or two; scripts get everything. */
const ROWS_FOR_PEOPLE = 50;
const ALL_ROWS = 1_000_000;

const QUERY_OPTIONS = {
  find: { type: 'string' },
  standing: { type: 'string' },
  'refused-within': { type: 'string' },
} as const;

interface Action extends CommandAction {
  run(context: CommandContext, word: string): Promise<ExitStatus>;
}

type Done = Promise<Result<unknown, Failure>>;

/** An action on the register; `words`: how many stand behind it. */
function onRegister(
  words: 0 | 1,
  work: (context: CommandContext, desk: RegisterDesk, word: string) => Done,
  options: Action['options'] = {},
): Action {
  return {
    words,
    options,
    run: (context, word) => withRegister(context, (desk) => work(context, desk, word)),
  };
}

const ACTIONS: Readonly<Record<string, Action>> = {
  list: onRegister(0, list, { ...QUERY_OPTIONS, count: { type: 'string' } }),
  show: onRegister(1, show),
  user: onRegister(1, user),
  mark: onRegister(1, mark, { as: { type: 'string' }, note: { type: 'string' } }),
  forget: onRegister(1, forget),
  export: onRegister(0, exportTable, {
    ...QUERY_OPTIONS,
    csv: { type: 'boolean' },
    table: { type: 'string' },
    delimiter: { type: 'string' },
    output: { type: 'string' },
  }),
  desks: onRegister(0, desks),
  verify: onRegister(0, verify),
  'set-up': { words: 0, options: {}, run: setUp },
};

export const register: CliCommand = {
  options: optionsOf(ACTIONS),
  mostWords: 2,
  help: (words) => words.register('help/text'),

  async run(context) {
    const chosen = chooseAction('register', ACTIONS, context);
    if (!chosen.ok) return sayFailure(context.output, chosen.failure);
    const { name, action, words } = chosen.value;
    const [word = ''] = words.map((each) => each.trim());
    if (action.words === 1 && word === '') {
      return sayFailure(
        context.output,
        usage({ reason: 'action-needs', command: 'register', action: name }).failure,
      );
    }
    return action.run(context, word);
  },
};

async function withRegister(
  { values, output, dataDirectory }: CommandContext,
  work: (desk: RegisterDesk) => Done,
): Promise<ExitStatus> {
  const opened = openRegister(dataDirectory, text(values, 'operator'));
  if (!opened.ok) return sayFailure(output, opened.failure);
  const { desk, shared } = opened.value;
  try {
    const behind = await shared?.sync();
    // Not among what is exported.
    if (behind) process.stderr.write(`kiln: ${output.words.failure(behind).what}\n`);
    const done = await work(desk);
    const { passedOver: count } = desk;
    // Verifying names the first one itself.
    if (count > 0 && (done.ok || !('fault' in done.failure))) {
      process.stderr.write(`kiln: ${output.words.register('done/changed', { count })}\n`);
    }
    if (!behind) await shared?.sync();
    return done.ok ? ExitStatus.DONE : sayFailure(output, done.failure);
  } finally {
    await opened.value.close();
  }
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
  if (as.value === undefined) return usage({ reason: 'choice-needed', option: '--as', allowed: MARKS });
  const note = (text(values, 'note') ?? '').trim();
  if (note.length > LONGEST_NOTE) return usage({ reason: 'too-long', option: '--note', most: LONGEST_NOTE });
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
  output.good(output.words.register('done/forgotten', { person, count: entries }));
  return forgotten;
}

async function exportTable({ values, output }: CommandContext, desk: RegisterDesk): Done {
  const query = readQuery(values);
  if (!query.ok) return query;
  const kind = oneOf(values, 'table', EXPORT_KINDS);
  if (!kind.ok) return kind;
  const delimiter = oneOf(values, 'delimiter', Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[]);
  if (!delimiter.ok) return delimiter;
  const forTables = ['csv', 'delimiter'].find((name) => values[name] !== undefined);
  if (forTables && output.json)
    return usage({ reason: 'exclusive', option: `--${forTables}`, other: '--json' });
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
  output.good(output.words.register('done/whole', { count: entries }));
  if (entries > 0) output.line(`  ${output.words.register('done/head', { head })}`);
  for (const file of torn) output.notice(output.words.register('done/torn', { file }));
  return proof;
}

async function setUp({ output }: CommandContext): Promise<ExitStatus> {
  const done = await setUpShared();
  if (!done.ok) return sayFailure(output, done.failure);
  output.object({ event: 'set-up', version: done.value });
  output.good(output.words.register('done/set-up'));
  return ExitStatus.DONE;
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
    return usage({ reason: 'file-unwritable', option: '--output', path, error: reason });
  }
}
