import type { Failure } from '../ipc/failure.ts';
import { type LookedInto, lookIntoSession } from '../station/sessions/look-into-session.ts';
import {
  machineReaders,
  type OpenedSessionDesk,
  type OpenSessionDeskOptions,
  openSessionDesk,
} from '../station/sessions/open-session-desk.ts';
import { text } from './arguments.ts';
import type { CommandContext } from './command.ts';
import type { ExitStatus } from './exit-status.ts';
import { HOST_FILE } from './host-file.ts';
import { readPassphrase } from './read-passphrase.ts';
import { sayFailure } from './say-failure.ts';

/** What a command does with the desk: an exit status, or why it could not. */
export type SessionWork = (opened: OpenedSessionDesk) => Promise<ExitStatus | Failure>;

export interface DeskUse extends Pick<OpenSessionDeskOptions, 'isWanted' | 'onChange'> {
  /** With this machine's readers. */
  readonly readers?: boolean;
  /** Sessions are closed for good here. */
  readonly closes?: boolean;
}

/** Opens the session desk for a command, and closes it when the command is done. */
export async function withSessionDesk(
  { values, output, dataDirectory }: CommandContext,
  work: SessionWork,
  { readers = false, closes = false, ...followed }: DeskUse = {},
): Promise<ExitStatus> {
  const operator = text(values, 'operator');
  const opened = openSessionDesk({
    dataDirectory,
    ...(operator !== undefined && { operator }),
    sealing: { staysOpen: !closes },
    ...(readers && { readers: machineReaders(HOST_FILE) }),
    ...followed,
  });
  if (!opened.ok) return sayFailure(output, opened.failure);
  try {
    const done = await work(opened.value);
    return typeof done === 'number' ? done : sayFailure(output, done);
  } finally {
    await opened.value.close();
  }
}

/** The same with a session open on it, after its passphrase was asked for. */
export async function withSession(
  context: CommandContext,
  path: string,
  work: SessionWork,
  options: DeskUse = {},
): Promise<ExitStatus> {
  const question = context.output.words.session('ask/passphrase');
  const passphrase = await readPassphrase(context, { question });
  if (!passphrase.ok) return sayFailure(context.output, passphrase.failure);
  return withSessionDesk(
    context,
    async (opened) => (await opened.desk.openSession({ path, passphrase: passphrase.value })) ?? work(opened),
    options,
  );
}

/** A session as it stands, looked at after its passphrase was asked for. */
export async function withLookedInto(
  context: CommandContext,
  path: string,
  work: (session: LookedInto) => Promise<ExitStatus | Failure>,
): Promise<ExitStatus> {
  const { output } = context;
  const passphrase = await readPassphrase(context, { question: output.words.session('ask/passphrase') });
  if (!passphrase.ok) return sayFailure(output, passphrase.failure);
  const session = await lookIntoSession(path, passphrase.value);
  if (!session.ok) return sayFailure(output, session.failure);
  const done = await work(session.value);
  return typeof done === 'number' ? done : sayFailure(output, done);
}
