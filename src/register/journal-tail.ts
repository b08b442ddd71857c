import { readSync } from 'node:fs';
import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CHAIN_START, readLine } from './journal-line.ts';

/** Where a journal's next entry goes. */
export interface Tail {
  /** Bytes up to the end of the last whole line. */
  readonly size: number;
  readonly hash: string;
  readonly number: number;
}

const EMPTY: Tail = { size: 0, hash: CHAIN_START, number: 0 };

/** The last line of a journal is found in this many bytes from its end, or the file is read from further back. */
const TAIL_BYTES = 4096;

const LINE_FEED = 0x0a;

/**
 * The end of a journal of `size` bytes. A last line that a power cut tore off is moved into a file beside it first;
 * hold the journal's lock.
 */
export async function readTail(path: string, file: FileHandle, size: number): Promise<Tail> {
  if (size === 0) return EMPTY;
  const { line, end } = lastWholeLine(file, size);
  if (end < size) await setAside(path, file, end, size);
  return line === undefined ? EMPTY : { ...chainPosition(line), size: end };
}

/** The files beside a journal that hold torn last lines. */
export async function tornFiles(journalPath: string): Promise<string[]> {
  const folder = dirname(journalPath);
  const start = `${basename(journalPath)}.torn-`;
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.startsWith(start)).map((name) => join(folder, name));
}

/** The last line that ends in a line feed, and where it ends. */
function lastWholeLine(file: FileHandle, size: number): { line?: string; end: number } {
  for (let length = Math.min(TAIL_BYTES, size); ; length = Math.min(length * 4, size)) {
    const bytes = Buffer.alloc(length);
    readSync(file.fd, bytes, 0, length, size - length);
    const last = bytes.lastIndexOf(LINE_FEED);
    const before = last < 1 ? -1 : bytes.lastIndexOf(LINE_FEED, last - 1);
    if (before >= 0 || (length === size && last >= 0)) {
      return { line: bytes.toString('utf8', before + 1, last), end: size - length + last + 1 };
    }
    if (length === size) return { end: 0 };
  }
}

function chainPosition(line: string): { hash: string; number: number } {
  const { previous, number, hash } = readPosition(line);
  const read = readLine(line, previous, number);
  // A last entry that was tampered with is still what the next one follows: verifying will name it.
  return { hash: 'hash' in read ? read.hash : hash, number };
}

function readPosition(line: string): { previous: string; number: number; hash: string } {
  try {
    const { previous, number, hash } = JSON.parse(line);
    return { previous: String(previous), number: Number(number) || 0, hash: String(hash) };
  } catch {
    return { previous: '', number: 0, hash: CHAIN_START };
  }
}

/**
 * Moves a torn last line into a file of its own beside the journal. Where the disk has no room for that the line is given
 * up: nobody was told that it is there, and the next one needs its room.
 */
async function setAside(path: string, file: FileHandle, end: number, size: number): Promise<void> {
  const torn = Buffer.alloc(size - end);
  await file.read(torn, 0, torn.length, end);
  const aside = await openNew(`${path}.torn-`);
  try {
    await aside.file.writeFile(torn);
    await aside.file.sync();
  } catch (error) {
    await rm(aside.path, { force: true });
    if (!isFullDisk(error)) throw error;
  } finally {
    await aside.file.close();
  }
  await file.truncate(end);
}

/** A new file whose name begins so and ends in digits that no other has. */
async function openNew(start: string): Promise<{ readonly path: string; readonly file: FileHandle }> {
  for (let number = Date.now(); ; number++) {
    const path = `${start}${number}`;
    try {
      return { path, file: await open(path, 'wx', 0o600) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function isFullDisk(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
}
