import type { ServerResponse } from 'node:http';
import type { Events, StationPort } from '../ipc/contract.ts';

/** Keeps what lies between from taking a quiet stream for a dead one. */
const HEARTBEAT_MILLISECONDS = 15_000;

type EventName = keyof Events;

/**
 * One page's stream of events (text/event-stream): the state at once, then every change. A page that reads slowly gets
 * the newest of each event when it is ready for more, never a queue.
 */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #pending = new Map<EventName, unknown>();
  readonly #ends: (() => void)[] = [];
  #isFull = false;

  /** The response's head must not be written yet. `onEnd`: the page has gone, or `end` was called. */
  constructor(response: ServerResponse, port: StationPort, onEnd: () => void) {
    this.#response = response;
    response.on('drain', () => this.#drain());
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    this.#watch(port, 'state');
    this.#watch(port, 'secretShown');
    this.#sendFirst(port);
    const heartbeat = setInterval(() => this.#isFull || this.#write(':\n\n'), HEARTBEAT_MILLISECONDS);
    heartbeat.unref();
    response.once('close', () => {
      clearInterval(heartbeat);
      for (const end of this.#ends) end();
      onEnd();
    });
  }

  end(): void {
    this.#response.destroy();
  }

  #watch(port: StationPort, name: EventName): void {
    this.#ends.push(port.on(name, (event) => this.#send(name, event)));
  }

  /** Unless a change was faster. */
  #sendFirst(port: StationPort): void {
    let hasState = false;
    this.#ends.push(
      port.on('state', () => {
        hasState = true;
      }),
    );
    port.call('state', undefined).then(
      (state) => hasState || this.#send('state', state),
      // Without a state there is nothing to show: the page comes again.
      () => this.end(),
    );
  }

  #send(name: EventName, event: unknown): void {
    if (this.#isFull) this.#pending.set(name, event);
    else this.#write(`event: ${name}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  #write(text: string): void {
    this.#isFull = !this.#response.write(text);
  }

  #drain(): void {
    this.#isFull = false;
    for (const [name, event] of [...this.#pending]) {
      this.#pending.delete(name);
      this.#send(name, event);
    }
  }
}
