import { randomUUID } from 'node:crypto';
import { rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { fail, type Result, succeed } from '../../base/result.ts';
import { withFileLock } from '../../register/file-lock.ts';
import { processMark, stillRuns } from '../../register/process-mark.ts';
import { realPath } from './real-path.ts';
import { openRegularFile } from './regular-file.ts';

/** Another Kiln has the session open. */
export interface SessionInUse {
  readonly code: 'session-in-use';
  readonly host: string;
  readonly processId: number;
}

const HEARTBEAT_MILLISECONDS = 10_000;

/** A lock that was not touched for so long was left behind: its machine lost power, or sleeps. */
const ABANDONED_MILLISECONDS = 60_000;

/** Bytes of a lock's file. */
const LONGEST_OWNER = 4096;

interface Owner {
  readonly id: string;
  readonly host: string;
  readonly processId: number;
  /** What tells the process from a later one with its id; '' where that cannot be told. */
  readonly mark: string;
}

/**
 * Keeps other Kilns, on this machine or on another that reaches the same folder, away from a session's file: a file
 * beside it, touched every few seconds. What a killed Kiln left behind is taken over at once, what another machine left
 * behind after a minute; on one machine the process decides, whatever its clock is set to. Whoever loses a lock that way
 * (it slept) learns so before its next write.
 */
export class SessionLock {
  readonly #path: string;
  readonly #owner: Owner;
  readonly #heartbeat: NodeJS.Timeout;

  private constructor(path: string, owner: Owner) {
    this.#path = path;
    this.#owner = owner;
    this.#heartbeat = setInterval(() => void this.#touch(), HEARTBEAT_MILLISECONDS);
    this.#heartbeat.unref();
  }

  /** Throws the file system's error where a lock cannot be written. */
  static async take(sessionPath: string): Promise<Result<SessionLock, SessionInUse>> {
    const path = `${sessionPath}.lock`;
    const mark = processMark(process.pid) ?? '';
    const owner: Owner = { id: randomUUID(), host: hostname(), processId: process.pid, mark };
    return withFileLock(`${path}ing`, async () => {
      const other = await readOwner(path);
      if (other && !(await isAbandoned(path, other))) {
        return fail({ code: 'session-in-use', host: other.host, processId: other.processId });
      }
      await writeFile(path, JSON.stringify(owner), { mode: 0o600 });
      return succeed(new SessionLock(path, owner));
    });
  }

  /** Whether nobody has taken it over. */
  async isHeld(): Promise<boolean> {
    return (await readOwner(this.#path))?.id === this.#owner.id;
  }

  async release(): Promise<void> {
    clearInterval(this.#heartbeat);
    if (await this.isHeld()) await unlink(this.#path).catch(() => {});
  }

  async #touch(): Promise<void> {
    const now = new Date();
    if (await this.isHeld()) await utimes(this.#path, now, now).catch(() => {});
  }
}

/** Whether a Kiln has a session open, or one that is gone left its lock behind. */
export async function lockState(sessionPath: string): Promise<'free' | 'held' | 'left-behind'> {
  const path = `${await realPath(sessionPath)}.lock`;
  const owner = await readOwner(path);
  if (owner === undefined) return 'free';
  return (await isAbandoned(path, owner)) ? 'left-behind' : 'held';
}

async function readOwner(path: string): Promise<Owner | undefined> {
  const file = await openRegularFile(path).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_OWNER), 0, LONGEST_OWNER, 0);
    const { id, host, processId, mark = '' } = JSON.parse(buffer.toString('utf8', 0, bytesRead));
    return { id: String(id), host: String(host), processId: Number(processId), mark: String(mark) };
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}

async function isAbandoned(path: string, owner: Owner): Promise<boolean> {
  if (owner.host === hostname()) {
    const runs = stillRuns(owner.processId, owner.mark);
    if (runs !== undefined) return !runs;
  }
  const state = await stat(path).catch(() => undefined);
  return state === undefined || (await now(path)) - state.mtimeMs > ABANDONED_MILLISECONDS;
}

/** Milliseconds since 1970 as the lock's own file system has it: another machine's clock may differ from this one's. */
async function now(path: string): Promise<number> {
  const probe = `${path}.${randomUUID()}`;
  try {
    await writeFile(probe, '', { mode: 0o600 });
    return (await stat(probe)).mtimeMs;
  } catch {
    return Date.now();
  } finally {
    await rm(probe, { force: true }).catch(() => {});
  }
}
