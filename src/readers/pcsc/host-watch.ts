import { HostLane } from './host-lane.ts';
import type { HostReport } from './host-protocol.ts';
import type { PcscBinding, ReaderEvents } from './pcsc-binding.ts';

/** Watches all readers and reports them; gives the lanes to their cards, which the caller may use. */
export function watchReaders(
  binding: PcscBinding,
  report: (report: HostReport) => void,
  end?: AbortSignal,
): ReadonlyMap<string, HostLane> {
  /** Kept when a reader has gone: it may come back, and what is out on it comes to an end. */
  const lanes = new Map<string, HostLane>();
  const events: ReaderEvents = {
    onAnswer: () => report({ report: 'answered' }),
    onArrival: (reader) => {
      const lane = lanes.get(reader) ?? new HostLane(binding.newCard(reader));
      lanes.set(reader, lane);
      lane.arrive();
    },
    onState: (reader, state) => report({ report: 'state', reader, state }),
    onGone: (reader) => report({ report: 'gone', reader }),
    onListed: () => report({ report: 'ready' }),
    onLost: (code) => report({ report: 'service-lost', code }),
  };
  binding.watch(events, end);
  return lanes;
}
