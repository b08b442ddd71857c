import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { CHAIN_START, type JournalEntry, type LineFault, type ReadLine, readLine } from './journal-line.ts';

const LINE_FEED = 0x0a;

/** What checking a journal found: every entry whole, or the first line (from 1) that is not what was written. */
export type JournalCheck =
  | { readonly whole: true; readonly entries: number }
  | { readonly whole: false; readonly line: number; readonly fault: LineFault };

/** Reads the journal at `path` from its start. Throws the file system's error when it cannot be read. */
export async function* readJournal(path: string): AsyncGenerator<JournalEntry, JournalCheck> {
  let previous = CHAIN_START;
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    const read = readBytes(line, previous, number);
    if ('fault' in read) return { whole: false, line: number, fault: read.fault };
    yield read.entry;
    previous = read.hash;
  }
  return { whole: true, entries: number };
}

/** Bytes that are no UTF-8 must not be mended in reading: two of them could read as the same text. */
function readBytes(line: Buffer, previous: string, number: number): ReadLine {
  if (line.at(-1) !== LINE_FEED) return { fault: 'torn' };
  const text = line.subarray(0, -1);
  return isUtf8(text) ? readLine(text.toString('utf8'), previous, number) : { fault: 'not-an-entry' };
}

/** Each line with its line feed. Nothing else ends one: names may hold the other separators of Unicode. */
async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let bytes = Buffer.concat([rest, chunk]);
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED)) {
      yield bytes.subarray(0, end + 1);
      bytes = bytes.subarray(end + 1);
    }
    rest = bytes;
  }
  if (rest.length > 0) yield rest;
}

/** Checks the whole chain. */
export async function verifyJournal(path: string): Promise<JournalCheck> {
  const reading = readJournal(path);
  for (;;) {
    const next = await reading.next();
    if (next.done === true) return next.value;
  }
}
