import type { ServiceFailure } from '../../apdu/card-source.ts';
import type { HostProcess } from './fork-host.ts';
import type { HostReport } from './host-protocol.ts';
import { pause } from './pause.ts';
import type { ReaderHost } from './reader-host.ts';
import type { ServiceProbe } from './service-probe.ts';
import { startHost } from './start-host.ts';

/** How often to look for a service that is known to be away: a look costs less than a millisecond. */
const LOOK_AGAIN_MILLISECONDS = 250;
/** How often to try by starting a host, where nothing cheaper tells. */
const START_AGAIN_MILLISECONDS = 5000;
/** Hosts are started at most this often: one that crashes again and again must not eat a processor. */
const BETWEEN_STARTS_MILLISECONDS = 500;

export interface HostKeeperParts {
  readonly startProcess: () => HostProcess;
  readonly probe: ServiceProbe;
  /** Whether anybody wants to know: costly tries are made only then. */
  readonly isWatched: () => boolean;
  readonly onReport: (report: HostReport) => void;
  /** A host went away, and with it all readers. */
  readonly onLost: () => void;
  /** `host` or `failure` changed. */
  readonly onChange: () => void;
}

/** Sees to it that there is a reader host whenever there can be one. */
export class HostKeeper {
  readonly #parts: HostKeeperParts;
  #host: ReaderHost | undefined;
  #failure: ServiceFailure | undefined;
  #starting: ReaderHost | undefined;
  #attempt: Promise<void> | undefined;
  #again: NodeJS.Timeout | undefined;
  #lastStart = Number.NEGATIVE_INFINITY;
  readonly #closing = new AbortController();

  /** Does nothing yet: `settle` starts. */
  constructor(parts: HostKeeperParts) {
    this.#parts = parts;
  }

  /** The host that is ready, if there is one. */
  get host(): ReaderHost | undefined {
    return this.#host;
  }

  /** Why there is none, as of the last try. */
  get failure(): ServiceFailure | undefined {
    return this.#failure;
  }

  /** Resolves when there is a host, or when one more try has found why not. */
  settle(): Promise<void> {
    if (this.#host !== undefined || this.#isClosed) return Promise.resolve();
    clearTimeout(this.#again);
    this.#attempt ??= this.#try().finally(() => {
      this.#attempt = undefined;
    });
    return this.#attempt;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#again);
    await (this.#host ?? this.#starting)?.dismiss();
    await this.#attempt;
  }

  get #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  async #try(): Promise<void> {
    const answer = await this.#parts.probe();
    if (this.#isClosed) return;
    if (answer === 'absent') return this.#fail({ code: 'no-service' }, LOOK_AGAIN_MILLISECONDS);
    if (answer === 'denied') return this.#fail({ code: 'service-denied' }, LOOK_AGAIN_MILLISECONDS);
    this.#parts.onChange();
    const untilNextStart = this.#lastStart + BETWEEN_STARTS_MILLISECONDS - performance.now();
    await pause(untilNextStart, this.#closing.signal);
    if (!this.#isClosed) await this.#start(answer === 'answers');
  }

  /** `isThere`: the service has just answered. */
  async #start(isThere: boolean): Promise<void> {
    this.#lastStart = performance.now();
    const { host, outcome } = startHost(this.#parts.startProcess(), this.#parts.onReport);
    this.#starting = host;
    const started = await outcome;
    this.#starting = undefined;
    if (this.#isClosed) return;
    if (!started.ok) {
      this.#parts.onLost();
      // Gone in the very moment of the start: the probe will tell.
      const isPassing = isThere && started.failure.code === 'no-service';
      this.#fail(started.failure, isPassing ? LOOK_AGAIN_MILLISECONDS : START_AGAIN_MILLISECONDS);
      return;
    }
    this.#host = host;
    this.#failure = undefined;
    host.watchOver();
    void host.ended.then(() => this.#lose());
    this.#parts.onChange();
  }

  #lose(): void {
    this.#host = undefined;
    if (this.#isClosed) return;
    this.#parts.onLost();
    void this.settle();
  }

  #fail(failure: ServiceFailure, againMilliseconds: number): void {
    this.#failure = failure;
    this.#parts.onChange();
    this.#tryAgain(againMilliseconds);
  }

  #tryAgain(milliseconds: number): void {
    this.#again = setTimeout(() => {
      if (milliseconds < START_AGAIN_MILLISECONDS || this.#parts.isWatched()) void this.settle();
      else this.#tryAgain(milliseconds);
    }, milliseconds);
  }
}
