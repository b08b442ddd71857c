import { resolve } from 'node:path';
import { type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { SessionQuery, SessionView } from '../../ipc/session.ts';
import { readSession } from '../../sessions/file/read-session.ts';
import { lockState } from '../../sessions/file/session-lock.ts';
import { rowsPart, sessionView } from './session-view.ts';

/** A session as it stands in its file. */
export interface LookedInto {
  readonly view: SessionView;
  rows(part: { query: SessionQuery; from: number; count: number }): ReturnType<typeof rowsPart>;
}

/** Reads a session and leaves it alone, also while another Kiln is at it. Its seeds are wiped at once. */
export async function lookIntoSession(
  path: string,
  passphrase: string,
): Promise<Result<LookedInto, Failure>> {
  const absolute = resolve(path);
  const read = await readSession(absolute, passphrase);
  if (!read.ok) return read;
  const { state, key } = read.value;
  key.key.fill(0);
  for (const { secret } of state.rows) secret?.wipe();
  // What nobody is burning any more was cut off.
  const isHeld = (await lockState(absolute)) === 'held';
  const inDoubt = isHeld || state.isClosed ? [] : state.doubtBurning();
  const doubtful = [...inDoubt, ...state.rows.filter((row) => row.state.state === 'in-doubt')];
  const indexes = [...new Set(doubtful.map(({ index }) => index))];
  return succeed({
    view: sessionView({ path: absolute, state, inDoubt: indexes }),
    rows: (part) => rowsPart(state, part),
  });
}
