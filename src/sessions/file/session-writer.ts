import { randomBytes } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { replaceFile } from '../../register/replace-file.ts';
import { Breath } from '../breath.ts';
import type { SessionState } from '../session-state.ts';
import { RecordSealer, SALT_BYTES } from './sealed-record.ts';
import { recordBytes, type SessionRecord } from './session-content.ts';
import { envelopeBytes, type SessionKey } from './session-envelope.ts';
import { syncFolder } from './sync-folder.ts';

/** Rows in a record. */
const CHUNK_ROWS = 500;

/** A file is written anew when the steps in it have grown to so many bytes, and to as much as all the rest. */
const LONG_LOG_BYTES = 1024 * 1024;

/** Where a session is written before it takes the place of what was there. */
export function newPath(path: string): string {
  return `${path}.new`;
}

/** One writing of a session's file: all of it, and the steps that were added since. */
interface Writing {
  readonly file: FileHandle;
  readonly sealer: RecordSealer;
  readonly envelopeBytes: number;
  /** Bytes of what was written at once. */
  readonly wholeBytes: number;
  records: number;
  bytes: number;
}

/** Writes one session's file: as a whole, and step by step behind that. Errors are the file system's. */
export class SessionWriter {
  readonly #path: string;
  readonly #key: SessionKey;
  #writing: Writing | undefined;

  constructor(path: string, key: SessionKey) {
    this.#path = path;
    this.#key = key;
  }

  /** Many steps stand behind what was written as a whole. */
  get isLong(): boolean {
    if (this.#writing === undefined) return false;
    const { bytes, wholeBytes } = this.#writing;
    return bytes - wholeBytes > Math.max(LONG_LOG_BYTES, wholeBytes);
  }

  /** Puts the session as it is when this is called in the file's place, under a key of its own, synced. */
  async writeWhole(state: SessionState): Promise<void> {
    const before = this.#writing;
    const written = await writeNew(this.#path, this.#key, state);
    if (process.platform === 'win32') {
      // Windows replaces no file that is open.
      this.#writing = undefined;
      await Promise.all([before?.file.close(), written.file.close()]);
      await replaceFile(newPath(this.#path), this.#path);
      this.#writing = { ...written, file: await open(this.#path, 'r+') };
    } else {
      await replaceFile(newPath(this.#path), this.#path).catch(async (error: unknown) => {
        await written.file.close();
        throw error;
      });
      this.#writing = written;
      await syncFolder(dirname(this.#path));
      await spoil(before);
    }
  }

  /** Adds a record, synced. After an error the file has to be written as a whole. */
  async append(record: SessionRecord): Promise<void> {
    const writing = this.#open();
    const sealed = sealRecord(writing.sealer, writing.records, record);
    await writeAll(writing.file, sealed, writing.bytes);
    await writing.file.datasync();
    writing.records += 1;
    writing.bytes += sealed.length;
  }

  /**
   * Puts `state`, which has no seeds, in the file's place under another key, and destroys the key of what was there.
   * Cut off in between, either what was there or the new file opens.
   */
  async replaceFor(state: SessionState, key: SessionKey): Promise<void> {
    const successor = await writeNew(this.#path, key, state);
    await successor.file.close();
    await syncFolder(dirname(this.#path));
    const { file, envelopeBytes: length } = this.#open();
    await overwrite(file, length);
    await this.close();
    await replaceFile(newPath(this.#path), this.#path);
    await syncFolder(dirname(this.#path));
  }

  async close(): Promise<void> {
    const writing = this.#writing;
    this.#writing = undefined;
    writing?.sealer.wipe();
    await writing?.file.close();
  }

  /** Forgets the session's key: nothing is written any more. */
  wipe(): void {
    this.#key.key.fill(0);
  }

  #open(): Writing {
    if (this.#writing === undefined) throw new Error('the file is not open');
    return this.#writing;
  }
}

/** Writes a session as it is now beside its file, synced. */
async function writeNew(path: string, key: SessionKey, { name, settings, rows: live }: SessionState) {
  // Rows change while they are written: these are the ones of now.
  const rows = [...live];
  const salt = randomBytes(SALT_BYTES);
  const sealer = new RecordSealer(key.key, salt);
  await unlink(newPath(path)).catch(() => {});
  const file = await open(newPath(path), 'wx+', 0o600);
  let records = 0;
  let bytes = 0;
  const put = async (part: Buffer) => {
    await file.writeFile(part);
    bytes += part.length;
  };
  const write = (record: SessionRecord) => put(sealRecord(sealer, records++, record));
  try {
    await put(envelopeBytes(key, salt));
    const envelopeLength = bytes;
    await write({ kind: 'session', name, settings, rows: rows.length });
    const breath = new Breath();
    for (let at = 0; at < rows.length; at += CHUNK_ROWS) {
      await write({ kind: 'rows', rows: rows.slice(at, at + CHUNK_ROWS) });
      await breath.pause();
    }
    await write({ kind: 'ready' });
    await file.sync();
    return {
      file,
      sealer,
      envelopeBytes: envelopeLength,
      wholeBytes: bytes,
      records,
      bytes,
    } satisfies Writing;
  } catch (error) {
    await file.close();
    // A part of a session is of no use, and may be what fills the disk.
    await unlink(newPath(path)).catch(() => {});
    throw error;
  }
}

function sealRecord(sealer: RecordSealer, number: number, record: SessionRecord): Buffer {
  const plain = recordBytes(record);
  const sealed = sealer.seal(number, plain);
  plain.fill(0);
  return sealed;
}

/** Overwrites the key of a file that has no name any more, unless somebody gave it another (a copy by hard link). */
async function spoil(writing: Writing | undefined): Promise<void> {
  if (writing === undefined) return;
  const { file, envelopeBytes: length } = writing;
  try {
    if ((await file.stat()).nlink === 0) await overwrite(file, length);
  } finally {
    await file.close();
  }
}

async function overwrite(file: FileHandle, length: number): Promise<void> {
  await writeAll(file, Buffer.alloc(length), 0);
  await file.sync();
}

/** On a disk that gets full a part is written without an error: that comes with the rest. */
async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, position + at);
    at += bytesWritten;
  }
}
