import type { HostProcess } from '../../../src/readers/pcsc/fork-host.ts';
import type { HostMessage, HostRequest } from '../../../src/readers/pcsc/host-protocol.ts';

/** A reader host in this process: says what a test makes it say, and keeps what it was asked. */
export class FakeHost implements HostProcess {
  readonly requests: HostRequest[] = [];
  readonly #listeners: ((message: HostMessage) => void)[] = [];
  readonly #endListeners: (() => void)[] = [];
  hasEnded = false;
  /** Answers a request; undefined: never. */
  answer: (request: HostRequest) => Partial<HostMessage> | undefined = () => ({ ok: true });

  say(message: HostMessage): void {
    for (const listener of this.#listeners) listener(message);
  }

  /** Loaded, and these readers with such states. */
  rise(states: Readonly<Record<string, number>>): void {
    this.say({ report: 'loaded' });
    for (const [reader, state] of Object.entries(states)) this.say({ report: 'state', reader, state });
    this.say({ report: 'ready' });
  }

  send(request: HostRequest): void {
    this.requests.push(request);
    const reply = this.answer(request);
    if (reply !== undefined) queueMicrotask(() => this.say({ reply: request.id, ...reply } as HostMessage));
  }

  onMessage(listener: (message: HostMessage) => void): void {
    this.#listeners.push(listener);
  }

  onEnd(listener: () => void): void {
    this.#endListeners.push(listener);
  }

  dismiss(): void {
    this.kill();
  }

  kill(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    queueMicrotask(() => {
      for (const listener of this.#endListeners) listener();
    });
  }
}
