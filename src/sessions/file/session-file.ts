import { access } from 'node:fs/promises';
import { fail, type Result, succeed } from '../../base/result.ts';
import { replaceFile } from '../../register/replace-file.ts';
import type { SessionRow } from '../session-row.ts';
import type { SessionSettings } from '../session-settings.ts';
import { type SessionName, SessionState } from '../session-state.ts';
import type { SessionStep, StepFailure } from '../session-step.ts';
import { type ReadSession, type ReadSessionFailure, readSession, whyNoSession } from './read-session.ts';
import { realPath } from './real-path.ts';
import { newSessionKey, type SessionKey } from './session-envelope.ts';
import { type SessionInUse, SessionLock } from './session-lock.ts';
import { newPath, SessionWriter } from './session-writer.ts';

/** The session could not be written. `reason`: the operating system's error code; EBUSY: another program has it open. */
export interface SessionUnwritable {
  readonly code: 'session-unwritable';
  readonly path: string;
  readonly reason: string;
}

/** Another Kiln took the session over while this one did not answer for a minute. Nothing is written any more. */
export interface SessionTakenOver {
  readonly code: 'session-taken-over';
  readonly path: string;
}

export type WriteFailure = SessionUnwritable | SessionTakenOver;

export type CreateSessionFailure =
  | SessionInUse
  | SessionUnwritable
  | { readonly code: 'session-exists'; readonly path: string };

export type OpenSessionFailure = ReadSessionFailure | SessionInUse | SessionUnwritable;

export type CloseSessionFailure =
  | WriteFailure
  | { readonly code: 'session-closed' }
  /** So many tokens are being written. */
  | { readonly code: 'session-busy'; readonly burning: number };

export interface NewSession {
  readonly name: SessionName;
  readonly settings: SessionSettings;
  readonly rows: readonly SessionRow[];
}

export interface OpenedSession {
  readonly session: SessionFile;
  /** Rows whose tokens were being written when Kiln ended. */
  readonly inDoubt: readonly SessionRow[];
}

/** That the seeds are gone. */
export interface SeedsGone {
  /** ISO 8601, UTC. */
  readonly closed: string;
  /** How many there were. */
  readonly seeds: number;
}

export interface SealingOptions {
  /** For tests, which do not wait for passphrases. */
  readonly workFactor?: number;
  /** It is not going to be closed here: the key that it would be sealed under then is not made. */
  readonly staysOpen?: boolean;
}

