import { leftSeed, type PastBurn, type TokenEvent, touchedToken } from './token-event.ts';

/** How a token's clock runs, as far as what was seen of it tells. */
export interface ClockReport {
  /** What was last seen: seconds ahead, and when (milliseconds since 1970). */
  readonly lastErrorSeconds: number;
  readonly lastSeenMilliseconds: number;
  /** How fast it gets ahead; negative when it falls behind. Absent while that cannot be told. */
  readonly driftSecondsPerDay?: number;
  /** Where it should be now. Absent while the drift cannot be told. */
  readonly errorNowSeconds?: number;
  /** Days until its codes begin to be refused; 0 when they already are. Absent while that cannot be told, or never. */
  readonly daysUntilRefused?: number;
}

const DAY_MILLISECONDS = 86_400_000;

/** Errors are told in whole seconds: below this many seconds between two of them nothing can be said of a drift. */
const LEAST_CHANGE_SECONDS = 2;

/** Nor from looks that lie closer together than this. */
const LEAST_DAYS = 1;

/** A drift this slow outlasts the token's battery: it is as good as none. */
const LONGEST_DAYS = 20 * 365;

interface Look {
  readonly days: number;
  readonly error: number;
}

/**
 * The drift is a straight line through what was seen of the clock between two settings, with one slope for all of
 * them (least squares): the crystal stays the same while a burn sets the clock anew. Providers accept the code of the
 * step before and after, so codes begin to be refused when the clock is off by more than one period.
 * `events`: a token's, in their order. Undefined where its clock was never seen.
 */
export function clockReport(events: readonly TokenEvent[], nowMilliseconds: number): ClockReport | undefined {
  const runs = runsOfClock(events);
  const last = runs.at(-1)?.at(-1);
  if (last === undefined) return undefined;
  const seen = {
    lastErrorSeconds: last.error,
    lastSeenMilliseconds: Math.round(last.days * DAY_MILLISECONDS),
  };
  const line = lineThrough(runs);
  if (line === undefined) return seen;
  const now = nowMilliseconds / DAY_MILLISECONDS;
  const refused = dayRefused(line, limitSeconds(events));
  return {
    ...seen,
    driftSecondsPerDay: round(line.drift, 1000),
    errorNowSeconds: round(line.error + line.drift * (now - line.days), 10),
    ...(refused !== undefined && { daysUntilRefused: Math.max(0, Math.floor(refused - now)) }),
  };
}

/** When codes begin to be refused, in milliseconds since 1970; undefined where that cannot be told, or never. */
export function momentRefused(events: readonly TokenEvent[]): number | undefined {
  const line = lineThrough(runsOfClock(events));
  const day = line && dayRefused(line, limitSeconds(events));
  return day === undefined ? undefined : Math.round(day * DAY_MILLISECONDS);
}

/** A clock's error as a line: its middle, and seconds more a day. */
interface Line extends Look {
  readonly drift: number;
}

function lineThrough(runs: readonly Look[][]): Line | undefined {
  const drift = slope(runs);
  return drift === undefined ? undefined : { ...centreOf(runs.at(-1) ?? []), drift };
}

/**
 * The day, counted from 1970, when the line leaves the limit on the side it runs to. A clock that gets neither ahead nor
 * behind has left it for good or never will.
 */
function dayRefused({ days, error, drift }: Line, limit: number): number | undefined {
  if (drift === 0) return Math.abs(error) > limit ? days : undefined;
  const wait = (Math.sign(drift) * limit - error) / drift;
  return wait <= LONGEST_DAYS ? days + wait : undefined;
}

/** What was seen between one setting of the clock and the next. */
function runsOfClock(events: readonly TokenEvent[]): Look[][] {
  const runs: Look[][] = [[]];
  for (const event of events) {
    if (event.kind === 'mark' || event.kind === 'export') continue;
    const days = event.timeMilliseconds / DAY_MILLISECONDS;
    runs
      .at(-1)
      ?.push({ days, error: event.kind === 'seen' ? event.clockErrorSeconds : event.clockErrorBefore });
    // It was set, or may have been.
    if (event.kind === 'burn' && touchedToken(event)) {
      runs.push(event.clockErrorAfter === undefined ? [] : [{ days, error: event.clockErrorAfter }]);
    }
  }
  return runs.filter((run) => run.length > 0);
}

function slope(runs: readonly Look[][]): number | undefined {
  let spread = 0;
  let product = 0;
  let seen = false;
  for (const run of runs) {
    const centre = centreOf(run);
    for (const look of run) {
      spread += (look.days - centre.days) ** 2;
      product += (look.days - centre.days) * (look.error - centre.error);
    }
    seen ||= tellsDrift(run);
  }
  return seen ? product / spread : undefined;
}

/** Whether a run is long enough, and its change large enough, to be more than rounding. */
function tellsDrift(run: readonly Look[]): boolean {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined || last.days - first.days < LEAST_DAYS) return false;
  const errors = run.map((look) => look.error);
  return Math.max(...errors) - Math.min(...errors) >= LEAST_CHANGE_SECONDS;
}

function centreOf(run: readonly Look[]): Look {
  const mean = (of: (look: Look) => number) => run.reduce((sum, look) => sum + of(look), 0) / run.length;
  return { days: mean((look) => look.days), error: mean((look) => look.error) };
}

/** One period of the seed that is in the token; 30 s, the stricter one, where that is not known. */
function limitSeconds(events: readonly TokenEvent[]): number {
  const last = events.findLast((event): event is PastBurn => event.kind === 'burn' && leftSeed(event));
  return last?.periodSeconds || 30;
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
