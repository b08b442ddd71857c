import type { CardChannel } from '../../apdu/card-channel.ts';
import { fail, type Result, succeed } from '../../base/result.ts';
import { COMMAND_LIMIT_MILLISECONDS } from '../command-limit.ts';
import type { OpenFailure, Readers, ReadersSnapshot } from '../readers.ts';
import { connectPatiently } from './connect-patiently.ts';
import { type ForkHost, forkHost } from './fork-host.ts';
import { HostKeeper } from './host-keeper.ts';
import type { HostReport } from './host-protocol.ts';
import { openFailure } from './open-failure.ts';
import { PcscChannel } from './pcsc-channel.ts';
import type { ReaderHost } from './reader-host.ts';
import { type Claim, ReaderTable } from './reader-table.ts';
import { probeService, type ServiceProbe } from './service-probe.ts';
import { withLimit } from './with-limit.ts';

export interface PcscReadersOptions {
  /** The built reader host (dist/reader-host.cjs). */
  readonly hostFile: string;
  /** How to start it; plain Node unless told otherwise. */
  readonly fork?: ForkHost;
  readonly probe?: ServiceProbe;
  readonly commandLimitMilliseconds?: number;
}

/** How long closing waits for cards to be let go, before it ends the host, which lets them go, too. */
const FAREWELL_MILLISECONDS = 200;

/** The readers of this machine's PC/SC service, through the reader host. Close it, or the process lives on. */
export class PcscReaders implements Readers {
  readonly #commandLimitMilliseconds: number;
  readonly #keeper: HostKeeper;
  readonly #table = new ReaderTable();
  readonly #watchers = new Set<(snapshot: ReadersSnapshot) => void>();
  readonly #channels = new Set<PcscChannel>();
  readonly #isReady: Promise<void>;
  #told = '';
  #isClosed = false;

  constructor(options: PcscReadersOptions) {
    const { hostFile, fork = forkHost, probe = probeService } = options;
    this.#commandLimitMilliseconds = options.commandLimitMilliseconds ?? COMMAND_LIMIT_MILLISECONDS;
    this.#keeper = new HostKeeper({
      startProcess: () => fork(hostFile),
      probe,
      isWatched: () => this.#watchers.size > 0,
      onReport: (report) => this.#hear(report),
      onLost: () => this.#table.removeAll(),
      onChange: () => this.#tell(),
    });
    this.#isReady = this.#keeper.settle();
    this.#told = JSON.stringify(this.snapshot());
  }

  ready(): Promise<void> {
    return this.#isReady;
  }

  snapshot(): ReadersSnapshot {
    const { failure } = this.#keeper;
    return failure === undefined ? { readers: this.#table.states() } : { failure, readers: [] };
  }

  watch(listener: (snapshot: ReadersSnapshot) => void): () => void {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }

  async open(readerName: string): Promise<Result<CardChannel, OpenFailure>> {
    if (this.#isClosed) throw new Error('these readers are closed');
    await this.#keeper.settle();
    const { host, failure } = this.#keeper;
    if (host === undefined) return fail(failure ?? { code: 'no-service' });
    if (!this.#table.has(readerName)) {
      return fail({ code: 'no-reader', wanted: readerName, available: this.#table.names() });
    }
    if (this.#table.isStuck(readerName)) return fail({ code: 'token-asleep', reader: readerName });
    const claim = this.#table.claim(readerName);
    if (claim === undefined) return fail({ code: 'card-in-use', reader: readerName });
    return this.#connect(host, claim);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#watchers.clear();
    const farewell = Promise.all([...this.#channels].map((channel) => channel.close()));
    await withLimit(FAREWELL_MILLISECONDS, farewell);
    await this.#keeper.close();
  }

  async #connect(host: ReaderHost, claim: Claim): Promise<Result<CardChannel, OpenFailure>> {
    const { reader } = claim;
    const reply = await connectPatiently(host, reader, this.#commandLimitMilliseconds);
    if (reply === 'limit') {
      this.#markStuck(claim);
      // Should it connect after all, it is let go at once.
      void host.ask({ do: 'disconnect', reader }).then(() => this.#release(claim));
      return fail({ code: 'token-asleep', reader });
    }
    if (!reply.ok) {
      const failure = openFailure(reply.code, reader, this.#table.names());
      if (failure.code === 'card-in-use') this.#table.releaseToOther(claim);
      this.#release(claim);
      return fail(failure);
    }
    return succeed(this.#newChannel(host, claim));
  }

  #newChannel(host: ReaderHost, claim: Claim): PcscChannel {
    const channel = new PcscChannel(claim.reader, host, this.#commandLimitMilliseconds, {
      onMute: () => this.#markStuck(claim),
      onFreed: () => {
        this.#channels.delete(channel);
        this.#release(claim);
      },
    });
    this.#channels.add(channel);
    return channel;
  }

  #markStuck(claim: Claim): void {
    this.#table.markStuck(claim);
    this.#tell();
  }

  #release(claim: Claim): void {
    this.#table.release(claim);
    this.#tell();
  }

  #hear(report: HostReport): void {
    if (report.report === 'state') this.#table.report(report.reader, report.state);
    else if (report.report === 'gone') this.#table.remove(report.reader);
    else if (report.report === 'service-lost') this.#keeper.host?.kill();
    // Readers are told of when the list is whole.
    if (this.#keeper.host !== undefined) this.#tell();
  }

  #tell(): void {
    const snapshot = this.snapshot();
    const text = JSON.stringify(snapshot);
    if (this.#isClosed || text === this.#told) return;
    this.#told = text;
    for (const watcher of this.#watchers) watcher(snapshot);
  }
}
