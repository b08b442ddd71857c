import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Until what is going on has let go of its texts: an answer that is on its way, say. */
const DELAY_MILLISECONDS = 500;

let timer: NodeJS.Timeout | undefined;

/**
 * Soon lets V8 collect the texts that nobody holds any more. Secrets are bytes and wiped, but what came as a text (a
 * list, a request) cannot be, and would stay in memory until V8 needs room.
 */
export function forgetTextsSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(collect, DELAY_MILLISECONDS);
  timer.unref();
}

function collect(): void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('globalThis.gc');
  if (typeof gc === 'function') gc();
}
