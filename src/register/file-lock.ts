import { readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MILLISECONDS = 5;

/** A lock this old was left behind, whoever has its process id by now (after a power cut, say). */
const ABANDONED_MILLISECONDS = 30_000;

/** A lock without a process id is just being written, or its writer was killed in between. */
const UNSIGNED_MILLISECONDS = 1000;

/** Longer than any append takes, shorter than anybody's patience. */
const PATIENCE_MILLISECONDS = 10_000;

/**
 * Runs `work` while no other process on this machine runs its own under the same lock file. The file holds the
 * owner's process id; what a killed process left behind is cleared away. Throws the file system's error when the
 * lock cannot be written, and one with the code EBUSY when it stays taken.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T> | T): Promise<T> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  while (!take(path)) {
    clearIfAbandoned(path);
    if (Date.now() > deadline) throw Object.assign(new Error('the lock stays taken'), { code: 'EBUSY' });
    await sleep(RETRY_MILLISECONDS);
  }
  try {
    return await work();
  } finally {
    unlinkSync(path);
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Only one process at a time clears, under a lock of its own, so that nobody's fresh lock is taken for an old one. */
function clearIfAbandoned(path: string): void {
  if (!isAbandoned(path)) return;
  const clearing = `${path}.clearing`;
  if (!take(clearing)) {
    if (isAbandoned(clearing)) unlinkIfThere(clearing);
    return;
  }
  try {
    if (isAbandoned(path)) unlinkIfThere(path);
  } finally {
    unlinkIfThere(clearing);
  }
}

function isAbandoned(path: string): boolean {
  try {
    const age = Date.now() - statSync(path).mtimeMs;
    const owner = Number.parseInt(readFileSync(path, 'utf8'), 10);
    if (age > ABANDONED_MILLISECONDS) return true;
    return owner > 0 ? !isAlive(owner) : age > UNSIGNED_MILLISECONDS;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** Whether a process with this id runs on this machine. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
