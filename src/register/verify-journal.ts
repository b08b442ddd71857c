import { createReadStream } from 'node:fs';
import { CHAIN_START, type JournalEntry, type LineFault, readLine } from './journal-line.ts';

/** What checking a journal found: every entry whole, or the first line (from 1) that is not what was written. */
export type JournalCheck =
  | { readonly whole: true; readonly entries: number }
  | { readonly whole: false; readonly line: number; readonly fault: LineFault };

/** Reads the journal at `path` from its start. Throws the file system's error when it cannot be read. */
export async function* readJournal(path: string): AsyncGenerator<JournalEntry, JournalCheck> {
  let previous = CHAIN_START;
  let number = 0;
  for await (const text of linesOf(path)) {
    number += 1;
    const read = readLine(text, previous, number);
    if ('fault' in read) return { whole: false, line: number, fault: read.fault };
    yield read.entry;
    previous = read.hash;
  }
  return { whole: true, entries: number };
}

/** Lines end in a line feed and in nothing else: names may hold the other separators of Unicode. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Checks the whole chain. */
export async function verifyJournal(path: string): Promise<JournalCheck> {
  const reading = readJournal(path);
  for (;;) {
    const next = await reading.next();
    if (next.done === true) return next.value;
  }
}
