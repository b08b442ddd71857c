import type { CallAnswer, CallArgs, CallName, Events } from '../../src/ipc/contract.ts';
import { NOT_LET_IN_PATH, PAGE_KEY_HEADER, PAGE_KEY_PLACE } from '../../src/ipc/page-key.ts';
import type { InterfacePort } from './interface-port.ts';
import { readEvents } from './read-events.ts';

const RETRY_MS = 1500;

type Listeners = { [Name in keyof Events]: Set<(event: Events[Name]) => void> };

/**
 * The way to the browser shell: a POST for each call, and one stream of events that is opened again when it breaks. All
 * show the key that this browser got when it was let in, beside the cookie that it sends by itself.
 */
export class HttpPort implements InterfacePort {
  readonly #listeners: Listeners = { state: new Set(), secretShown: new Set() };
  readonly #connectionListeners = new Set<(connected: boolean) => void>();
  #connected = true;

  constructor() {
    void this.#listen();
  }

  async call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallAnswer<Name>> {
    const response = await fetch(`/call/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...keyHeader() },
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

  async #listen(): Promise<void> {
    try {
      const { ok, status, body } = await fetch('/events', { headers: keyHeader(), cache: 'no-store' });
      if (status === 403 && pageKey() === null) {
        location.replace(NOT_LET_IN_PATH);
        return;
      }
      if (ok && body) {
        this.#setConnected(true);
        await readEvents(body, ({ name, data }) => this.#hear(name, data));
      }
    } catch {
      // Broken off: it is opened again.
    }
    this.#setConnected(false);
    setTimeout(() => void this.#listen(), RETRY_MS);
  }

  #hear(name: string, data: string): void {
    if (Object.hasOwn(this.#listeners, name)) this.#tell(name as keyof Events, JSON.parse(data));
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

/** Read each time: where Kiln was started anew, another page of this browser has got the new one. */
function pageKey(): string | null {
  try {
    return localStorage.getItem(PAGE_KEY_PLACE);
  } catch {
    // This browser keeps nothing.
    return null;
  }
}

function keyHeader(): Record<string, string> {
  const key = pageKey();
  return key === null ? {} : { [PAGE_KEY_HEADER]: key };
}
