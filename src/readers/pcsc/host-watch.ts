import type { Addon, AddonCardReader, AddonCardReaderClass, AddonDevice } from './addon.ts';
import { ExclusiveWatch } from './exclusive-watch.ts';
import { HostLane } from './host-lane.ts';
import type { HostReport } from './host-protocol.ts';
import { PcscCode, pcscCodeOf } from './pcsc-codes.ts';

/** What a reader that was unplugged leaves behind: no reason to doubt the service. */
const UNPLUGGED: readonly number[] = [
  PcscCode.UNKNOWN_READER,
  PcscCode.READER_UNAVAILABLE,
  PcscCode.NO_READERS_AVAILABLE,
];

/**
 * Watches all readers through nfc-pcsc and reports them; gives the lanes to their cards, which the caller may use.
 * Blocks the thread for ever while there is no service. Throws what the addon throws when it is refused.
 */
export function watchReaders(addon: Addon, report: (report: HostReport) => void): Map<string, HostLane> {
  /** Kept for the life of the process, also when the reader has gone (see HostLane). */
  const lanes = new Map<string, HostLane>();
  /** Readers of the first list without a first state; undefined once all have told theirs. */
  let awaited: Set<string> | undefined = new Set();
  let isListed = false;

  const settle = (reader?: string) => {
    if (reader !== undefined) awaited?.delete(reader);
    if (!isListed || awaited === undefined || awaited.size > 0) return;
    awaited = undefined;
    report({ report: 'ready' });
  };
  const lose = (error: Error) => {
    const code = pcscCodeOf(error);
    if (!UNPLUGGED.includes(code)) report({ report: 'service-lost', code });
  };

  const nfc = new addon.NFC();
  nfc.on('error', lose);
  nfc.on('reader', (device) => {
    awaited?.add(device.name);
    const lane = lanes.get(device.name) ?? new HostLane(newCardReader(device));
    lanes.set(device.name, lane);
    lane.arrive();
    const reportState = (state: number, atr?: Uint8Array) => {
      report({ report: 'state', reader: device.name, state, ...(atr && { atr }) });
      exclusiveWatch.hear(state);
      settle(device.name);
    };
    const exclusiveWatch = new ExclusiveWatch(() => newCardReader(device), lane, reportState);
    keepFromConnecting(device);
    device.on('error', lose);
    device.on('end', () => {
      exclusiveWatch.end();
      report({ report: 'gone', reader: device.name });
      settle(device.name);
    });
    device.reader.on('status', ({ state, atr }) => reportState(state, atr));
  });
  // An empty list makes no event at all: the end of the first listing is seen here only. pcsclite starts in the
  // next tick, so this comes in time.
  const start = nfc.pcsc.start.bind(nfc.pcsc);
  nfc.pcsc.start = (listed) =>
    start((error, names) => {
      listed(error, names);
      isListed = true;
      settle();
    });
  return lanes;
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
