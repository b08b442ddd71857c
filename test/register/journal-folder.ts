import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Journal } from '../../src/register/journal.ts';
import type { JournalEntry } from '../../src/register/journal-line.ts';
import { readJournal } from '../../src/register/verify-journal.ts';

/** The path of a journal that is not there yet, in a folder of its own; gone after the test. */
export function newJournalPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'journal.jsonl');
}

/** Appends these facts, one after the other, and closes. */
export async function writeJournal(
  path: string,
  ...facts: { kind: string; account?: string }[]
): Promise<void> {
  const journal = new Journal(path);
  for (const { account, ...fact } of facts) {
    const appended = await journal.append(fact, account === undefined ? {} : { account });
    if (!appended.ok) throw new Error(appended.failure.reason);
  }
  await journal.close();
}

/** Every entry, as long as they are whole. */
export async function entriesOf(path: string): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for await (const entry of readJournal(path)) entries.push(entry);
  return entries;
}

export function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n').slice(0, -1);
}
