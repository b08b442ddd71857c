import type { Standing } from '../../src/ipc/register.ts';

/** What is shown of the register. */
export type Place =
  | { readonly at: 'table' }
  | { readonly at: 'token'; readonly serial: string }
  | { readonly at: 'user'; readonly account: string; readonly forgottenEntries?: number }
  | { readonly at: 'slip'; readonly serial: string }
  | { readonly at: 'book' };

/** What is looked for, and which row the keys are at: kept while pages are open. */
export interface Search {
  readonly text: string;
  readonly only: Only;
  readonly active: number;
}

/** Which tokens: all, those of one standing, or those that drift. */
export type Only = 'all' | 'drifting' | Standing;

export const NO_SEARCH: Search = { text: '', only: 'all', active: 0 };

export const TABLE: Place = { at: 'table' };
