import { pause } from '../pause.ts';
import type { ReaderEvents } from '../pcsc-binding.ts';
import { PcscCode, PcscError, PcscState, UNPLUGGED } from '../pcsc-codes.ts';
import type { Handle, Winscard } from './winscard.ts';

/** The name under which PC/SC tells of readers that come and go. */
const PLUG_AND_PLAY = '\\\\?PnP?\\Notification';

/**
 * How long one wait lasts. Not for ever: pcsc-lite tells nobody that a card was taken exclusively, before 2.3 it misses
 * a reader that comes between two calls, and macOS tells of no reader that comes at all.
 */
const LOOK_AGAIN_MILLISECONDS = 1000;

/** Before a list that named a reader which was gone already is asked for again. */
const LIST_AGAIN_MILLISECONDS = 100;

/** SCARD_STATE_UNAWARE: nothing is known yet, and the call returns at once. */
const UNAWARE = 0;

/** Watches all readers in one loop, which has a context and a thread of its own and waits in it nearly all the time. */
export class WinscardWatch {
  readonly #winscard: Pick<Winscard, 'establishContext' | 'listReaders' | 'statusChange'>;
  readonly #events: ReaderEvents;
  readonly #mostStates: number;
  /** The states as last seen. */
  readonly #states = new Map<string, number>();
  /** Undefined where there is no such thing. */
  #plugAndPlay: number | undefined = UNAWARE;
  #isListed = false;

  constructor(
    winscard: Pick<Winscard, 'establishContext' | 'listReaders' | 'statusChange'>,
    mostStates: number,
    events: ReaderEvents,
  ) {
    this.#winscard = winscard;
    this.#mostStates = mostStates;
    this.#events = events;
  }

  /** Resolves, with the PC/SC code, when the service has refused or gone away; with CANCELLED behind `end`. */
  async run(end?: AbortSignal): Promise<number> {
    try {
      const context = await this.#winscard.establishContext();
      this.#events.onAnswer();
      while (!end?.aborted) {
        this.#hearList(await this.#winscard.listReaders(context));
        await this.#wait(context);
      }
      return PcscCode.CANCELLED;
    } catch (error) {
      if (error instanceof PcscError) return error.code;
      throw error;
    }
  }

  /** Waits until something changes, and tells what. With a reader whose state is not known yet that is at once. */
  async #wait(context: Handle): Promise<void> {
    const readers = [...this.#states].map(([name, state]) => ({ name, state }));
    const hasRoom = readers.length < this.#mostStates;
    const watched =
      hasRoom && this.#plugAndPlay !== undefined
        ? [...readers, { name: PLUG_AND_PLAY, state: this.#plugAndPlay }]
        : readers;
    if (watched.length === 0) return pause(LOOK_AGAIN_MILLISECONDS);
    try {
      const states = await this.#winscard.statusChange(context, LOOK_AGAIN_MILLISECONDS, watched);
      for (const [index, state] of states.entries()) this.#hearState(watched[index]?.name ?? '', state);
    } catch (error) {
      if (!(error instanceof PcscError && UNPLUGGED.includes(error.code))) throw error;
      await pause(LIST_AGAIN_MILLISECONDS);
    }
  }

  #hearList(names: readonly string[]): void {
    for (const name of this.#states.keys()) if (!names.includes(name)) this.#lose(name);
    for (const name of names) {
      if (this.#states.has(name)) continue;
      this.#states.set(name, UNAWARE);
      this.#events.onArrival(name);
    }
    if (this.#isListed || [...this.#states.values()].includes(UNAWARE)) return;
    this.#isListed = true;
    this.#events.onListed();
  }

  #hearState(name: string, eventState: number): void {
    const state = eventState & ~PcscState.CHANGED;
    if (name === PLUG_AND_PLAY) {
      // UNKNOWN: this system has no such thing (macOS), and would say so again at once.
      this.#plugAndPlay = state & PcscState.UNKNOWN ? undefined : state;
      return;
    }
    // It went, and may be back already: the next list tells, and it counts as plugged in again.
    if (state & PcscState.UNKNOWN) this.#lose(name);
    else if (state !== this.#states.get(name)) {
      this.#states.set(name, state);
      this.#events.onState(name, state);
    }
  }

  #lose(name: string): void {
    this.#states.delete(name);
    this.#events.onGone(name);
  }
}
