import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { SessionRow } from '../session-row.ts';
import { SessionState } from '../session-state.ts';
import { RecordSealer } from './sealed-record.ts';
import { readRecord, type SessionRecord } from './session-content.ts';
import { isLaterForm, openEnvelope, readEnvelope, type SessionKey } from './session-envelope.ts';

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
  if (envelope === undefined)
    return fail({ code: isLaterForm(file.value) ? 'session-too-new' : 'not-a-session', path });
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
  if (state === undefined || sealer.standsAfter(file.value, offset, number)) {
    return fail({ code: 'session-damaged', path, record: number });
  }
  return succeed({ state, key: key.value });
}

async function readWhole(path: string): Promise<Result<Uint8Array, ReadSessionFailure>> {
  try {
    return succeed(await readFile(path));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (reason === undefined) throw error;
    return fail(
      reason === 'ENOENT' ? { code: 'session-missing', path } : { code: 'session-unreadable', path, reason },
    );
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
