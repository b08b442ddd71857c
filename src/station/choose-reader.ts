import type { OpenFailure } from '../apdu/card-source.ts';
import type { AbortSignalLike, Clock } from '../base/clock.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import type { Readers, ReadersSnapshot } from '../readers/readers.ts';

export type ChooseFailure =
  | OpenFailure
  | { readonly code: 'several-tokens'; readonly readers: readonly string[] }
  /** Nobody wants to wait any longer. */
  | { readonly code: 'cancelled' };

export interface Waiting {
  readonly seconds: number;
  readonly clock: Clock;
  /** Ends the wait. */
  readonly signal?: AbortSignalLike | undefined;
  /** Called once when the wait begins. `reader`: where a token is expected. */
  readonly onWaiting?: (reader: string) => void;
}

const LOOK_MILLISECONDS = 25;

/**
 * The reader to work with: the one named (in full, or by a part that fits one only), else the one that something lies
 * on. A token that is not there yet is waited for.
 */
export async function chooseReader(
  readers: Readers,
  wanted: string | undefined,
  { clock, seconds, signal, onWaiting }: Waiting,
): Promise<Result<string, ChooseFailure>> {
  await readers.ready();
  const deadline = clock.elapsedMilliseconds() + 1000 * seconds;
  let told = false;
  for (;;) {
    const chosen = chooseNow(readers.snapshot(), wanted);
    const over = clock.elapsedMilliseconds() >= deadline;
    if (chosen.ok || chosen.failure.code !== 'no-token' || over) return chosen;
    if (!told) onWaiting?.(chosen.failure.reader);
    told = true;
    await clock.sleep(LOOK_MILLISECONDS, signal);
    if (signal?.aborted) return fail({ code: 'cancelled' });
  }
}

/** The choice as things are at this moment. */
export function chooseNow(
  snapshot: ReadersSnapshot,
  wanted: string | undefined,
): Result<string, ChooseFailure> {
  if (snapshot.failure !== undefined) return fail(snapshot.failure);
  const named = wanted === undefined ? snapshot.readers : readersNamed(snapshot, wanted);
  if (named.length === 0 || (wanted !== undefined && named.length > 1)) {
    const available = snapshot.readers.map((reader) => reader.name);
    return fail({ code: 'no-reader', available, ...(wanted !== undefined && { wanted }) });
  }
  const occupied = named.filter((reader) => reader.card !== 'absent').map((reader) => reader.name);
  const [first] = occupied;
  if (first === undefined) {
    return fail({ code: 'no-token', reader: named.map((reader) => reader.name).join(', ') });
  }
  return occupied.length === 1 ? succeed(first) : fail({ code: 'several-tokens', readers: occupied });
}

function readersNamed({ readers }: ReadersSnapshot, wanted: string) {
  const exact = readers.filter((reader) => reader.name === wanted);
  if (exact.length > 0) return exact;
  const part = wanted.toLowerCase();
  return readers.filter((reader) => reader.name.toLowerCase().includes(part));
}
