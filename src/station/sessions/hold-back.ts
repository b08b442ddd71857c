import type { Failure } from '../../ipc/failure.ts';
import type { LaneView } from '../../ipc/session.ts';
import { isDue, type SessionRow, tokenOf } from '../../sessions/session-row.ts';
import type { SessionState } from '../../sessions/session-state.ts';
import type { LaneFloor } from './lane-floor.ts';

/** Why a token that a lane is done with is not to be handed out; `row`: the one that it was burned for. */
export function holdOf(
  state: SessionState,
  { phase, result, token }: Pick<LaneView, 'phase' | 'result' | 'token'>,
  row: number | undefined,
): LaneView['hold'] {
  if (phase !== 'lift' || token === undefined || (result !== 'seeded' && result !== 'verified'))
    return undefined;
  const own = state.rows[row ?? -1]?.state;
  if (own === undefined || tokenOf(own) !== token.serial || state.isStray(token.serial)) return 'set-aside';
  return isDue(own) ? 'due' : undefined;
}

/** Tells the register of the token that a row had and gave up: it holds a seed, and is nobody's. */
export async function tellSetAside(
  { log, desk }: Pick<LaneFloor, 'log' | 'desk'>,
  { state, user }: SessionRow,
): Promise<Failure | undefined> {
  if (state.state !== 'seeded' && state.state !== 'verified') return undefined;
  const fact = { kind: 'mark', serial: state.serial, as: 'set-aside', ...desk() };
  const written = await log.append(fact, user === '' ? {} : { account: user });
  return written.ok ? undefined : written.failure;
}
