import { readFileSync } from 'node:fs';

/** The start time in /proc/<pid>/stat, counted from behind the name, which may hold blanks and brackets. */
const START_TIME_FIELD = 19;

/** Undefined where marks cannot be told here; filled in when one is first wanted. */
let here: { readonly bootId: string; readonly own: string } | undefined | 'not yet' = 'not yet';

/**
 * What tells a process from every other one that has had, or will have, its id: this boot of the machine, and the tick
 * the process started at. Undefined where it cannot be told: on other systems than Linux, where /proc is another
 * namespace's, or where there is no such process.
 *
 * Source: proc_pid_stat(5), `starttime`; random(4), `boot_id`.
 */
export function processMark(processId: number): string | undefined {
  if (here === 'not yet') here = process.platform === 'linux' ? lookHere() : undefined;
  if (here === undefined) return undefined;
  return processId === process.pid ? here.own : markIn(`/proc/${processId}/stat`, here.bootId);
}

/**
 * Whether the process that had this id and this mark ('': none was known) still runs on this machine; undefined where
 * some process has the id and nobody can tell whether it is that one.
 */
export function stillRuns(processId: number, mark: string): boolean | undefined {
  if (!isAlive(processId)) return false;
  const runs = mark === '' ? undefined : processMark(processId);
  return runs === undefined ? undefined : runs === mark;
}

/** Whether a process with this id runs on this machine. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function lookHere(): Exclude<typeof here, 'not yet'> {
  try {
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    if (Number.parseInt(readFileSync('/proc/self/stat', 'utf8'), 10) !== process.pid) return undefined;
    const own = markIn('/proc/self/stat', bootId);
    return own === undefined ? undefined : { bootId, own };
  } catch {
    return undefined;
  }
}

function markIn(path: string, bootId: string): string | undefined {
  try {
    const line = readFileSync(path, 'utf8');
    const started = line.slice(line.lastIndexOf(')') + 2).split(' ')[START_TIME_FIELD];
    return started && `${bootId}/${started}`;
  } catch {
    return undefined;
  }
}
