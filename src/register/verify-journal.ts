import { isUtf8 } from 'node:buffer';
import { Forgettings } from './forgettings.ts';
import { CHAIN_START, type JournalEntry, type LineFault, type ReadLine, readLine } from './journal-line.ts';
import { linesOf } from './lines-of.ts';

const LINE_FEED = 0x0a;

/** What checking a journal found: every entry whole, or the first line (from 1) that is not what was written. */
export type JournalCheck =
  | { readonly whole: true; readonly entries: number }
  | { readonly whole: false; readonly line: number; readonly fault: LineFault };

/** Reads the journal at `path` from its start. Throws the file system's error when it cannot be read. */
export async function* readJournal(
  path: string,
  forgettings: Pick<Forgettings, 'take' | 'firstFault'> = new Forgettings(),
): AsyncGenerator<JournalEntry, JournalCheck> {
  let previous = CHAIN_START;
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    const read = readBytes(line, previous, number);
    if ('fault' in read && read.fault === 'torn') {
      const unaccounted = unaccountedBefore(line, forgettings, previous, number);
      if (unaccounted !== undefined) return { whole: false, line: unaccounted, fault: 'personal-differs' };
    }
    if ('fault' in read) return { whole: false, line: number, fault: read.fault };
    forgettings.take(read.entry);
    yield read.entry;
    previous = read.hash;
  }
  const unaccounted = forgettings.firstFault;
  if (unaccounted !== undefined) return { whole: false, line: unaccounted, fault: 'personal-differs' };
  return { whole: true, entries: number };
}

/** Bytes that are no UTF-8 must not be mended in reading: two of them could read as the same text. */
function readBytes(line: Buffer, previous: string, number: number): ReadLine {
  if (line.at(-1) !== LINE_FEED) return { fault: 'torn' };
  const text = line.subarray(0, -1);
  return isUtf8(text) ? readLine(text.toString('utf8'), previous, number) : { fault: 'not-an-entry' };
}

/**
 * The first entry whose pseudonym nothing accounts for, before a torn end; what the end may say, were it whole, counts:
 * then it is the end that is wrong.
 */
function unaccountedBefore(
  line: Buffer,
  forgettings: Pick<Forgettings, 'take' | 'firstFault'>,
  previous: string,
  number: number,
): number | undefined {
  for (const text of [line, line.subarray(0, -1)]) {
    const read = readLine(text.toString('utf8'), previous, number);
    if ('entry' in read) forgettings.take(read.entry);
  }
  return forgettings.firstFault;
}

/** Checks the whole chain. */
export function verifyJournal(path: string): Promise<JournalCheck> {
  return checkOf(readJournal(path));
}

/**
 * The same for the copy of another desk's journal. Whom everybody was told to forget stands there under a pseudonym
 * before that desk has said so; and what was torn off is fetched anew.
 */
export async function verifyCopy(path: string): Promise<JournalCheck> {
  const check = await checkOf(readJournal(path, { take: () => {}, firstFault: undefined }));
  return !check.whole && check.fault === 'torn' ? { whole: true, entries: check.line - 1 } : check;
}

async function checkOf(reading: ReturnType<typeof readJournal>): Promise<JournalCheck> {
  for (;;) {
    const next = await reading.next();
    if (next.done === true) return next.value;
  }
}
