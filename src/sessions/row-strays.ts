import type { RowState, SessionRow, Stray } from './session-row.ts';

/* What a row says of tokens that it left behind: see `Stray`. */

/** The row without the token that it had in `state`, which is then a stray. */
export function leave(row: SessionRow, state: RowState | undefined): SessionRow {
  if (state?.state === 'in-doubt') return withStray(row, { serial: state.serial, holds: 'maybe-seed' });
  if (state?.state === 'seeded' || state?.state === 'verified') {
    return withStray(row, { serial: state.serial, holds: 'seed' });
  }
  return row;
}

/** The row with what it left in a token, in place of what it said of that one before. */
export function withStray(row: SessionRow, stray: Stray): SessionRow {
  return { ...row, strays: [...withoutStray(row, stray.serial).strays, stray] };
}

/** The row as it is when a token has nothing of its any more. */
export function withoutStray(row: SessionRow, serial: string): SessionRow {
  return { ...row, strays: row.strays.filter((stray) => stray.serial !== serial) };
}

/** Whether a token that the row left behind may hold its seed. */
export function mayHoldSeed({ strays }: SessionRow, serial: string): boolean {
  return strays.some((stray) => stray.serial === serial && stray.holds !== 'nothing');
}

const WORST_FIRST: readonly Stray['holds'][] = ['seed', 'maybe-seed', 'nothing'];

/** Of what several rows say of one token the worst; undefined where none says anything. */
export function worstStray(strays: readonly Stray[]): Stray | undefined {
  return WORST_FIRST.map((worst) => strays.find(({ holds }) => holds === worst)).find(Boolean);
}
