import type { FileHandle } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { SessionRow } from '../session-row.ts';
import { SessionState } from '../session-state.ts';
import { openRegularFile } from './regular-file.ts';
import { RecordSealer } from './sealed-record.ts';
import { readRecord, type SessionRecord } from './session-content.ts';
import { FRONT_BYTES, formOf, openEnvelope, readEnvelope, type SessionKey } from './session-envelope.ts';

/** Why a session cannot be read. */
export type ReadSessionFailure =
  | { readonly code: 'session-missing'; readonly path: string }
  /** The file is something else. */
  | { readonly code: 'not-a-session'; readonly path: string }
  /** A later Kiln made it, in another form. */
  | { readonly code: 'session-too-new'; readonly path: string }
  | { readonly code: 'passphrase-wrong' }
  /** What was written is not what stands there. `record`: the number of the first part that is not, from 0. */
  | { readonly code: 'session-damaged'; readonly path: string; readonly record: number }
  /** `reason`: the operating system's error code. */
  | { readonly code: 'session-unreadable'; readonly path: string; readonly reason: string };

/** Ten times a session of 50,000 rows with all its steps. */
const MOST_BYTES = 256 * 1024 * 1024;

export interface ReadSession {
  readonly state: SessionState;
  readonly key: SessionKey;
}

/** Reads a session's file, and leaves it as it is. A last step that was cut off in being written is not in it. */
export async function readSession(
  path: string,
  passphrase: string,
): Promise<Result<ReadSession, ReadSessionFailure>> {
  const file = await readWhole(path);
  if (!file.ok) return file;
  const envelope = readEnvelope(file.value);
  if (envelope === undefined) return fail({ code: 'not-a-session', path });
  const key = await openEnvelope(envelope, passphrase);
  if (!key.ok)
    return key.failure.code === 'not-sealed' ? fail({ code: 'not-a-session', path }) : fail(key.failure);
  const sealer = new RecordSealer(key.value.key, envelope.salt);
  const reading = new SessionReading();
  let offset = envelope.end;
  let number = 0;
  for (;;) {
    const record = sealer.open(file.value, offset, number);
    if (record === undefined) break;
    if (!reading.take(readRecord(record.plain)))
      return fail({ code: 'session-damaged', path, record: number });
    offset = record.end;
    number += 1;
    await nextTurn();
  }
  const { state } = reading;
  if (state === undefined || (await sealer.standsAfter(file.value, offset, number))) {
    return fail({ code: 'session-damaged', path, record: number });
  }
  return succeed({ state, key: key.value });
}

/** Why a path leads to no session that could be opened, as far as that is seen from its first bytes. */
export async function whyNoSession(path: string): Promise<ReadSessionFailure | undefined> {
  const looked = await withFile(path, async () => succeed(undefined));
  return looked.ok ? undefined : looked.failure;
}

function readWhole(path: string): Promise<Result<Uint8Array, ReadSessionFailure>> {
  return withFile(path, async (file) => succeed(await file.readFile()));
}

/** Does something with a file that begins as a session's does, and is not larger than one. */
async function withFile<Value>(
  path: string,
  act: (file: FileHandle) => Promise<Result<Value, ReadSessionFailure>>,
): Promise<Result<Value, ReadSessionFailure>> {
  let file: FileHandle | undefined;
  try {
    file = await openRegularFile(path);
    if (file === undefined) return fail({ code: 'not-a-session', path });
    const front = new Uint8Array(FRONT_BYTES);
    const { bytesRead } = await file.read(front, 0, FRONT_BYTES, 0);
    const form = formOf(front.subarray(0, bytesRead));
    if (form === 'later') return fail({ code: 'session-too-new', path });
    if (form === 'other' || (await file.stat()).size > MOST_BYTES)
      return fail({ code: 'not-a-session', path });
    return await act(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (reason === undefined) throw error;
    return fail(
      reason === 'ENOENT' ? { code: 'session-missing', path } : { code: 'session-unreadable', path, reason },
    );
  } finally {
    await file?.close();
  }
}

/** Puts a session together from its records. */
class SessionReading {
  #head: Extract<SessionRecord, { kind: 'session' }> | undefined;
  readonly #rows: SessionRow[] = [];
  #state: SessionState | undefined;

  /** The session; undefined while not all of it has come. */
  get state(): SessionState | undefined {
    return this.#state;
  }

  /** False where a record does not belong there. */
  take(record: SessionRecord): boolean {
    switch (record.kind) {
      case 'session':
        if (this.#head !== undefined) return false;
        this.#head = record;
        return true;
      case 'rows':
        this.#rows.push(...record.rows);
        return this.#head !== undefined && this.#state === undefined;
      case 'ready': {
        const { name, settings, rows = -1 } = this.#head ?? {};
        if (name === undefined || settings === undefined || rows !== this.#rows.length) return false;
        this.#state = new SessionState(name, settings, this.#rows);
        return true;
      }
      case 'steps':
        return record.steps.every((step) => this.#state?.apply(step).ok === true);
    }
  }
}
