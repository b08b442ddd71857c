import { type ForkHost, forkHost, type HostProcess } from './fork-host.ts';
import type { HostMessage, HostReport, HostRequest } from './host-protocol.ts';
import { HostWork } from './host-work.ts';
import { loadBinding } from './load-binding.ts';
import { chosenBinding, type PcscBinding } from './pcsc-binding.ts';
import { endAtOnce } from './winscard/end-at-once.ts';

/**
 * The host for a process that is over soon: in this very process where the binding never holds its main thread, because
 * starting another Node takes as long as all the rest of a command. What hangs in there then hangs in a thread, and is
 * left there: the process ends past it.
 */
export const hostForCommand: ForkHost = (hostFile) =>
  chosenBinding(process.env) === 'koffi' ? new HostInside() : forkHost(hostFile);

/**
 * Resolves when the watch of the host before has ended. What hangs holds one of libuv's four threads, and the journal
 * needs one, too: a service that does not answer is asked again only when it has answered.
 */
let lastWatch: Promise<void> = Promise.resolve();

class HostInside implements HostProcess {
  #tell: (message: HostMessage) => void = () => {};
  #end: () => void = () => {};
  #work: HostWork | undefined;
  readonly #over = new AbortController();

  constructor() {
    // Whoever started it listens first.
    queueMicrotask(() => this.#begin());
  }

  send(request: HostRequest): void {
    void this.#work?.answer(request).then((reply) => this.#say(reply));
  }

  onMessage(listener: (message: HostMessage) => void): void {
    this.#tell = listener;
  }

  onEnd(listener: () => void): void {
    this.#end = listener;
  }

  dismiss(): void {
    this.kill();
  }

  /** Nothing is heard of it any more; the cards it holds are let go when the process ends. */
  kill(): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    this.#end();
  }

  #begin(): void {
    const binding = loadBinding(process.env);
    if ('report' in binding) {
      this.#say(binding);
      return;
    }
    process.once('exit', (status) => endAtOnce(Number(process.exitCode ?? status)));
    this.#say({ report: 'loaded' });
    void lastWatch.then(() => this.#watch(binding));
  }

  #watch(binding: PcscBinding): void {
    const { signal } = this.#over;
    if (signal.aborted) return;
    lastWatch = new Promise((ended) => {
      const hear = (report: HostReport) => {
        if (report.report === 'service-lost') ended();
        this.#say(report);
      };
      this.#work = new HostWork(binding, hear, signal);
    });
  }

  #say(message: HostMessage): void {
    if (!this.#over.signal.aborted) this.#tell(message);
  }
}
