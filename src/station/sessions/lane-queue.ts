import type { SessionRow } from '../../sessions/session-row.ts';
import type { SessionState } from '../../sessions/session-state.ts';
import type { Lane } from './lane.ts';

/** Whose token comes next on each free lane: another row for each, which it keeps until it has its token. */
export class LaneQueue {
  readonly #next = new Map<Lane, number>();

  /** The row that the next token on this lane is for. */
  next(lane: Lane): number | undefined {
    return this.#next.get(lane);
  }

  /** Brings the lanes' next rows into line with the session. */
  assign(lanes: readonly Lane[], state: SessionState): void {
    const taken = rowsAtWork(lanes);
    for (const lane of lanes) {
      const row = this.#next.get(lane);
      if (row === undefined) continue;
      if (lane.isFree && state.isForAnyToken(row) && !taken.has(row)) taken.add(row);
      else this.#next.delete(lane);
    }
    for (const lane of lanes) {
      if (!lane.isFree || this.#next.has(lane)) continue;
      const row = state.firstWaiting(taken);
      if (row === undefined) return;
      this.#next.set(lane, row.index);
      taken.add(row.index);
    }
  }

  /** The row that a token becomes that lies on this lane now: its next one, or at the end another lane's. */
  take(lane: Lane, lanes: readonly Lane[], state: SessionState): SessionRow | undefined {
    this.assign(lanes, state);
    const next = this.#next.get(lane);
    if (next !== undefined) return state.rows[next];
    const taken = rowsAtWork(lanes);
    return state.firstWaiting(new Set([...taken, ...this.#next.values()])) ?? state.firstWaiting(taken);
  }
}

function rowsAtWork(lanes: readonly Lane[]): Set<number> {
  return new Set(lanes.flatMap(({ rowAtWork }) => rowAtWork ?? []));
}