interface Waiting {
  readonly step: SessionStep;
  readonly resolve: (written: Result<void, WriteFailure>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A session and its sealed file, which has every step before `record` resolves. One Kiln at a time holds it. Cut off at
 * any moment it opens with every step that was recorded.
 */
export class SessionFile {
  readonly path: string;
  #state: SessionState;
  readonly #writer: SessionWriter;
  readonly #lock: SessionLock;
  /** What the closed session will be sealed under; made beforehand, so that no passphrase has to be kept. */
  readonly #closingKey: Promise<SessionKey> | undefined;
  #waiting: Waiting[] = [];
  #writing: Promise<void> = Promise.resolve();
  #isWriting = false;
  #mustWriteWhole = false;
  /** No step is taken any more: it would come to a file that is not open. */
  #isLeft = false;

  private constructor(
    path: string,
    state: SessionState,
    writer: SessionWriter,
    lock: SessionLock,
    closingKey: Promise<SessionKey> | undefined,
  ) {
    this.path = path;
    this.#state = state;
    this.#writer = writer;
    this.#lock = lock;
    this.#closingKey = closingKey;
    closingKey?.catch(() => {});
  }

  /** Makes a session's file where there is none. The session keeps the rows' secrets, and wipes them in the end. */
  static async create(
    path: string,
    passphrase: string,
    { name, settings, rows }: NewSession,
    { workFactor, staysOpen = false }: SealingOptions = {},
  ): Promise<Result<SessionFile, CreateSessionFailure>> {
    return withLock(path, async (lock) => {
      if (await exists(path)) return fail({ code: 'session-exists', path });
      const key = await newSessionKey(passphrase, workFactor);
      const state = new SessionState(name, settings, rows);
      const writer = new SessionWriter(path, key);
      await writer.writeWhole(state);
      const closingKey = staysOpen ? undefined : newSessionKey(passphrase, workFactor);
      return succeed(new SessionFile(path, state, writer, lock, closingKey));
    });
  }

  /** Opens a session to go on with it. Rows that were being burned when Kiln ended are in doubt, and named. */
  static async open(
    linkOrPath: string,
    passphrase: string,
    { workFactor, staysOpen = false }: SealingOptions = {},
  ): Promise<Result<OpenedSession, OpenSessionFailure>> {
    const path = await realPath(linkOrPath);
    // Before a lock is laid beside it. A file that was being closed may be spoiled while its successor is there.
    const otherwise = (await exists(newPath(path))) ? undefined : await whyNoSession(path);
    if (otherwise) return fail(otherwise);
    return withLock<OpenedSession, OpenSessionFailure>(path, async (lock) => {
      const read = await readOrRecover(path, passphrase);
      if (!read.ok) return read;
      const { state, key } = read.value;
      const inDoubt = state.isClosed ? [] : state.doubtBurning();
      const writer = new SessionWriter(path, key);
      // Under a new key: what may be left of a torn step is never written over under the old one.
      if (!state.isClosed) await writer.writeWhole(state);
      const closes = !staysOpen && !state.isClosed;
      const closingKey = closes ? newSessionKey(passphrase, workFactor) : undefined;
      return succeed({ session: new SessionFile(path, state, writer, lock, closingKey), inDoubt });
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  /**
   * Takes a step. Resolves when it is in the file, synced; steps taken meanwhile go there together. A step that could
   * not be written is taken all the same, and written with the next one: what must be recorded first must not be done.
   */
  record(step: SessionStep): Promise<Result<void, StepFailure | WriteFailure>> {
    if (this.#isLeft) return Promise.resolve(fail({ code: 'session-closed' }));
    const applied = this.#state.apply(step);
    if (!applied.ok) return Promise.resolve(applied);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ step, resolve, reject });
      if (!this.#isWriting) this.#writing = this.#writeWaiting();
    });
  }

  /**
   * Closes the session for good: its file keeps what became of each row, under another key, and no seed. The key that
   * they were sealed under is destroyed.
   */
  async close(nowMilliseconds: number): Promise<Result<SeedsGone, CloseSessionFailure>> {
    if (this.#state.isClosed) return fail({ code: 'session-closed' });
    if (this.#closingKey === undefined) throw new Error('this session was opened to stay open');
    const key = await this.#closingKey;
    if (!(await this.#lock.isHeld())) return fail({ code: 'session-taken-over', path: this.path });
    while (this.#isWriting) await this.#writing;
    const { name, settings, rows, counts } = this.#state;
    if (counts.burning > 0) return fail({ code: 'session-busy', burning: counts.burning });
    const closed = new Date(nowMilliseconds).toISOString();
    const bare = rows.map((row) => ({ ...row, secret: undefined }));
    // From here on no step is taken: one that came later would be in neither file.
    this.#state = new SessionState({ ...name, closed }, settings, bare);
    const written = await this.#attempt(() => this.#writer.replaceFor(this.#state, key));
    if (!written.ok) {
      this.#state = new SessionState(name, settings, rows);
      return written;
    }
    const secrets = rows.flatMap(({ secret }) => (secret ? [secret] : []));
    for (const secret of secrets) secret.wipe();
    this.#writer.wipe();
    await this.#lock.release();
    return succeed({ closed, seeds: secrets.length });
  }

  /** Lets go of the file, to be opened again later or elsewhere, and wipes the seeds in memory. */
  async leave(): Promise<void> {
    this.#isLeft = true;
    await this.#writing;
    (await this.#closingKey?.catch(() => undefined))?.key.fill(0);
    await this.#writer.close();
    this.#writer.wipe();
    for (const { secret } of this.#state.rows) secret?.wipe();
    await this.#lock.release();
  }

  async #writeWaiting(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        const written = await this.#write(batch.map(({ step }) => step));
        for (const { resolve } of batch) resolve(written);
        // Only later steps wait for this.
        if (written.ok && this.#writer.isLong) await this.#writeWhole();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    // At once, and not when the promise resolves: a step may come in between.
    this.#isWriting = false;
  }

  async #write(steps: readonly SessionStep[]): Promise<Result<void, WriteFailure>> {
    if (!(await this.#lock.isHeld())) {
      // These steps are nowhere: should the lock be ours after all (a folder that could not be reached), all is written.
      this.#mustWriteWhole = true;
      return fail({ code: 'session-taken-over', path: this.path });
    }
    if (this.#mustWriteWhole) return this.#writeWhole();
    const time = new Date().toISOString();
    return this.#attempt(() => this.#writer.append({ kind: 'steps', time, steps }));
  }

  /** Writes the session as it is, which has the steps that wait, too: what were written twice would not open. */
  async #writeWhole(): Promise<Result<void, SessionUnwritable>> {
    const waiting = this.#waiting.splice(0);
    const written = await this.#attempt(() => this.#writer.writeWhole(this.#state));
    for (const { resolve } of waiting) resolve(written);
    return written;
  }

  async #attempt(work: () => Promise<void>): Promise<Result<void, SessionUnwritable>> {
    try {
      await work();
      this.#mustWriteWhole = false;
      return succeed(undefined);
    } catch (error) {
      this.#mustWriteWhole = true;
      return fail(unwritable(this.path, error));
    }
  }
}

/** Runs `work` with the session's lock, which is released unless a session comes of it. */
async function withLock<Value, Failure>(
  path: string,
  work: (lock: SessionLock) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure | SessionInUse | SessionUnwritable>> {
  let lock: SessionLock | undefined;
  let value: Result<Value, Failure> | undefined;
  try {
    const taken = await SessionLock.take(path);
    if (!taken.ok) return taken;
    lock = taken.value;
    value = await work(lock);
    return value;
  } catch (error) {
    return fail(unwritable(path, error));
  } finally {
    if (value?.ok !== true) await lock?.release();
  }
}

/** Cut off while it was closed, a session's file may be spoiled: then the one that was to replace it does so now. */
async function readOrRecover(
  path: string,
  passphrase: string,
): Promise<Result<ReadSession, ReadSessionFailure>> {
  const read = await readSession(path, passphrase);
  if (read.ok || !(await exists(newPath(path)))) return read;
  const successor = await readSession(newPath(path), passphrase);
  if (!successor.ok) return read;
  await replaceFile(newPath(path), path);
  return successor;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Throws what is no error of the file system: a bug. */
function unwritable(path: string, error: unknown): SessionUnwritable {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (reason === undefined) throw error;
  return { code: 'session-unwritable', path, reason };
}
