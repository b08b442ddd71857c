import type { DraftReading } from '../../../src/ipc/session.ts';

type Reading = Omit<DraftReading, 'pskc'>;

/** What is to be read in another way; undefined: as Kiln would by itself. */
export type ReadingChange = { readonly [Name in keyof Reading]?: Reading[Name] | undefined };

/** How a list is read after the change. */
export function changedReading(reading: Reading, change: ReadingChange): DraftReading {
  const all = Object.entries({ ...reading, ...change });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== ''));
}
