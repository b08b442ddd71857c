import type { RowSummary, SessionQuery, SessionRowView } from '../../ipc/session.ts';
import { isDue, type SessionRow, tokenOf } from '../../sessions/session-row.ts';

/** Whose row it is, without its seed. */
export function rowSummary({ index, place, user, issuer, boundSerial }: SessionRow): RowSummary {
  return { row: index, place, user, issuer, boundSerial };
}

/** A row as the session's table shows it. */
export function rowView(row: SessionRow): SessionRowView {
  const { state, generated, strays } = row;
  return { ...rowSummary(row), state, generated, strays };
}

/** The rows that a query fits, in the order of the list. */
export function rowsThatFit(
  rows: readonly SessionRow[],
  { text = '', states, due }: SessionQuery,
): readonly SessionRow[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' && states === undefined && due !== true) return rows;
  return rows.filter(
    (row) =>
      (states === undefined || states.includes(row.state.state)) &&
      (due !== true || isDue(row.state)) &&
      (wanted === '' || searchText(row).includes(wanted)),
  );
}

function searchText({ user, issuer, boundSerial, state, strays }: SessionRow): string {
  const note = state.state === 'put-aside' ? `${state.note}\n${state.reason}` : '';
  const serials = [boundSerial, tokenOf(state) ?? '', ...strays.map(({ serial }) => serial)];
  return [user, issuer, note, ...serials].join('\n').toLowerCase();
}
