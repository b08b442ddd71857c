import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { DraftReading, DraftView, RowFaultCode, SessionSettings } from '../../ipc/session.ts';
import { ASKED_FAULTS } from '../../station/sessions/draft.ts';
import type { SessionDesk } from '../../station/sessions/session-desk.ts';
import { numberIn, oneOf, text, usage, type Values } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { ExitStatus } from '../exit-status.ts';
import { listColumns, printDraft } from '../print-draft.ts';
import { readPassphrase } from '../read-passphrase.ts';
import { sayFailure } from '../say-failure.ts';
import { withSessionDesk } from '../with-session.ts';

export const NEW_OPTIONS = {
  output: { type: 'string', short: 'o' },
  check: { type: 'boolean' },
  accept: { type: 'string' },
  columns: { type: 'string' },
  header: { type: 'string' },
  hex: { type: 'boolean' },
  base32: { type: 'boolean' },
  period: { type: 'string' },
  issuer: { type: 'string' },
  'any-token': { type: 'boolean' },
  name: { type: 'string' },
  verify: { type: 'string' },
  every: { type: 'string' },
  percent: { type: 'string' },
  first: { type: 'boolean' },
  display: { type: 'string' },
  'allow-unlisted': { type: 'boolean' },
  reassign: { type: 'boolean' },
  'list-password-fd': { type: 'string' },
  'pskc-password-fd': { type: 'string' },
  'pskc-key-fd': { type: 'string' },
} as const;

/** `kiln session new LIST -o FILE`. */
export async function newSession(context: CommandContext, listPath: string): Promise<ExitStatus> {
  const { values, output } = context;
  const target = text(values, 'output');
  const check = values['check'] === true;
  if (target === undefined && !check)
    return sayFailure(output, usage({ reason: 'one-needed', option: '-o', other: '--check' }).failure);
  const settings = readSettings(values);
  if (!settings.ok) return sayFailure(output, settings.failure);
  const accept = readAccept(values);
  if (!accept.ok) return sayFailure(output, accept.failure);
  const reading = readReading(context);
  if (!reading.ok) return sayFailure(output, reading.failure);
  const content = await readWhole(listPath);
  if (!content.ok) return sayFailure(output, content.failure);
  return withSessionDesk(context, async ({ desk }) => {
    const fileName = listPath === '-' ? '' : basename(listPath);
    const failure = await readWithKey(context, desk, {
      fileName,
      bytes: content.value,
      reading: reading.value,
    });
    if (failure) return failure;
    const draft = desk.view.draft;
    if (draft === undefined) throw new Error('a list was read, and there is none');
    printDraft(context, desk, draft, accept.value);
    if (check || target === undefined) return ExitStatus.DONE;
    return create(context, desk, draft, { target, accept: accept.value, settings: settings.value });
  });
}

async function create(
  context: CommandContext,
  desk: SessionDesk,
  draft: DraftView,
  order: { target: string; accept: readonly RowFaultCode[]; settings: SessionSettings },
): Promise<ExitStatus | Failure> {
  const { output, values } = context;
  const { target: path, accept, settings } = order;
  const question = output.words.session('ask/new-passphrase');
  const passphrase = await readPassphrase(context, { question, twice: true });
  if (!passphrase.ok) return passphrase.failure;
  const name = text(values, 'name') ?? basename(path, extname(path));
  const failure = await desk.createSession({ name, passphrase: passphrase.value, accept, settings }, path);
  if (failure) return failure;
  const rows = desk.view.open?.rows ?? 0;
  const leftOut = draft.rows - rows;
  output.object({ event: 'session', path, rows, leftOut });
  output.good(output.words.session('new/made', { path, count: rows }));
  if (leftOut > 0) output.notice(output.words.session('new/left-out', { count: leftOut }));
  output.line(`  ${output.words.session('new/next', { path })}`);
  return ExitStatus.DONE;
}

interface ListOrder {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly reading: DraftReading;
}

