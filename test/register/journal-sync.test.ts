import { readFileSync } from 'node:fs';
import type * as Files from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { Journal } from '../../src/register/journal.ts';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { newJournalPath } from './journal-folder.ts';

/** How often the journal's folder cannot be opened for its sync from now on: too many files are open, say. */
let failures = 0;

vi.mock('node:fs/promises', async (load) => {
  const files = await load<typeof Files>();
  return {
    ...files,
    open: (path: string, flags: string | number, mode?: number) =>
      flags === 'r' && failures-- > 0
        ? Promise.reject(Object.assign(new Error('too many open files'), { code: 'EMFILE' }))
        : files.open(path, flags, mode),
  };
});

it('a sync that failed once is no reason to fail for ever', async () => {
  const path = newJournalPath();
  const journal = new Journal(path);
  failures = 1;
  expect(await journal.append({ kind: 'a' })).toMatchObject({
    ok: false,
    failure: { code: 'journal-unwritable', reason: 'EMFILE' },
  });
  expect(await journal.append({ kind: 'b' })).toMatchObject({ ok: true });
  await journal.close();
  // What the first could not promise to be there for good is there all the same.
  expect(readFileSync(path, 'utf8')).toMatch(/"kind":"a".*\n.*"kind":"b"/);
  expect(await verifyJournal(path)).toMatchObject({ whole: true, entries: 2 });
});
