import type { CallAnswer, CallArgs, CallName, Events } from '../../src/ipc/contract.ts';
import type { InterfacePort } from './interface-port.ts';

const EVENT_NAMES = ['state', 'secretShown'] as const satisfies readonly (keyof Events)[];
const RETRY_MS = 1500;

type Listeners = { [Name in keyof Events]: Set<(event: Events[Name]) => void> };

/** The way to the browser shell: a POST for each call, and one stream of events that is opened again when it breaks. */
export class HttpPort implements InterfacePort {
  readonly #listeners: Listeners = { state: new Set(), secretShown: new Set() };
  readonly #connectionListeners = new Set<(connected: boolean) => void>();
  #connected = true;

  constructor() {
    this.#listen();
  }

  async call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallAnswer<Name>> {
    const response = await fetch(`/call/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(args ?? null),
    });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return ((await response.json()) as { readonly answer: CallAnswer<Name> }).answer;
  }

  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void {
    this.#listeners[name].add(listener);
    return () => this.#listeners[name].delete(listener);
  }

  watchConnection(listener: (connected: boolean) => void): () => void {
    this.#connectionListeners.add(listener);
    return () => this.#connectionListeners.delete(listener);
  }

  #listen(): void {
    const source = new EventSource('/events');
    for (const name of EVENT_NAMES) {
      source.addEventListener(name, (event) => this.#tell(name, JSON.parse(event.data)));
    }
    source.addEventListener('open', () => this.#setConnected(true));
    source.addEventListener('error', () => {
      this.#setConnected(false);
      // A stream that broke is opened again by the browser; one that was refused is not.
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.#listen(), RETRY_MS);
    });
  }

  #tell<Name extends keyof Events>(name: Name, event: Events[Name]): void {
    for (const listener of this.#listeners[name]) listener(event);
  }

  #setConnected(connected: boolean): void {
    if (connected === this.#connected) return;
    this.#connected = connected;
    for (const listener of this.#connectionListeners) listener(connected);
  }
}
