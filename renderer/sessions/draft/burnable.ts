import type { DraftView, RowFaultCode } from '../../../src/ipc/session.ts';

/** How many rows can be burned, with these kinds of trouble accepted. */
export function burnable(
  { burnable: { atLeast, asks } }: DraftView,
  accept: readonly RowFaultCode[],
): number {
  const accepted = asks.filter(({ codes }) => codes.every((code) => accept.includes(code)));
  return accepted.reduce((sum, { rows }) => sum + rows, atLeast);
}
