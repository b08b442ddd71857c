import type { SessionCalls, SessionQuery, SessionView } from '../../ipc/session.ts';
import { tokenOf } from '../../sessions/session-row.ts';
import type { SessionState } from '../../sessions/session-state.ts';
import { rowSummary, rowsThatFit, rowView } from './row-summary.ts';
import type { SessionWork } from './session-work.ts';

/** So many rows in doubt are named. */
const MOST_IN_DOUBT = 100;

export interface Viewed {
  readonly path: string;
  readonly state: SessionState;
  readonly work?: SessionWork | undefined;
  /** The rows that were in doubt when it was opened. */
  readonly inDoubt: readonly number[];
  /** A list was made of it here. */
  readonly exported?: boolean;
}

/** A session as interfaces show it. */
export function sessionView({ path, state, work, inDoubt, exported = false }: Viewed): SessionView {
  const { name, settings, rows, counts, changes, due, strays } = state;
  const doubtful = inDoubt.flatMap((index) => {
    const row = rows[index];
    if (row?.state.state !== 'in-doubt') return [];
    return [{ ...rowSummary(row), serial: tokenOf(row.state) ?? '' }];
  });
  return {
    name,
    path,
    settings,
    rows: rows.length,
    counts: { ...counts },
    changes,
    due,
    strays,
    inDoubt: doubtful.slice(0, MOST_IN_DOUBT),
    exported,
    ...(work?.view ?? { running: false, lanes: [] }),
  };
}

type RowsPart = Extract<SessionCalls['sessionRows']['answer'], { ok: true }>['value'];

/** A part of the rows that a query fits, in the order of the list. */
export function rowsPart(
  { rows }: SessionState,
  { query, from, count }: { query: SessionQuery; from: number; count: number },
): RowsPart {
  const found = rowsThatFit(rows, query);
  return { total: found.length, rows: found.slice(from, from + count).map(rowView) };
}
