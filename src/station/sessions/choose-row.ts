import type { Failure } from '../../ipc/failure.ts';
import type { LastBurn } from '../../register/last-burn.ts';
import type { SessionRow } from '../../sessions/session-row.ts';
import type { SessionState } from '../../sessions/session-state.ts';
import type { TokenIdentity } from '../../tokens/token-identity.ts';
import { nameOf, wouldTake } from '../would-take.ts';

/** What is to be done with a token that was laid down. */
export type Choice =
  | { readonly do: 'burn'; readonly row: SessionRow }
  /** It holds its row's seed; its code is still to be checked. */
  | { readonly do: 'check'; readonly row: SessionRow }
  /** It was done here just now: it still lies there, or again. */
  | { readonly do: 'lift' }
  | { readonly do: 'refuse'; readonly failure: Failure };

/** What the choice depends on beside the session: the other lanes, and this one. */
export interface LaneSituation {
  /** The number of another lane that is at this row. */
  laneAt(row: number): number | undefined;
  /** The row that comes next here: one that any token will do for. */
  next(): SessionRow | undefined;
  /** The token that was done last on this lane. */
  readonly lastSerial: string | undefined;
  /** The token's last burn that the register knows. */
  readonly lastBurn: LastBurn | undefined;
}

/** Whose a token becomes: its own row's, if it has one, otherwise the next one's. Nothing is changed by this. */
export function chooseRow(state: SessionState, token: TokenIdentity, lane: LaneSituation): Choice {
  const { serial, listed } = token;
  if (!listed && !state.settings.allowUnlisted) return refuse({ code: 'unlisted-token', serial });
  const own = state.rowOfToken(serial);
  if (own === undefined) {
    const row = lane.next();
    return row ? burnUnlessTaken(state, serial, row, lane) : refuse({ code: 'no-row-left', serial });
  }
  const { place, user } = own;
  const elsewhere = lane.laneAt(own.index);
  if (elsewhere !== undefined)
    return refuse({ code: 'token-at-other-lane', lane: elsewhere, serial, place, user });
  switch (own.state.state) {
    case 'waiting':
    case 'in-doubt':
      return burnUnlessTaken(state, serial, own, lane);
    case 'seeded':
      if (own.state.verification === 'due') return { do: 'check', row: own };
      break;
    case 'put-aside':
    case 'skipped':
      return refuse({ code: 'token-row-ended', serial, place, user });
    case 'verified':
      break;
    case 'burning':
      throw new Error(`row ${own.index} is being burned on no lane`);
  }
  return serial === lane.lastSerial ? { do: 'lift' } : refuse({ code: 'token-done', serial, place, user });
}

/** Nobody's token is taken from them unless a person said so. What rows of this session left behind is nobody's. */
function burnUnlessTaken(
  state: SessionState,
  serial: string,
  row: SessionRow,
  { lastBurn }: LaneSituation,
): Choice {
  if (state.settings.allowReassign !== true && !state.isStray(serial)) {
    const taken = wouldTake(lastBurn, { account: row.user, issuer: row.issuer });
    if (taken) return refuse({ code: 'assigned-to-another', serial, name: nameOf(taken) });
  }
  return { do: 'burn', row };
}

function refuse(failure: Failure): Choice {
  return { do: 'refuse', failure };
}
