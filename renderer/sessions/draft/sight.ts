import type { RowFaultCode } from '../../../src/ipc/session.ts';

/** Which rows of the list are in the table. */
export type Sight =
  | { readonly rows: 'all' }
  | { readonly rows: 'problems' }
  | { readonly rows: 'kind'; readonly code: RowFaultCode };

export const ALL_ROWS: Sight = { rows: 'all' };
