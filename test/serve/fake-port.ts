import { EventEmitter } from 'node:events';
import type { CallAnswer, CallArgs, CallName, Events, StationPort } from '../../src/ipc/contract.ts';
import { DEFAULT_SETTINGS } from '../../src/ipc/settings.ts';
import type { BurnPhase, State } from '../../src/ipc/state.ts';

export const IDLE_STATE: State = {
  burn: { readers: [] },
  practice: {
    readers: [],
    desk: {
      model: 'C301',
      serial: '86596100000017',
      shape: 'fob',
      onReader: false,
      display: { on: false, text: '' },
      clockErrorSeconds: 0,
      cutArmed: false,
    },
  },
  register: { changes: 0 },
  sessions: { known: [] },
  settings: DEFAULT_SETTINGS,
  about: { version: '0.0.0', dataDirectory: '/tmp' },
};

/** The state while a burn is in a phase. */
export function burning(phase: BurnPhase): State {
  return { ...IDLE_STATE, burn: { readers: [], burn: { phase, reader: 'R', stepsDone: [], warnings: [] } } };
}

/** A station that answers as it is told, and remembers what it was asked. */
export class FakePort implements StationPort {
  readonly calls: { name: string; args: unknown }[] = [];
  readonly #events = new EventEmitter();
  state: State = IDLE_STATE;
  answer: (name: string, args: unknown) => unknown = () => undefined;

  async call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallAnswer<Name>> {
    this.calls.push({ name, args });
    return (name === 'state' ? this.state : this.answer(name, args)) as CallAnswer<Name>;
  }

  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void {
    this.#events.on(name, listener);
    return () => void this.#events.off(name, listener);
  }

  change(state: State): void {
    this.state = state;
    this.#events.emit('state', state);
  }

  showSecret(shown: boolean): void {
    this.#events.emit('secretShown', shown);
  }

  get watchers(): number {
    return this.#events.listenerCount('state') + this.#events.listenerCount('secretShown');
  }
}
