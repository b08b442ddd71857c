import {
  lstatSync,
  lutimesSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { processMark, stillRuns } from './process-mark.ts';

const RETRY_MILLISECONDS = 5;

/** Longer than any append takes, shorter than anybody's patience. */
const PATIENCE_MILLISECONDS = 10_000;

/** Work that takes this long says so again and again, where nothing else tells its process from a later one. */
const BEAT_MILLISECONDS = 1000;

/** Looked at for so long without a change, a lock that does not say whose it is was left behind half written. */
const UNSIGNED_MILLISECONDS = 1000;

/** The same of one whose process cannot be told from a later one, and that is old besides. */
const SILENT_MILLISECONDS = 5000;
const OLD_MILLISECONDS = 30_000;
/** Whoever sleeps with its machine beats no more, and looks no more either. */
const SILENT_LOOKS = 100;

/**
 * Runs `work` while no other process on this machine runs its own under the same lock file. The file holds the owner's
 * process id and what tells that process from a later one with the same id: a lock is kept for as long as its owner
 * lives, however long that is, and what a killed process left behind is cleared away. No clock that can be set and no
 * file's time decides that alone. Throws the file system's error when the lock cannot be written, and one with the code
 * EBUSY when it stays taken.
 */
export async function withFileLock<T>(
  path: string,
  work: () => Promise<T> | T,
  patienceMilliseconds = PATIENCE_MILLISECONDS,
): Promise<T> {
  const deadline = performance.now() + patienceMilliseconds;
  const silence = new Silence();
  while (!take(path)) {
    clearIfAbandoned(path, silence);
    if (performance.now() > deadline)
      throw Object.assign(new Error('the lock stays taken'), { code: 'EBUSY' });
    await sleep(RETRY_MILLISECONDS);
  }
  const beat = setInterval(() => touch(path), BEAT_MILLISECONDS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    release(path);
  }
}

/** What stands in this process's locks. */
function signature(): string {
  return `${process.pid} ${processMark(process.pid) ?? ''}`;
}

/**
 * In one step, so that nobody ever sees a lock that does not say whose it is: a link that leads nowhere but to the
 * owner's signature. Where there are no such links (FAT, Windows, some network folders) it is a file, made and then signed.
 */
function take(path: string): boolean {
  try {
    symlinkSync(signature(), path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    if (isCode(error, ...WITHOUT_LINKS)) return takeInTwoSteps(path);
    throw error;
  }
}

/** What a file system says that has no such links, or gives them not to everybody. */
const WITHOUT_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'UNKNOWN'] as const;

function takeInTwoSteps(path: string): boolean {
  try {
    writeFileSync(path, signature(), { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function signatureIn(path: string): string {
  return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : readFileSync(path, 'utf8');
}

/** Only what is still its own: somebody may have taken it for left behind. */
function release(path: string): void {
  try {
    if (signatureIn(path) === signature()) unlinkIfThere(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

function touch(path: string): void {
  const now = new Date();
  try {
    lutimesSync(path, now, now);
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
    const { mtimeMs } = lstatSync(path);
    const text = signatureIn(path);
    const [id = '', mark = ''] = text.split(' ');
    const owner = Number.parseInt(id, 10);
    const lasts = silence.of(path, `${text} ${mtimeMs}`);
    if (!(owner > 0)) return lasts.milliseconds > UNSIGNED_MILLISECONDS;
    const runs = stillRuns(owner, mark);
    if (runs !== undefined) return !runs;
    // Nobody can tell: only a long silence does.
    const isOld = Date.now() - mtimeMs > OLD_MILLISECONDS;
    return isOld && lasts.milliseconds > SILENT_MILLISECONDS && lasts.looks > SILENT_LOOKS;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** For how long, and how many looks, a lock has stayed as it is: by this process's own time, which nobody can set. */
class Silence {
  readonly #seen = new Map<string, { readonly state: string; readonly since: number; looks: number }>();

  of(path: string, state: string): { readonly milliseconds: number; readonly looks: number } {
    const now = performance.now();
    const known = this.#seen.get(path);
    const seen = known?.state === state ? known : { state, since: now, looks: 0 };
    seen.looks += 1;
    this.#seen.set(path, seen);
    return { milliseconds: now - seen.since, looks: seen.looks };
  }
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
