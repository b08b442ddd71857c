import type { PcscBinding, ReaderEvents } from '../pcsc-binding.ts';
import { UNPLUGGED } from '../pcsc-codes.ts';
import type { Addon, AddonCardReader, AddonCardReaderClass, AddonDevice } from './addon.ts';
import { pcscErrorOf } from './addon-error.ts';
import { ExclusiveWatch } from './exclusive-watch.ts';
import { NfcPcscCard } from './nfc-pcsc-card.ts';

/** PC/SC through nfc-pcsc and the addon below it. */
export class NfcPcscBinding implements PcscBinding {
  readonly #addon: Addon;
  readonly #devices = new Map<string, AddonDevice>();
  /** Kept for the life of the process, also when the reader has gone (see NfcPcscCard). */
  readonly #cards = new Map<string, NfcPcscCard>();

  constructor(addon: Addon) {
    this.#addon = addon;
  }

  /** Blocks the thread for ever while there is no service. */
  watch(events: ReaderEvents): void {
    const first = new FirstStates(events);
    const lose = (error: unknown) => {
      const { code } = pcscErrorOf(error);
      if (!UNPLUGGED.includes(code)) events.onLost(code);
    };
    try {
      const nfc = new this.#addon.NFC();
      nfc.on('error', lose);
      nfc.on('reader', (device) => this.#watchDevice(device, events, first, lose));
      // An empty list makes no event at all: the end of the first listing is seen here only. pcsclite starts in the
      // next tick, so this comes in time.
      const start = nfc.pcsc.start.bind(nfc.pcsc);
      nfc.pcsc.start = (listed) =>
        start((error, names) => {
          listed(error, names);
          first.endList();
        });
      events.onAnswer();
    } catch (error) {
      lose(error);
    }
  }

  newCard(reader: string): NfcPcscCard {
    const device = this.#devices.get(reader);
    if (device === undefined) throw new Error(`no reader ${reader} has arrived`);
    const card = new NfcPcscCard(newCardReader(device));
    this.#cards.set(reader, card);
    return card;
  }

  #watchDevice(
    device: AddonDevice,
    events: ReaderEvents,
    first: FirstStates,
    lose: (error: unknown) => void,
  ): void {
    const { name } = device;
    this.#devices.set(name, device);
    first.await(name);
    const tell = (state: number) => {
      events.onState(name, state);
      exclusiveWatch.hear(state);
      first.settle(name);
    };
    const isOurs = () => this.#cards.get(name)?.isConnected === true;
    const exclusiveWatch = new ExclusiveWatch(() => newCardReader(device), isOurs, tell);
    keepFromConnecting(device);
    device.on('error', lose);
    device.on('end', () => {
      exclusiveWatch.end();
      events.onGone(name);
      first.settle(name);
    });
    device.reader.on('status', ({ state }) => tell(state));
    events.onArrival(name);
  }
}

/** Readers of the first list whose first state was not told yet. */
class FirstStates {
  readonly #events: ReaderEvents;
  #awaited: Set<string> | undefined = new Set();
  #isListed = false;

  constructor(events: ReaderEvents) {
    this.#events = events;
  }

  await(reader: string): void {
    this.#awaited?.add(reader);
  }

  endList(): void {
    this.#isListed = true;
    this.#look();
  }

  settle(reader: string): void {
    this.#awaited?.delete(reader);
    this.#look();
  }

  #look(): void {
    if (!this.#isListed || this.#awaited === undefined || this.#awaited.size > 0) return;
    this.#awaited = undefined;
    this.#events.onListed();
  }
}

/** nfc-pcsc would connect every arriving card, shared, and swallow the error when it cannot. */
function keepFromConnecting(device: AddonDevice): void {
  device.autoProcessing = false;
  device.connect = () => Promise.resolve();
}

/** A second CardReader for the same reader; the addon exports the class only through its instances. */
function newCardReader(device: AddonDevice): AddonCardReader {
  const CardReader = device.reader.constructor as AddonCardReaderClass;
  return new CardReader(device.name);
}