/** A file that turns out to be encrypted is read once more, with what a person hands over. */
async function readWithKey(
  context: CommandContext,
  desk: SessionDesk,
  list: ListOrder,
): Promise<Failure | undefined> {
  const failure = await desk.readBytes({ ...list, bytes: Uint8Array.from(list.bytes) });
  if (failure?.code === 'backup-locked') return readWithPassword(context, desk, list);
  if (failure?.code !== 'pskc-locked') {
    list.bytes.fill(0);
    return failure;
  }
  const { words } = context.output;
  const isPassword = failure.needs === 'password';
  const handed = await readPassphrase(context, {
    option: isPassword ? 'pskc-password-fd' : 'pskc-key-fd',
    question: words.session(isPassword ? 'ask/pskc-password' : 'ask/pskc-key'),
  });
  if (!handed.ok) return handed.failure;
  const pskc = isPassword ? { password: handed.value } : { keyHex: handed.value };
  return desk.readBytes({ ...list, reading: { ...list.reading, pskc } });
}

/** An app's encrypted backup is read once more with its password. */
async function readWithPassword(
  context: CommandContext,
  desk: SessionDesk,
  list: ListOrder,
): Promise<Failure | undefined> {
  const question = context.output.words.session('ask/list-password');
  const handed = await readPassphrase(context, { option: 'list-password-fd', question });
  if (!handed.ok) return handed.failure;
  return desk.readBytes({ ...list, reading: { ...list.reading, password: handed.value } });
}

function readReading({ values }: CommandContext): Result<DraftReading, Failure> {
  const columns = listColumns(text(values, 'columns'));
  if (!columns.ok) return columns;
  const header = oneOf(values, 'header', ['yes', 'no']);
  if (!header.ok) return header;
  const issuer = text(values, 'issuer');
  const period = oneOf(values, 'period', ['30', '60']);
  if (!period.ok) return period;
  const { hex, base32 } = values;
  if (hex && base32) return usage({ reason: 'exclusive', option: '--hex', other: '--base32' });
  return succeed({
    ...(columns.value && { columns: columns.value }),
    ...(header.value && { header: header.value === 'yes' }),
    ...(hex === true && { secretFormat: 'hex' as const }),
    ...(base32 === true && { secretFormat: 'base32' as const }),
    ...(period.value && { periodSeconds: period.value === '60' ? (60 as const) : (30 as const) }),
    ...(values['any-token'] === true && { serials: 'ignore' as const }),
    ...(issuer !== undefined && { issuer }),
  });
}

function readSettings(values: Values): Result<SessionSettings, Failure> {
  const verify = oneOf(values, 'verify', ['each', 'sample', 'none']);
  if (!verify.ok) return verify;
  const every = numberIn(values, 'every', 1, 1_000_000);
  if (!every.ok) return every;
  const percent = numberIn(values, 'percent', 0, 100);
  if (!percent.ok) return percent;
  const display = oneOf(values, 'display', ['15', '30', '60', '120']);
  if (!display.ok) return display;
  const first = values['first'] === true;
  const rule = verify.value ?? 'each';
  const named = first || every.value !== undefined || percent.value !== undefined;
  if (named !== (rule === 'sample')) return usage({ reason: 'sample-options' });
  return succeed({
    verification:
      rule === 'sample'
        ? { rule, everyNth: every.value ?? 0, randomPercent: percent.value ?? 0, firstOfLane: first }
        : { rule },
    displaySeconds: Number(display.value ?? '30') as SessionSettings['displaySeconds'],
    allowUnlisted: values['allow-unlisted'] === true,
    allowReassign: values['reassign'] === true,
  });
}

/** What `all` stands for. A seed is made only where somebody asked for one by name. */
const ALL = ASKED_FAULTS.filter((code) => code !== 'make-seeds');

/** A misspelt word must not be taken for one that the list has no use for. */
function readAccept(values: Values): Result<readonly RowFaultCode[], Failure> {
  const words = text(values, 'accept')?.split(',') ?? [];
  const accepted = words.map((word) =>
    word.trim() === 'all' ? ALL : ASKED_FAULTS.filter((code) => word.trim() === code),
  );
  if (accepted.every(({ length }) => length > 0)) return succeed(accepted.flat());
  return usage({ reason: 'not-acceptable', allowed: ASKED_FAULTS });
}

async function readWhole(path: string): Promise<Result<Uint8Array, Failure>> {
  try {
    if (path !== '-') return succeed(await readFile(path));
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
    return succeed(Buffer.concat(chunks));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (reason === undefined) throw error;
    return fail({ code: 'list-unreadable', path, reason });
  }
}
