import { renameSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** What Windows answers while another program has the file open. */
const HELD_OPEN = ['EPERM', 'EACCES', 'EBUSY'];

/** Three seconds together: most scanners are done by then, and who waits for the journal's lock has not given up yet. */
const WAITS_MILLISECONDS = [10, 20, 50, 100, 200, 400, 800, 1500];

/** Where everything else stands still meanwhile. */
const SHORT_WAITS_MILLISECONDS = [10, 20, 50, 100];

interface System {
  readonly platform: string;
  rename(from: string, to: string): Promise<void>;
  sleep(milliseconds: number): Promise<unknown>;
}

const THIS_SYSTEM: System = { platform: process.platform, rename, sleep };

/**
 * Puts `fresh` in the place of `path`, in one step. Windows refuses that while anybody has the file open (another Kiln,
 * a virus scanner, a backup), most of them for a moment: there it is tried again. Throws the file system's error, and
 * one with the code EBUSY where the file stays open. `system` is for tests.
 */
export async function replaceFile(fresh: string, path: string, system: System = THIS_SYSTEM): Promise<void> {
  const isWindows = system.platform === 'win32';
  for (const milliseconds of isWindows ? WAITS_MILLISECONDS : []) {
    try {
      return await system.rename(fresh, path);
    } catch (error) {
      if (!isHeldOpen(error)) throw error;
      await system.sleep(milliseconds);
    }
  }
  try {
    await system.rename(fresh, path);
  } catch (error) {
    throw isWindows && isHeldOpen(error) ? stillOpen(path, error) : error;
  }
}

/** The same at once, for small files: the process stands still while it waits. */
export function replaceFileSync(fresh: string, path: string): void {
  for (const milliseconds of process.platform === 'win32' ? SHORT_WAITS_MILLISECONDS : []) {
    try {
      renameSync(fresh, path);
      return;
    } catch (error) {
      if (!isHeldOpen(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
    }
  }
  renameSync(fresh, path);
}

function isHeldOpen(error: unknown): boolean {
  return error instanceof Error && 'code' in error && HELD_OPEN.includes(String(error.code));
}

function stillOpen(path: string, cause: unknown): Error {
  return Object.assign(new Error(`${path} stays open in another program`, { cause }), { code: 'EBUSY' });
}
