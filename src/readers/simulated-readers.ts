import type { CardChannel } from '../apdu/card-channel.ts';
import type { OpenFailure, ServiceFailure } from '../apdu/card-source.ts';
import type { Clock } from '../base/clock.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { CardPlace } from '../simulator/card-place.ts';
import type { FaultPlan } from '../simulator/faults.ts';
import type { SimulatedCard } from '../simulator/simulated-card.ts';
import { Watchers } from '../simulator/watchers.ts';
import { COMMAND_LIMIT_MILLISECONDS } from './command-limit.ts';
import type { CardPresence, Readers, ReadersSnapshot } from './readers.ts';
import { SimulatedChannel } from './simulated-channel.ts';

/** The reader that everybody has, without any hardware. */
export const SIMULATED_READER = 'simulator';

export interface SimulatedReadersOptions {
  readonly clock: Clock;
  /** One reader called `simulator` unless said. */
  readonly readerNames?: readonly string[];
  readonly limitMilliseconds?: number;
}

interface VirtualReader {
  readonly name: string;
  readonly place: CardPlace;
  plugged: boolean;
  /** Another program holds the card for itself. */
  occupied: boolean;
  channel: SimulatedChannel | undefined;
}

/**
 * Readers in software, in this process. They behave as PC/SC's do, except that every change is known at once, and
 * that closing a channel powers the card off at once (PC/SC services do that some two seconds later).
 */
export class SimulatedReaders implements Readers {
  readonly #clock: Clock;
  readonly #limitMilliseconds: number;
  readonly #readers = new Map<string, VirtualReader>();
  readonly #watchers = new Watchers();
  #serviceFailure: ServiceFailure | undefined;

  constructor(options: SimulatedReadersOptions) {
    this.#clock = options.clock;
    this.#limitMilliseconds = options.limitMilliseconds ?? COMMAND_LIMIT_MILLISECONDS;
    for (const name of options.readerNames ?? [SIMULATED_READER]) this.#add(name);
  }

  async ready(): Promise<void> {}

  snapshot(): ReadersSnapshot {
    if (this.#serviceFailure !== undefined) return { failure: this.#serviceFailure, readers: [] };
    return {
      readers: this.#plugged().map((reader) => ({
        name: reader.name,
        card: presenceOn(reader),
        cardCount: reader.place.count,
      })),
    };
  }

  watch(listener: (snapshot: ReadersSnapshot) => void): () => void {
    return this.#watchers.add(() => listener(this.snapshot()));
  }

  async open(readerName: string): Promise<Result<CardChannel, OpenFailure>> {
    if (this.#serviceFailure !== undefined) return fail(this.#serviceFailure);
    const reader = this.#readers.get(readerName);
    if (!reader?.plugged) {
      return fail({
        code: 'no-reader',
        wanted: readerName,
        available: this.#plugged().map(({ name }) => name),
      });
    }
    const { state } = reader.place;
    if (state === 'empty') return fail({ code: 'no-token', reader: readerName });
    if (state === 'asleep') return fail({ code: 'token-asleep', reader: readerName });
    if (reader.occupied || reader.channel !== undefined)
      return fail({ code: 'card-in-use', reader: readerName });
    const channel = new SimulatedChannel(
      readerName,
      reader.place,
      this.#clock,
      this.#limitMilliseconds,
      () => {
        reader.channel = undefined;
      },
    );
    reader.channel = channel;
    return succeed(channel);
  }

  /** Lifts every card and ends every watch. */
  async close(): Promise<void> {
    this.#watchers.clear();
    for (const reader of this.#readers.values()) {
      cutOff(reader);
      reader.place.lift();
    }
  }

  /** Lays `card` on a reader, in place of what lies there; its faults count from its first command. */
  lay(readerName: string, card: SimulatedCard, plan?: FaultPlan): void {
    this.#reader(readerName).place.lay(card, plan);
  }

  lift(readerName: string): void {
    this.#reader(readerName).place.lift();
  }

  /** The cable comes out. A card on the reader stays there, without power. */
  unplug(readerName: string): void {
    const reader = this.#reader(readerName);
    reader.plugged = false;
    cutOff(reader);
    this.#watchers.tell();
  }

  /** The cable goes in again. A name not known before is a new reader. */
  plug(readerName: string): void {
    const reader = this.#readers.get(readerName) ?? this.#add(readerName);
    reader.plugged = true;
    this.#watchers.tell();
  }

  /** Another program takes the card, or whatever card comes, for itself. */
  occupy(readerName: string): void {
    this.#reader(readerName).occupied = true;
    this.#watchers.tell();
  }

  release(readerName: string): void {
    this.#reader(readerName).occupied = false;
    this.#watchers.tell();
  }

  /** The service ends, or was never to be had: `failure` says why. */
  stopService(failure: ServiceFailure = { code: 'no-service' }): void {
    this.#serviceFailure = failure;
    for (const reader of this.#readers.values()) cutOff(reader);
    this.#watchers.tell();
  }

  startService(): void {
    this.#serviceFailure = undefined;
    this.#watchers.tell();
  }

  #add(name: string): VirtualReader {
    const place = new CardPlace(this.#clock);
    const reader: VirtualReader = { name, place, plugged: true, occupied: false, channel: undefined };
    place.watch(() => {
      if (reader.plugged && this.#serviceFailure === undefined) this.#watchers.tell();
    });
    this.#readers.set(name, reader);
    return reader;
  }

  #reader(name: string): VirtualReader {
    const reader = this.#readers.get(name);
    if (reader === undefined) throw new RangeError(`there is no simulated reader called ${name}`);
    return reader;
  }

  #plugged(): VirtualReader[] {
    return [...this.#readers.values()].filter(({ plugged }) => plugged);
  }
}

function presenceOn({ place, occupied }: VirtualReader): CardPresence {
  switch (place.state) {
    case 'empty':
      return 'absent';
    case 'asleep':
      return 'mute';
    case 'ready':
      return occupied ? 'in-use' : 'present';
  }
}

function cutOff(reader: VirtualReader): void {
  reader.channel?.cutOff();
  reader.channel = undefined;
}
