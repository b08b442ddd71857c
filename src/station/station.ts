import { join } from 'node:path';
import type { CardSource } from '../apdu/card-source.ts';
import type { AbortSignalLike, Clock } from '../base/clock.ts';
import { type Result, succeed } from '../base/result.ts';
import { openToken } from '../burn/open-token.ts';
import { type DisplaySeconds, planBurn } from '../burn/plan.ts';
import { clockErrorSeconds } from '../burn/token-clock.ts';
import type { Failure, Warning } from '../ipc/failure.ts';
import type { Readers } from '../readers/readers.ts';
import { Journal } from '../register/journal.ts';
import type { LastBurn } from '../register/last-burn.ts';
import type { TokenIdentity } from '../tokens/token-identity.ts';
import type { Model } from '../tokens/token2/models.ts';
import {
  type AskForCode,
  type BurnAndVerifyEvent,
  type BurnReport,
  burnAndVerify,
} from './burn-and-verify.ts';
import { BurnRecord, type Desk, type FactLog } from './burn-record.ts';
import { chooseReader } from './choose-reader.ts';
import { FormerCodes } from './former-codes.ts';
import { FreshHostClock } from './fresh-host-clock.ts';
import type { HostClockState } from './host-clock.ts';
import { knownBurn } from './known-burn.ts';
import { type SeedHandle, SeedShelf } from './seed-shelf.ts';
import { nameOf, wouldTake } from './would-take.ts';

export interface StationOptions {
  readonly readers: Readers;
  /** The table of models, with what the operator added. */
  readonly models: () => readonly Model[];
  readonly desk: () => Desk;
  readonly clock: Clock;
  /** The journal, or what stands in for it where nothing is to be kept (practice). */
  readonly log: FactLog;
  /** The last burn of a token, as far as the register knows. */
  readonly lastBurn?: (serial: string) => Promise<LastBurn | undefined>;
  /** Reads ahead what a burn will ask of files. */
  readonly readAhead?: () => void;
  /** What the operating system says of its own clock; asked for at most once a minute. */
  readonly hostClock: () => Promise<HostClockState>;
}

/** Which reader to use, and how long a token may take to come. */
export interface ReaderOrder {
  readonly reader?: string;
  readonly waitSeconds?: number;
}

export interface BurnOrder extends ReaderOrder {
  readonly seed: SeedHandle;
  readonly displaySeconds?: DisplaySeconds;
  readonly allowUnlisted?: boolean;
  readonly askForCode?: AskForCode;
  /** Whether a token may be taken from whose it is. Absent: whoever orders the burn has seen to that. */
  readonly mayReassign?: (serial: string, from: LastBurn) => boolean | Promise<boolean>;
  readonly signal?: AbortSignalLike;
}

/** A token on a reader, looked at and left as it was. */
export interface TokenInfo extends TokenIdentity {
  readonly reader: string;
  readonly clockErrorSeconds: number;
}

export type StationEvent =
  | BurnAndVerifyEvent
  | { readonly event: 'waiting'; readonly reader: string }
  | { readonly event: 'warning'; readonly warning: Warning };

/** The application behind every shell: it holds the readers, the seeds and the journal. */
export class Station {
  readonly seeds: SeedShelf;
  readonly #options: StationOptions;
  readonly #hostClock: FreshHostClock;
  /** What the displays of tokens may still show that were burned here just now. */
  readonly #formerCodes: FormerCodes;

  constructor(options: StationOptions) {
    this.#options = options;
    this.#hostClock = new FreshHostClock(options.hostClock, options.clock);
    this.#formerCodes = new FormerCodes(options.clock);
    this.seeds = new SeedShelf(options.models);
  }

  get readers(): Readers {
    return this.#options.readers;
  }

  /** Somebody is about to burn: asks now, of the operating system and of files, what would be waited for then. */
  expectBurn(): void {
    this.#options.readAhead?.();
    this.#hostClock.ask();
  }

  /** What lies on a reader. */
  async info(
    order: ReaderOrder,
    onEvent: (event: StationEvent) => void,
  ): Promise<Result<TokenInfo, Failure>> {
    const { models, clock } = this.#options;
    const reader = await this.#chooseReader(order, onEvent);
    if (!reader.ok) return reader;
    const opened = await openToken(this.#sourceOn(reader.value), models());
    if (!opened.ok) return opened;
    const { token, channel } = opened.value;
    const askedAt = clock.nowMilliseconds();
    await channel.close();
    const error = clockErrorSeconds(token.clockSeconds, askedAt);
    return succeed({ ...token, reader: reader.value, clockErrorSeconds: error });
  }

  /** One token from identified to verified. What became of it is in the report, whatever went wrong. */
  async burn(order: BurnOrder, onEvent: (event: StationEvent) => void): Promise<BurnReport> {
    const { models, clock, desk, log } = this.#options;
    const enrolment = this.seeds.get(order.seed);
    const plan = planBurn(enrolment, order.displaySeconds);
    if (!plan.ok) return { outcome: 'untouched', verification: 'none', failure: plan.failure };
    const reader = await this.#chooseReader(order, onEvent);
    if (!reader.ok) return { outcome: 'untouched', verification: 'none', failure: reader.failure };
    let taken: LastBurn | undefined;
    let doubt: Promise<void> | undefined;
    const burned = burnAndVerify({
      source: this.#sourceOn(reader.value),
      plan: plan.value,
      models: models(),
      allowUnlisted: order.allowUnlisted ?? false,
      clock,
      record: new BurnRecord(log, desk(), plan.value, reader.value),
      ...(order.askForCode && { askForCode: order.askForCode }),
      beforeWriting: () => {
        doubt = this.#hostClock.warnOfDoubt(() =>
          onEvent({ event: 'warning', warning: { code: 'host-clock-unsynchronised' } }),
        );
      },
      objection: async ({ serial }) => {
        const known = await knownBurn(this.#options.lastBurn, serial);
        if (!known.ok) return known.failure;
        taken = wouldTake(known.value, enrolment);
        if (taken === undefined || (await (order.mayReassign?.(serial, taken) ?? true))) return undefined;
        return { code: 'assigned-to-another', serial, name: nameOf(taken) };
      },
      earlierSeed: (serial) => this.#formerCodes.of(serial),
      onEvent,
      ...(order.signal && { signal: order.signal }),
    });
    // While the token is at work, which is when asking costs nothing.
    this.#hostClock.ask();
    const report = await burned;
    await doubt;
    if (report.token && report.outcome !== 'untouched') {
      this.#formerCodes.keep(report.token.serial, enrolment);
    }
    const hasSeed = report.outcome === 'seeded' || report.outcome === 'verified';
    // A lost token was nobody's any more.
    return hasSeed && taken && !taken.ended ? { ...report, reassignedFrom: taken } : report;
  }

  #sourceOn(readerName: string): CardSource {
    return { readerName, open: () => this.#options.readers.open(readerName) };
  }

  #chooseReader(order: ReaderOrder & Pick<BurnOrder, 'signal'>, onEvent: (event: StationEvent) => void) {
    return chooseReader(this.#options.readers, order.reader, {
      seconds: order.waitSeconds ?? 0,
      clock: this.#options.clock,
      signal: order.signal,
      onWaiting: (reader) => onEvent({ event: 'waiting', reader }),
    });
  }
}

/** The journal of a data folder. */
export function openJournal(dataDirectory: string): Journal {
  return new Journal(join(dataDirectory, 'journal.jsonl'));
}
