import { localDay } from '../../base/local-day.ts';
import { type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import { LONGEST_NOTE } from '../../ipc/register-choices.ts';
import type { RowStateName, SessionRowView, SessionView } from '../../ipc/session.ts';
import type { OpenedSessionDesk } from '../../station/sessions/open-session-desk.ts';
import type { SessionDesk } from '../../station/sessions/session-desk.ts';
import { numberIn, oneOf, text, usage } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { ExitStatus } from '../exit-status.ts';
import { printRow, printStatus, statusObject } from '../print-session.ts';
import { sayFailure } from '../say-failure.ts';
import { ask, findKeyboard } from '../terminal.ts';
import { withLookedInto, withSession, withSessionDesk } from '../with-session.ts';

export const ROWS_OPTIONS = {
  find: { type: 'string' },
  state: { type: 'string' },
  count: { type: 'string' },
} as const;

const ROWS_FOR_PEOPLE = 50;
const ALL_ROWS = 1_000_000;
const STATES = [
  ...(['waiting', 'burning', 'in-doubt', 'seeded', 'verified', 'put-aside', 'skipped'] as const),
] satisfies readonly RowStateName[];

/** `kiln session status FILE`: says how things stand, also while another Kiln burns. */
export function status(context: CommandContext, path: string): Promise<ExitStatus> {
  return withLookedInto(context, path, async ({ view }) => {
    context.output.object(statusObject(view));
    printStatus(context.output, view);
    return ExitStatus.DONE;
  });
}

/** `kiln session rows FILE`. */
export function rows(context: CommandContext, path: string): Promise<ExitStatus> {
  const { values, output } = context;
  return withLookedInto(context, path, async (session) => {
    const state = oneOf(values, 'state', [...STATES, 'due']);
    if (!state.ok) return state.failure;
    const count = numberIn(values, 'count', 1, ALL_ROWS);
    if (!count.ok) return count.failure;
    const most = count.value ?? (output.json ? ALL_ROWS : ROWS_FOR_PEOPLE);
    const wanted = text(values, 'find');
    const query = {
      ...(wanted !== undefined && { text: wanted }),
      ...(state.value === 'due' ? { due: true } : state.value && { states: [state.value] }),
    };
    const found = session.rows({ query, from: 0, count: most });
    for (const row of found.rows) {
      output.object(row);
      printRow(output, row);
    }
    const more = found.total - found.rows.length;
    if (found.total === 0) output.line(output.words.session('rows/none'));
    if (more > 0) output.line(output.words.session('rows/more', { count: more }));
    return ExitStatus.DONE;
  });
}

/** `kiln session put-aside|skip|again FILE ROW`. */
export function changeRow(
  context: CommandContext,
  what: 'put-aside' | 'skip' | 'again',
  [path = '', wanted = '']: readonly string[],
): Promise<ExitStatus> {
  const note = (text(context.values, 'note') ?? '').trim();
  if (note.length > LONGEST_NOTE)
    return Promise.resolve(
      sayFailure(context.output, usage({ reason: 'too-long', option: '--note', most: LONGEST_NOTE }).failure),
    );
  return withRow(context, path, wanted, async (desk, row) => {
    const failure = await desk.withWork((work) => {
      if (what === 'put-aside') return work.putAside(row, note);
      return what === 'skip' ? work.skip(row) : work.again(row);
    }, row);
    if (failure) return failure;
    return done(context, desk, row, context.output.words.session(`done/${what}`, { row }));
  });
}

/** `kiln session bind FILE ROW [--serial SERIAL]`. */
export function bindRow(
  context: CommandContext,
  [path = '', wanted = '']: readonly string[],
): Promise<ExitStatus> {
  const serial = text(context.values, 'serial') ?? '';
  return withRow(context, path, wanted, async (desk, row) => {
    const failure = await desk.withWork((work) => work.bind(row, serial), row);
    if (failure) return failure;
    const words = context.output.words.session(serial === '' ? 'done/unbind' : 'done/bind', { row, serial });
    return done(context, desk, row, words);
  });
}

/** `kiln session close FILE`: asks once, or is told with --yes. */
export function closeForGood(context: CommandContext, path: string): Promise<ExitStatus> {
  const { values, output } = context;
  const close = async ({ desk }: OpenedSessionDesk) => {
    const view = openView(desk);
    if (view.name.closed === undefined && values['yes'] !== true) {
      const agreed = await askToClose(context, view);
      if (!agreed.ok) return agreed.failure;
      if (!agreed.value) {
        output.object({ event: 'kept' });
        output.line(output.words.session('close/kept'));
        return ExitStatus.REFUSED;
      }
    }
    const gone = await desk.closeSession();
    if (!gone.ok) return gone.failure;
    output.object({ event: 'closed', ...gone.value });
    output.good(output.words.session('close/closed', { count: gone.value.seeds }));
    return ExitStatus.DONE;
  };
  return withSession(context, path, close, { closes: true });
}

/** `kiln session list`: those that are known on this machine. */
export function knownSessions(context: CommandContext): Promise<ExitStatus> {
  const { output } = context;
  return withSessionDesk(context, async ({ desk }) => {
    const known = await desk.knownSessions();
    for (const session of known) {
      output.object(session);
      const time = localDay(session.changedAt);
      const mark = session.interrupted ? `  (${output.words.session('known/interrupted')})` : '';
      output.line(`${time}  ${session.path}${mark}`);
    }
    if (known.length === 0) output.line(output.words.session('known/none'));
    return ExitStatus.DONE;
  });
}

async function askToClose({ output }: CommandContext, view: SessionView): Promise<Result<boolean, Failure>> {
  const keyboard = findKeyboard();
  if (keyboard === undefined) return usage({ reason: 'no-terminal', instead: '--yes' });
  const { counts, due, rows } = view;
  const question = output.words.session('ask/close', { count: rows - counts.verified - counts.seeded + due });
  try {
    return succeed(/^[yj]/i.test((await ask(keyboard, `${question} `, true)) ?? ''));
  } finally {
    keyboard.close();
  }
}

function done(context: CommandContext, desk: SessionDesk, row: number, words: string): ExitStatus {
  const found = desk.sessionRows({ query: {}, from: row, count: 1 });
  if (found.ok && found.value.rows[0]) context.output.object(found.value.rows[0]);
  context.output.good(words);
  return ExitStatus.DONE;
}

function withRow(
  context: CommandContext,
  path: string,
  wanted: string,
  act: (desk: SessionDesk, row: number) => Promise<ExitStatus | Failure>,
): Promise<ExitStatus> {
  return withSession(context, path, async ({ desk }) => {
    const row = findRow(desk, wanted);
    return row.ok ? act(desk, row.value) : row.failure;
  });
}

/** A row by its number, its user or its token's serial. */
function findRow(desk: SessionDesk, wanted: string): Result<number, Failure> {
  if (/^\d{1,7}$/.test(wanted)) return succeed(Number(wanted));
  const found = desk.sessionRows({ query: { text: wanted }, from: 0, count: ALL_ROWS });
  if (!found.ok) return found;
  const key = wanted.toLowerCase();
  const exact = found.value.rows.filter((row) => namesOf(row).includes(key));
  const [first, second] = exact;
  if (first === undefined) return usage({ reason: 'no-such-row' });
  if (second === undefined) return succeed(first.row);
  return usage({ reason: 'several-rows', rows: exact.map(({ row }) => row) });
}

function namesOf({ user, boundSerial, state }: SessionRowView): string[] {
  return [user, boundSerial, 'serial' in state ? state.serial : ''].map((name) => name.toLowerCase());
}

function openView(desk: SessionDesk): SessionView {
  const { open } = desk.view;
  if (open === undefined) throw new Error('a session was opened, and there is none');
  return open;
}
