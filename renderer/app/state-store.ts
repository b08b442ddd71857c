import type { State } from '../../src/ipc/state.ts';
import type { InterfacePort } from '../port/interface-port.ts';

export interface Snapshot {
  /** Absent until the station has been heard of. */
  readonly state?: State;
  readonly connected: boolean;
}

/** Keeps the newest state the station has told of, for React's useSyncExternalStore. */
export class StateStore {
  #snapshot: Snapshot = { connected: true };
  readonly #listeners = new Set<() => void>();

  constructor(port: InterfacePort) {
    port.on('state', (state) => this.#set({ state }));
    port.watchConnection((connected) => this.#set({ connected }));
    port.call('state', undefined).then(
      // Whatever was told meanwhile is newer.
      (state) => this.#snapshot.state ?? this.#set({ state }),
      // The stream of events says that the station cannot be reached, and brings the state when it can.
      () => {},
    );
  }

  readonly snapshot = (): Snapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(change: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}
