import { readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { processMark } from './process-mark.ts';

const RETRY_MILLISECONDS = 5;

/** A lock without a process id is just being written, or its writer was killed in between. */
const UNSIGNED_MILLISECONDS = 1000;

/** Longer than any append takes, shorter than anybody's patience. */
const PATIENCE_MILLISECONDS = 10_000;

/** Work that takes this long says so again and again, where nothing else tells its process from a later one. */
const BEAT_MILLISECONDS = 2000;

/** A lock without a mark is this old, and was looked at this often without a beat: whoever sleeps beats no more either. */
const SILENT_MILLISECONDS = 30_000;
const SILENT_LOOKS = 1000;

/**
 * Runs `work` while no other process on this machine runs its own under the same lock file. The file holds the owner's
 * process id and what tells that process from a later one with the same id: a lock is kept for as long as its owner
 * lives, however long that is, and what a killed process left behind is cleared away. Throws the file system's error
 * when the lock cannot be written, and one with the code EBUSY when it stays taken.
 */
export async function withFileLock<T>(
  path: string,
  work: () => Promise<T> | T,
  patienceMilliseconds = PATIENCE_MILLISECONDS,
): Promise<T> {
  const deadline = Date.now() + patienceMilliseconds;
  const silence = new Silence();
  while (!take(path)) {
    clearIfAbandoned(path, silence);
    if (Date.now() > deadline) throw Object.assign(new Error('the lock stays taken'), { code: 'EBUSY' });
    await sleep(RETRY_MILLISECONDS);
  }
  const beat = setInterval(() => touch(path), BEAT_MILLISECONDS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    unlinkSync(path);
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid} ${processMark(process.pid) ?? ''}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // A folder that is gone is for the work itself to notice.
  }
}

/** Only one process at a time clears, under a lock of its own, so that nobody's fresh lock is taken for an old one. */
function clearIfAbandoned(path: string, silence: Silence): void {
  if (!isAbandoned(path, silence)) return;
  const clearing = `${path}.clearing`;
  if (!take(clearing)) {
    if (isAbandoned(clearing, silence)) unlinkIfThere(clearing);
    return;
  }
  try {
    if (isAbandoned(path, silence)) unlinkIfThere(path);
  } finally {
    unlinkIfThere(clearing);
  }
}

function isAbandoned(path: string, silence: Silence): boolean {
  try {
    const { mtimeMs } = statSync(path);
    const [id = '', mark = ''] = readFileSync(path, 'utf8').split(' ');
    const owner = Number.parseInt(id, 10);
    const age = Date.now() - mtimeMs;
    if (!(owner > 0)) return age > UNSIGNED_MILLISECONDS;
    if (!isAlive(owner)) return true;
    const runs = mark === '' ? undefined : processMark(owner);
    // Without both marks nobody can tell: only a long silence does.
    return runs === undefined ? age > SILENT_MILLISECONDS && silence.lasts(path, mtimeMs) : runs !== mark;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** How often a lock was looked at while its owner did not touch it. */
class Silence {
  readonly #seen = new Map<string, { readonly touched: number; looks: number }>();

  lasts(path: string, touched: number): boolean {
    const seen = this.#seen.get(path);
    if (seen?.touched !== touched) {
      this.#seen.set(path, { touched, looks: 1 });
      return false;
    }
    seen.looks += 1;
    return seen.looks > SILENT_LOOKS;
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
