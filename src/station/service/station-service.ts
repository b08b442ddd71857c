import { EventEmitter } from 'node:events';
import * as v from 'valibot';
import type { CallAnswer, CallArgs, CallName, Events, StationPort } from '../../ipc/contract.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { RegisterView } from '../../ipc/register.ts';
import { CALL_SCHEMAS } from '../../ipc/schemas.ts';
import type { Settings, SettingsChange } from '../../ipc/settings.ts';
import type { About, DropReason, State } from '../../ipc/state.ts';
import { configPath, writeConfig } from '../config.ts';
import type { RegisterDesk } from '../desk-register/register-desk.ts';
import type { SessionDesk } from '../sessions/session-desk.ts';
import { sessionHandlers } from '../sessions/session-handlers.ts';
import { withoutTokensAtLanes } from './at-lanes.ts';
import type { PracticeRoom } from './practice-room.ts';
import type { WorkRoom } from './work-room.ts';

export interface StationServiceOptions {
  readonly rooms: { readonly burn: WorkRoom; readonly practice: WorkRoom };
  readonly practiceRoom: PracticeRoom;
  readonly register: RegisterDesk;
  readonly registerView: () => RegisterView;
  readonly sessions: SessionDesk;
  readonly settings: Settings;
  readonly about: About;
  /** Looks again at what lies on the readers: it may be of another model now. */
  readonly lookAgain: () => void;
  /** Ends what the rooms stand on: readers and watches. */
  readonly close: () => Promise<void>;
}

/** Thrown when a call's arguments are not of the contract's form; says nothing of their content. */
export class BadCall extends Error {
  override readonly name = 'BadCall';
}

type Handlers = {
  readonly [Name in CallName]: (args: CallArgs<Name>) => CallAnswer<Name> | Promise<CallAnswer<Name>>;
};

/** The station behind every shell with an interface: answers the calls of the contract and tells what changes. */
export class StationService implements StationPort {
  readonly #options: StationServiceOptions;
  readonly #events = new EventEmitter();
  #settings: Settings;
  #changePending = false;

  constructor(options: StationServiceOptions) {
    this.#options = options;
    this.#settings = options.settings;
    this.#events.setMaxListeners(0);
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Whether a token is being written: shells do not end in the middle of that by themselves. */
  get isWriting(): boolean {
    const { rooms, sessions } = this.#options;
    return rooms.burn.isWriting || rooms.practice.isWriting || sessions.isWriting;
  }

  /** Rejects with BadCall where name or arguments are not the contract's. */
  async call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallAnswer<Name>> {
    if (!Object.hasOwn(CALL_SCHEMAS, name)) throw new BadCall('no such call');
    const checked = v.safeParse(CALL_SCHEMAS[name], args);
    if (!checked.success) throw new BadCall(`arguments that do not fit ${name}`);
    return this.#handlers[name](checked.output as CallArgs<Name>);
  }

  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void {
    this.#events.on(name, listener);
    return () => void this.#events.off(name, listener);
  }

  state(): State {
    const { rooms, practiceRoom, about } = this.#options;
    const sessions = this.#options.sessions.view;
    return {
      burn: withoutTokensAtLanes(rooms.burn.view(), sessions.open?.lanes ?? []),
      practice: { ...rooms.practice.view(), desk: practiceRoom.view },
      register: this.#options.registerView(),
      sessions,
      settings: this.#settings,
      about,
    };
  }

  /** Something changed: everybody hears of it, once for all that changes in the same turn. */
  changed(): void {
    if (this.#changePending) return;
    this.#changePending = true;
    setImmediate(() => {
      this.#changePending = false;
      this.#events.emit('state', this.state());
    });
  }

  /** A room shows its secret, or no longer: what counts is whether any does. */
  secretShown(): void {
    const { burn, practice } = this.#options.rooms;
    this.#events.emit('secretShown', burn.showsSecret || practice.showsSecret);
  }

  /** Seeds that were taken in go out of memory; what a burn needs stays until that is over, and is hidden. */
  dropSeeds(why: DropReason): void {
    const { burn, practice } = this.#options.rooms;
    for (const room of [burn, practice]) room.dropSeed(why);
  }

  /** Ends what runs, truthfully; the journal is whole afterwards. */
  async close(): Promise<void> {
    const { rooms, sessions, close } = this.#options;
    await Promise.all([rooms.burn.close(), rooms.practice.close(), sessions.close()]);
    await close();
    this.#events.removeAllListeners();
  }

  #saveSettings(change: SettingsChange): Failure | undefined {
    const { about, rooms, sessions, lookAgain } = this.#options;
    const named = Object.entries(change).filter(([, value]) => value !== undefined);
    const settings: Settings = { ...this.#settings, ...Object.fromEntries(named) };
    try {
      writeConfig(about.dataDirectory, settings);
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      if (reason === undefined) throw error;
      return { code: 'settings-unwritable', path: configPath(about.dataDirectory), reason };
    }
    this.#settings = settings;
    if (change.models) {
      lookAgain();
      sessions.work?.lookAgain();
    }
    rooms.burn.changed();
    return undefined;
  }

  readonly #handlers: Handlers = {
    state: () => this.state(),
    judgeSeed: ({ room, ...text }) => this.#options.rooms[room ?? 'burn'].judge(text, room !== undefined),
    takeSeed: ({ room, ...text }) => this.#options.rooms[room].take(text),
    intend: ({ room, ...person }) => void this.#options.rooms[room].intend(person),
    showSeed: ({ room }) => this.#options.rooms[room].show(),
    hideSeed: ({ room }) => void this.#options.rooms[room].hide(),
    startOver: ({ room }) => void this.#options.rooms[room].startOver(),
    clearResult: ({ room }) => void this.#options.rooms[room].clearResult(),
    chooseReader: ({ room, reader }) => void this.#options.rooms[room].chooseReader(reader),
    burn: ({ room, allowUnlisted, reassign }) => this.#options.rooms[room].burn(allowUnlisted, reassign),
    giveCode: ({ room, code, byCamera }) =>
      void this.#options.rooms[room].check?.give(byCamera ? { seen: code } : code),
    compareByEye: ({ room }) => void this.#options.rooms[room].check?.compareByEye(),
    confirmByEye: ({ room, same }) => void this.#options.rooms[room].check?.confirmByEye(same),
    stopBurn: ({ room }) => void this.#options.rooms[room].stopBurn(),
    saveSettings: (change) => this.#saveSettings(change),
    practise: ({ hand }) => void this.#options.practiceRoom.move(hand),
    listTokens: ({ query, from, count }) => this.#options.register.list(query, { from, count }),
    showToken: ({ serial }) => this.#options.register.token(serial),
    showUser: ({ account }) => this.#options.register.user(account),
    markToken: ({ serial, as, note }) => this.#options.register.mark(serial, as, note),
    forgetUser: ({ account }) => this.#options.register.forget(account),
    listDesks: () => this.#options.register.desks(),
    exportRegister: ({ kind, query, delimiter }) => this.#options.register.csv(kind, query, delimiter),
    verifyRegister: () => this.#options.register.verify(),
    ...sessionHandlers(
      () => this.#options.sessions,
      () => (this.#options.rooms.burn.isWriting ? { code: 'busy' } : undefined),
    ),
  };
}
