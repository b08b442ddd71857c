import { appendFileSync, constants, existsSync, fstatSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, type Result, succeed } from '../base/result.ts';
import { withFileLock } from './file-lock.ts';
import { type Fact, type JournalEntry, type Personal, writeLine } from './journal-line.ts';
import { readTail, type Tail } from './journal-tail.ts';
import { makeFolder } from './make-folder.ts';

/** The journal could not be written. `reason`: the operating system's error code; EBUSY: another program has it. */
export interface JournalFailure {
  readonly code: 'journal-unwritable';
  readonly path: string;
  readonly reason: string;
}

/** Held while a journal is written, and while another file is put in its place. */
export function lockPath(journalPath: string): string {
  return `${journalPath}.lock`;
}

/** What will be written together. */
interface Batch {
  readonly entries: Pick<JournalEntry, 'fact' | 'personal'>[];
  readonly written: Promise<Result<void, JournalFailure>>;
}

/**
 * The record of everything Kiln did to tokens: JSON lines, only ever appended, each chained to the one before by its
 * hash, and on the disk before `append` resolves. Several processes may append to the same file. What is appended while
 * the disk is at work goes there together: eight lanes share a sync.
 */
export class Journal {
  readonly path: string;
  /** Undefined while nothing is known of it. */
  #tail: Tail | undefined;
  #file: FileHandle | undefined;
  /** The file's name will last through a power cut. */
  #isNamed: Promise<void> = Promise.resolve();
  #queue: Promise<unknown> = Promise.resolve();
  /** The last thing in the queue, as long as its turn has not come. */
  #batch: Batch | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** Writes one entry and syncs it. Entries appended without waiting are written in the order of the calls. */
  append(fact: Fact, personal: Personal = {}): Promise<Result<void, JournalFailure>> {
    const batch = this.#batch ?? this.#newBatch();
    batch.entries.push({ fact, personal });
    return batch.written;
  }

  /**
   * Runs `work` between two appends, while no other Kiln on this machine appends: it may put another file in the
   * journal's place. Fails as an append does.
   */
  exclusively<T>(work: () => Promise<T>): Promise<Result<T, JournalFailure>> {
    // What is appended from here on comes after it.
    this.#batch = undefined;
    return this.#inTurn(async () => {
      // Windows replaces no file that is open.
      await this.#letGo();
      return withFileLock(lockPath(this.path), work);
    });
  }

  /** Somebody is about to append: opens the journal, where there is one. Never rejects: an append says what is wrong. */
  async prepare(): Promise<void> {
    if (!existsSync(this.path)) return;
    await this.#inTurn(async () => {
      this.#file ??= await this.#open();
    });
  }

  async close(): Promise<void> {
    await this.#queue;
    await this.#letGo();
  }

  #newBatch(): Batch {
    const entries: Batch['entries'] = [];
    const written = this.#inTurn(() => {
      if (this.#batch === batch) this.#batch = undefined;
      return this.#write(entries);
    });
    const batch: Batch = { entries, written };
    this.#batch = batch;
    return batch;
  }

  async #write(entries: Batch['entries']): Promise<void> {
    this.#file ??= await this.#open();
    const opened = this.#file;
    await withFileLock(lockPath(this.path), async () => {
      const file = await this.#current(opened);
      let { size, hash, number } = await this.#readTail(file);
      const time = new Date().toISOString();
      const lines = entries.map((entry) => {
        const line = writeLine({ ...entry, time, number: ++number }, hash);
        hash = line.hash;
        return `${line.text}\n`;
      });
      const bytes = Buffer.from(lines.join(''));
      // Here and where the file is looked at, no thread is waited for: on a busy machine it would come late.
      appendFileSync(file.fd, bytes);
      await this.#sync(file);
      size += bytes.length;
      this.#tail = { size, hash, number };
    });
  }

  /** The bytes, and the file's name. After a failure the next entry opens the file anew, and syncs its name again. */
  async #sync(file: FileHandle): Promise<void> {
    try {
      await Promise.all([file.datasync(), this.#isNamed]);
    } catch (error) {
      await this.#letGo();
      throw error;
    }
  }

  /** One after the other, in the order of the calls; the file system's errors become failures. */
  #inTurn<T>(work: () => Promise<T>): Promise<Result<T, JournalFailure>> {
    const done = this.#queue.then(async (): Promise<Result<T, JournalFailure>> => {
      try {
        return succeed(await work());
      } catch (error) {
        const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
        if (reason === undefined) throw error;
        return fail({ code: 'journal-unwritable', path: this.path, reason });
      }
    });
    this.#queue = done.catch(() => {});
    return done;
  }

  async #letGo(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
    this.#tail = undefined;
  }

  async #open(): Promise<FileHandle> {
    const folder = dirname(this.path);
    makeFolder(folder);
    const { O_APPEND, O_CREAT, O_RDWR } = constants;
    const file = await open(this.path, O_APPEND | O_CREAT | O_RDWR, 0o600);
    this.#isNamed = syncFolder(folder);
    // Whoever waits for it hears of a failure.
    this.#isNamed.catch(() => {});
    return file;
  }

  /** The file that has the journal's name now: forgetting a person puts another in its place. Call it in the lock. */
  async #current(file: FileHandle): Promise<FileHandle> {
    const mine = fstatSync(file.fd, { bigint: true });
    const named = statSync(this.path, { bigint: true, throwIfNoEntry: false });
    if (mine.ino === named?.ino && mine.dev === named.dev) return file;
    await this.#letGo();
    this.#file = await this.#open();
    return this.#file;
  }

  /** The end of the file as it is now: another process may have appended, or been cut off while it did. */
  async #readTail(file: FileHandle): Promise<Tail> {
    const { size } = fstatSync(file.fd);
    return size === this.#tail?.size ? this.#tail : readTail(this.path, file, size);
  }
}

/** Makes a new file's name last through a power cut. Windows cannot sync folders and does not need to. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
