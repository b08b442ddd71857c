import { expect, it, vi } from 'vitest';
import { hostForCommand } from '../../../src/readers/pcsc/host-inside.ts';
import type { HostMessage } from '../../../src/readers/pcsc/host-protocol.ts';
import type { ReaderEvents } from '../../../src/readers/pcsc/pcsc-binding.ts';

/** What watches, in the order in which it began. */
const watches: ReaderEvents[] = [];

vi.mock('../../../src/readers/pcsc/load-binding.ts', () => ({
  loadBinding: () => ({ watch: (events: ReaderEvents) => void watches.push(events), newCard: () => {} }),
}));
// What ends the process at its exit would end the tests' as well.
vi.mock('../../../src/readers/pcsc/winscard/end-at-once.ts', () => ({ endAtOnce: () => {} }));

function startHost() {
  const host = hostForCommand('unused');
  const heard: HostMessage[] = [];
  host.onMessage((message) => heard.push(message));
  host.onEnd(() => {});
  return { host, heard };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('asks no second time while the host before still hangs in its question, and then does', async () => {
  const first = startHost();
  await turn();
  expect(first.heard).toEqual([{ report: 'loaded' }]);
  expect(watches).toHaveLength(1);
  first.host.kill();

  const second = startHost();
  await turn();
  expect(second.heard).toEqual([{ report: 'loaded' }]);
  expect(watches).toHaveLength(1);

  watches[0]?.onLost(0x80100002);
  await turn();
  expect(watches).toHaveLength(2);
  watches[1]?.onAnswer();
  expect(second.heard.at(-1)).toEqual({ report: 'answered' });
  // The first one is not heard any more.
  expect(first.heard).toEqual([{ report: 'loaded' }]);
});
