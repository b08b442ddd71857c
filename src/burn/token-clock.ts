import type { Clock } from '../base/clock.ts';

/** How far a token's clock may be from the host's after it was set, in seconds. Source: protocol notes, "Order". */
export const CLOCK_TOLERANCE_SECONDS = 2;

/** Time enough for any command to reach the token; a longer journey is not waited out. */
const LONGEST_WAIT_MILLISECONDS = 100;

/** Jitter of timers and of the way to the token, in milliseconds. */
const MARGIN_MILLISECONDS = 5;

/**
 * How far a token's clock is from the host's, in whole seconds; positive when it is fast. The token tells whole
 * seconds, so on average half a second has passed since the one it tells, and less than a second is none.
 */
export function clockErrorSeconds(tokenSeconds: number, hostMilliseconds: number): number {
  const error = tokenSeconds + 0.5 - hostMilliseconds / 1000;
  return Math.abs(error) < 1 ? 0 : Math.ceil(error - 0.5);
}

/**
 * The whole second to write into a token, so that its clock ends within half a second of the host's. The command is
 * under way for up to `roundTripMilliseconds`; where that could tip the rounding, the moment is waited out.
 */
export async function secondToWrite(clock: Clock, roundTripMilliseconds: number): Promise<number> {
  const journey = Math.min(roundTripMilliseconds, LONGEST_WAIT_MILLISECONDS) / 2;
  const doubt = journey + MARGIN_MILLISECONDS;
  const untilHalf = 500 - ((clock.nowMilliseconds() + journey) % 1000);
  if (Math.abs(untilHalf) < doubt) await clock.sleep(untilHalf + doubt);
  return Math.round((clock.nowMilliseconds() + journey) / 1000);
}
