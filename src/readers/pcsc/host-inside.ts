import { type ForkHost, forkHost, type HostProcess } from './fork-host.ts';
import type { HostMessage, HostRequest } from './host-protocol.ts';
import { HostWork } from './host-work.ts';
import { loadBinding } from './load-binding.ts';
import { chosenBinding } from './pcsc-binding.ts';
import { endAtOnce } from './winscard/end-at-once.ts';

/**
 * The host for a process that is over soon: in this very process where the binding never holds its main thread, because
 * starting another Node takes as long as all the rest of a command. What hangs in there then hangs in a thread, and is
 * left there: the process ends past it.
 */
export const hostForCommand: ForkHost = (hostFile) =>
  chosenBinding(process.env) === 'koffi' ? new HostInside() : forkHost(hostFile);

class HostInside implements HostProcess {
  #tell: (message: HostMessage) => void = () => {};
  #end: () => void = () => {};
  #work: HostWork | undefined;
  #isOver = false;

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
    if (this.#isOver) return;
    this.#isOver = true;
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
    this.#work = new HostWork(binding, (report) => this.#say(report));
  }

  #say(message: HostMessage): void {
    if (!this.#isOver) this.#tell(message);
  }
}
