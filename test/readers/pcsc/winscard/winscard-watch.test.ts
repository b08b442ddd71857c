import { beforeEach, expect, test, vi } from 'vitest';
import type { ReaderEvents } from '../../../../src/readers/pcsc/pcsc-binding.ts';
import { PcscError } from '../../../../src/readers/pcsc/pcsc-codes.ts';
import { WinscardWatch } from '../../../../src/readers/pcsc/winscard/winscard-watch.ts';
import { FakeWinscard, LOST, PLUG_AND_PLAY } from './fake-winscard.ts';

const EMPTY = 0x10;
const PRESENT = 0x10020;
const EXCLUSIVE = 0x100a0;

let service: FakeWinscard;
let told: string[];
/** The code with which watching ended. */
let ended: Promise<number>;

beforeEach(() => {
  service = new FakeWinscard();
  told = [];
});

/** Watches, until the loop waits for the first time. */
async function watch(end?: AbortSignal): Promise<void> {
  const hex = (state: number) => state.toString(16);
  const events: ReaderEvents = {
    onAnswer: () => told.push('answer'),
    onArrival: (reader) => told.push(`+${reader}`),
    onState: (reader, state) => told.push(`${reader}:${hex(state)}`),
    onGone: (reader) => told.push(`-${reader}`),
    onListed: () => told.push('listed'),
    onLost: () => {},
  };
  ended = new WinscardWatch(service, 16, events).run(end);
  await turn();
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('tells of every reader and its state, then that this was all', async () => {
  service.readers.set('A', EMPTY).set('B', PRESENT);
  await watch();
  expect(told).toEqual(['answer', '+A', '+B', 'A:10', 'B:10020', 'listed']);
});

test('tells what changes, and nothing twice', async () => {
  service.readers.set('A', EMPTY).set('B', EMPTY);
  await watch();
  told.length = 0;
  service.readers.set('B', PRESENT);
  await service.wake();
  await service.wake();
  expect(told).toEqual(['B:10020']);
});

test('a reader comes, goes, and comes back as one that was plugged in', async () => {
  await watch();
  expect(told).toEqual(['answer', 'listed']);
  told.length = 0;
  for (const step of ['come', 'go', 'come']) {
    if (step === 'come') service.readers.set('A', EMPTY);
    else service.readers.delete('A');
    await service.wake();
  }
  expect(told).toEqual(['+A', 'A:10', '-A', '+A', 'A:10']);
});

test('a card that somebody took is seen with the next look, though nobody was woken', async () => {
  service.readers.set('A', PRESENT);
  await watch();
  expect(service.waits.at(-1)?.limitMilliseconds).toBe(1000);
  service.readers.set('A', EXCLUSIVE);
  await service.wake();
  expect(told.at(-1)).toBe('A:100a0');
});

test('beside as many readers as the library takes there is no room for the notice of new ones', async () => {
  for (let reader = 1; reader <= 15; reader++) service.readers.set(`R${reader}`, EMPTY);
  await watch();
  expect(service.waits.at(-1)?.names).toHaveLength(16);
  expect(service.waits.at(-1)?.names.at(-1)).toBe(PLUG_AND_PLAY);
  service.readers.set('R16', EMPTY);
  await service.wake();
  expect(service.waits.at(-1)?.names).toHaveLength(16);
  expect(service.waits.at(-1)?.names).not.toContain(PLUG_AND_PLAY);
  // One that goes is seen by its own state.
  service.readers.delete('R7');
  await service.wake();
  expect(told.at(-1)).toBe('-R7');
  expect(service.waits.at(-1)?.names).toContain(PLUG_AND_PLAY);
});

test('where new readers are not told of (macOS), they are looked for every second', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    service.hasPlugAndPlay = false;
    await watch();
    expect(service.waits).toHaveLength(1);
    service.readers.set('A', EMPTY);
    await vi.advanceTimersByTimeAsync(999);
    expect(told).toEqual(['answer', 'listed']);
    await vi.advanceTimersByTimeAsync(1);
    await turn();
    expect(told).toEqual(['answer', 'listed', '+A', 'A:10']);
    expect(service.waits.at(-1)?.names).toEqual(['A']);
  } finally {
    vi.useRealTimers();
  }
});

test('a reader that went between the list and the look is no reason to doubt the service', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    service.readers.set('A', EMPTY);
    await watch();
    service.readers.clear();
    await service.wake(new PcscError(0x80100009));
    await vi.advanceTimersByTimeAsync(100);
    await turn();
    expect(told.at(-1)).toBe('-A');
  } finally {
    vi.useRealTimers();
  }
});

test('ends with the code of what broke', async () => {
  service.readers.set('A', EMPTY);
  await watch();
  await service.wake(LOST);
  expect(await ended).toBe(0x80100013);
});

test('ends with the wait that is out when nobody wants to hear any more', async () => {
  const end = new AbortController();
  service.readers.set('A', EMPTY);
  await watch(end.signal);
  const waits = service.waits.length;
  end.abort();
  await service.wake();
  expect(await ended).toBe(0x80100002);
  expect(service.waits).toHaveLength(waits);
});
