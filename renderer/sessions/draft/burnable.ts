import type { DraftView, RowFaultCode } from '../../../src/ipc/session.ts';

/** Between how many and how many rows can be burned, with these kinds of trouble accepted. */
export function burnable(draft: DraftView, accept: readonly RowFaultCode[]): readonly [number, number] {
  const asked = draft.troubles.filter(({ severity }) => severity === 'ask');
  const accepted = asked.filter(({ code }) => accept.includes(code));
  const { atLeast, atMost } = draft.burnable;
  if (accepted.length === asked.length) return [atMost, atMost];
  // A row may have troubles of several kinds.
  const more = accepted.reduce((sum, { rows }) => sum + rows, 0);
  return [atLeast, Math.min(atMost, atLeast + more)];
}
