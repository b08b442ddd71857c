import type { Clock } from '../../base/clock.ts';
import type { Register } from '../../register/register.ts';
import type { Desk, FactLog } from '../burn-record.ts';

/** What is written down of a token that was laid on a reader. */
export interface Sighted {
  readonly serial: string;
  readonly model: string;
  readonly clockErrorSeconds: number;
}

export interface SightingsOptions {
  readonly log: FactLog;
  readonly register: Register;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

const DAY_MILLISECONDS = 86_400_000;

/** A token that is laid down is mostly burned at once, and then the burn says what there is to say. */
const PATIENCE_MILLISECONDS = 10_000;

/**
 * Writes down that a token was seen, and how far its clock was off: at most once in 24 hours for each token, and not
 * where a burn did so, or the journal would drown in them.
 */
export class Sightings {
  readonly #options: SightingsOptions;
  readonly #lastSeen = new Map<string, number>();
  readonly #end = new AbortController();

  constructor(options: SightingsOptions) {
    this.#options = options;
  }

  /** Resolves when it is written, or found not to be needed; what cannot be written is passed over. */
  async see(token: Sighted, reader: string): Promise<void> {
    const { log, desk, clock } = this.#options;
    const { serial, model, clockErrorSeconds } = token;
    const now = clock.nowMilliseconds();
    if (isFresh(this.#lastSeen.get(serial), now)) return;
    this.#lastSeen.set(serial, now);
    await clock.sleep(PATIENCE_MILLISECONDS, this.#end.signal);
    if (this.#end.signal.aborted || isFresh(await this.#lastInRegister(serial), now)) return;
    await log.append({ kind: 'seen', serial, model, clockErrorSeconds, ...desk(), reader });
  }

  /** What was not written by now is not. */
  close(): void {
    this.#end.abort();
  }

  async #lastInRegister(serial: string): Promise<number | undefined> {
    try {
      const page = await this.#options.register.token(serial);
      return page && Date.parse(page.token.lastSeen);
    } catch (error) {
      if (error instanceof Error && 'code' in error) return undefined;
      throw error;
    }
  }
}

function isFresh(time: number | undefined, now: number): boolean {
  return time !== undefined && Math.abs(now - time) < DAY_MILLISECONDS;
}
