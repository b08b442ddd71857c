import { mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Journal } from '../../src/register/journal.ts';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { newJournalPath } from './journal-folder.ts';

function kindsIn(path: string): string[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line).fact.kind);
}

it('what is appended at once stands there in its order, and the chain is whole', async () => {
  const path = newJournalPath();
  const journal = new Journal(path);
  const kinds = Array.from({ length: 300 }, (_, number) => `n${number}`);
  const appended = await Promise.all(kinds.map((kind) => journal.append({ kind }, { account: kind })));
  expect(appended.every(({ ok }) => ok)).toBe(true);
  await journal.close();
  expect(kindsIn(path)).toEqual(kinds);
  expect(await verifyJournal(path)).toMatchObject({ whole: true });
});

it('an entry is on the disk when its append resolves, also when others wait behind it', async () => {
  const path = newJournalPath();
  const journal = new Journal(path);
  const first = journal.append({ kind: 'first' });
  const later: Promise<unknown>[] = [];
  const second = first.then(() => {
    later.push(journal.append({ kind: 'third' }), journal.append({ kind: 'fourth' }));
    return kindsIn(path);
  });
  expect(await second).toEqual(['first']);
  await Promise.all(later);
  expect(kindsIn(path)).toEqual(['first', 'third', 'fourth']);
  await journal.close();
});

it('work for which nobody may append lies between what came before and what came after', async () => {
  const path = newJournalPath();
  const journal = new Journal(path);
  const before = journal.append({ kind: 'before' });
  const seen = journal.exclusively(async () => kindsIn(path));
  const after = journal.append({ kind: 'after' });
  expect(await seen).toEqual({ ok: true, value: ['before'] });
  await Promise.all([before, after]);
  expect(kindsIn(path)).toEqual(['before', 'after']);
  await journal.close();
});

it('entries that cannot be written fail each, and the next ones follow what was written', async () => {
  const path = newJournalPath();
  mkdirSync(path);
  const journal = new Journal(path);
  const failed = await Promise.all([journal.append({ kind: 'a' }), journal.append({ kind: 'b' })]);
  for (const each of failed)
    expect(each).toMatchObject({ ok: false, failure: { code: 'journal-unwritable', reason: 'EISDIR' } });
  rmdirSync(path);
  expect(await journal.append({ kind: 'c' })).toMatchObject({ ok: true });
  await journal.close();
  expect(kindsIn(path)).toEqual(['c']);
  expect(await verifyJournal(path)).toMatchObject({ whole: true });
});
