import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../base/clock.ts';

/** The machine's own clock. */
export const systemClock: Clock = {
  nowMilliseconds: () => Date.now(),
  elapsedMilliseconds: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    // Node's timer rejects when it is aborted; a Clock's sleep only ends.
    await sleep(milliseconds, undefined, signal && { signal: signal as AbortSignal }).catch(() => undefined);
  },
};
