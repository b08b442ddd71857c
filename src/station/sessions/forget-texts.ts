import { setImmediate } from 'node:timers/promises';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Until what is going on has let go of its texts: an answer that is on its way, say. */
const DELAY_MILLISECONDS = 500;

/** What one `Filler` takes: four pointers. A text with a seed in it is longer. */
const FILLER_BYTES = 32;
/** A few milliseconds' worth: a lane that burns meanwhile must not wait. */
const FILLERS_A_TURN = 20_000;
/** More is not written over: it would hold up what goes on for too long. */
const MOST_BYTES = 64 * 2 ** 20;

class Filler {
  readonly content = 0;
}

let timer: NodeJS.Timeout | undefined;

/**
 * Soon takes the texts that nobody holds any more out of this process's memory. Secrets are bytes and wiped, but what
 * came as a text (a list, a request) cannot be, and would stay until V8 needs its room: collecting it alone frees the
 * room and leaves what is written there. So the free room is written over.
 */
export function forgetTextsSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void forget(), DELAY_MILLISECONDS);
  timer.unref();
}

async function forget(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('globalThis.gc');
  if (typeof gc !== 'function') return;
  gc();
  const fillers: Filler[][] = [];
  for (let left = freeBytes() / FILLER_BYTES; left > 0; left -= FILLERS_A_TURN) {
    fillers.push(Array.from({ length: FILLERS_A_TURN }, () => new Filler()));
    await setImmediate();
  }
  // What is still young moves to where the holes are.
  gc();
  fillers.length = 0;
  gc();
}

/** The room in which texts may have been, and nothing is now. Young objects are copied between two halves. */
function freeBytes(): number {
  let bytes = 0;
  for (const { space_name: name, space_size: size, space_used_size: used } of getHeapSpaceStatistics()) {
    if (name === 'old_space') bytes += size - used;
    if (name === 'new_space') bytes += 2 * size;
  }
  return Math.min(bytes, MOST_BYTES);
}
