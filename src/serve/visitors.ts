import type { CallAnswer, CallArgs, CallName, Events, StationPort } from '../ipc/contract.ts';
import type { State, Visit, Visitor } from '../ipc/state.ts';

/** More often than that nobody is told of the same: whoever comes could fill the operator's terminal. */
const QUIET_MILLISECONDS = 60_000;

/** What uninvited visitors tried: it is told, and the newest is part of the state that pages show. */
export class Visitors {
  /** The station as pages get it. */
  readonly port: StationPort;
  readonly #station: StationPort;
  readonly #onVisit: (visit: Visit) => void;
  readonly #toldAt = new Map<Visit, number>();
  readonly #listeners = new Set<(state: State) => void>();
  #newest: Visitor | undefined;

  constructor(station: StationPort, onVisit: (visit: Visit) => void) {
    this.#station = station;
    this.#onVisit = onVisit;
    this.port = {
      call: (name, args) => this.#call(name, args),
      on: (name, listener) => this.#on(name, listener),
    };
  }

  /** Somebody was sent away. */
  came(visit: Visit): void {
    const now = performance.now();
    const before = this.#toldAt.get(visit);
    if (before !== undefined && now - before < QUIET_MILLISECONDS) return;
    this.#toldAt.set(visit, now);
    this.#newest = { visit, time: new Date().toISOString() };
    this.#onVisit(visit);
    void this.#station.call('state', undefined).then(
      (state) => {
        for (const listener of [...this.#listeners]) listener(this.#withVisitor(state));
      },
      // Whoever asks the next time hears of it.
      () => {},
    );
  }

  async #call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallAnswer<Name>> {
    const answer = await this.#station.call(name, args);
    return name === 'state' ? (this.#withVisitor(answer as State) as CallAnswer<Name>) : answer;
  }

  #on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void {
    if (name !== 'state') return this.#station.on(name, listener);
    const hear = listener as (state: State) => void;
    const end = this.#station.on('state', (state) => hear(this.#withVisitor(state)));
    this.#listeners.add(hear);
    return () => {
      this.#listeners.delete(hear);
      end();
    };
  }

  #withVisitor(state: State): State {
    return this.#newest === undefined ? state : { ...state, visitor: this.#newest };
  }
}
