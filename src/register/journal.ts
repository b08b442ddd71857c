import { constants } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, type Result, succeed } from '../base/result.ts';
import { withFileLock } from './file-lock.ts';
import { CHAIN_START, type Fact, type Personal, readLine, writeLine } from './journal-line.ts';

/** The journal could not be written. `reason`: the operating system's error code, or EBUSY. */
export interface JournalFailure {
  readonly code: 'journal-unwritable';
  readonly path: string;
  readonly reason: string;
}

/** Where the next entry goes. */
interface Tail {
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
 * The record of everything Kiln did to tokens: JSON lines, only ever appended, each chained to the one before by its
 * hash, and on the disk before `append` resolves. Several processes may append to the same file.
 */
export class Journal {
  readonly path: string;
  #tail: Tail = EMPTY;
  #file: FileHandle | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.path = path;
  }

  /** Writes one entry and syncs it. Entries appended without waiting are written in the order of the calls. */
  append(fact: Fact, personal: Personal = {}): Promise<Result<void, JournalFailure>> {
    const appended = this.#queue.then(() => this.#append(fact, personal));
    this.#queue = appended;
    return appended;
  }

  async close(): Promise<void> {
    await this.#queue;
    await this.#file?.close();
    this.#file = undefined;
  }

  async #append(fact: Fact, personal: Personal): Promise<Result<void, JournalFailure>> {
    try {
      this.#file ??= await this.#open();
      const file = this.#file;
      await withFileLock(`${this.path}.lock`, async () => {
        const tail = await this.#readTail(file);
        const entry = { number: tail.number + 1, time: new Date().toISOString(), fact, personal };
        const line = writeLine(entry, tail.hash);
        const bytes = Buffer.from(`${line.text}\n`);
        await file.appendFile(bytes);
        await file.datasync();
        this.#tail = { size: tail.size + bytes.length, hash: line.hash, number: entry.number };
      });
      return succeed(undefined);
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      if (reason === undefined) throw error;
      return fail({ code: 'journal-unwritable', path: this.path, reason });
    }
  }

  async #open(): Promise<FileHandle> {
    const folder = dirname(this.path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { O_APPEND, O_CREAT, O_RDWR } = constants;
    const file = await open(this.path, O_APPEND | O_CREAT | O_RDWR, 0o600);
    await syncFolder(folder);
    return file;
  }

  /** The end of the file as it is now: another process may have appended, or been cut off while it did. */
  async #readTail(file: FileHandle): Promise<Tail> {
    const { size } = await file.stat();
    if (size === this.#tail.size) return this.#tail;
    const { line, end } = await lastWholeLine(file, size);
    if (end < size) await setAside(this.path, file, end, size);
    return line === undefined ? { ...EMPTY, size: end } : { ...chainPosition(line), size: end };
  }
}

/** The last line that ends in a line feed, and where it ends. */
async function lastWholeLine(file: FileHandle, size: number): Promise<{ line?: string; end: number }> {
  for (let length = Math.min(TAIL_BYTES, size); ; length = Math.min(length * 4, size)) {
    const bytes = Buffer.alloc(length);
    await file.read(bytes, 0, length, size - length);
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

/** Moves a torn last line (a power cut in the middle of a write) into a file of its own beside the journal. */
async function setAside(path: string, file: FileHandle, end: number, size: number): Promise<void> {
  const torn = Buffer.alloc(size - end);
  await file.read(torn, 0, torn.length, end);
  const aside = await open(`${path}.torn-${Date.now()}`, 'wx', 0o600);
  await aside.writeFile(torn);
  await aside.sync();
  await aside.close();
  await file.truncate(end);
}

/** Makes a new file's name last through a power cut. Windows cannot sync folders and does not need to. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
