import { loadKoffi } from '../readers/pcsc/winscard/load-koffi.ts';

/** The clock is not kept, or its keeper has lost it. Source: adjtimex(2). */
const TIME_ERROR = 5;

/** Larger than struct timex of any Linux; all zeros: nothing is set. */
const TIMEX_BYTES = 512;

/**
 * Whether Linux takes its own clock for kept right, which is what timedatectl passes on: adjtimex(2), without starting a
 * program. Undefined where it cannot be asked.
 */
export function isKernelClockKept(): boolean | undefined {
  try {
    const adjtimex = loadKoffi().load(null).func('adjtimex', 'int', ['void *']);
    const state: number = adjtimex(new Uint8Array(TIMEX_BYTES));
    return state < 0 ? undefined : state !== TIME_ERROR;
  } catch {
    return undefined;
  }
}
