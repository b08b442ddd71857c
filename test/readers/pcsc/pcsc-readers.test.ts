import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PcscReaders } from '../../../src/readers/pcsc/pcsc-readers.ts';
import type { ServiceAnswer } from '../../../src/readers/pcsc/service-probe.ts';
import { FakeHost } from './fake-host.ts';

const EMPTY = 0x12;
const PRESENT = 0x10022;
const READ_INFO = { label: 'readInfo', bytes: Uint8Array.of(0x80, 0x41, 0, 0, 2, 2, 0x11) };

describe('PcscReaders over a host that does as told', () => {
  let hosts: FakeHost[];
  let service: ServiceAnswer;
  let readers: PcscReaders;

  beforeEach(() => {
    vi.useFakeTimers();
    hosts = [];
    service = 'answers';
    readers = new PcscReaders({
      hostFile: 'host',
      probe: async () => service,
      fork: () => {
        const host = new FakeHost();
        hosts.push(host);
        return host;
      },
    });
  });

  afterEach(async () => {
    await readers.close();
    vi.useRealTimers();
  });

  /** The n-th host that was started. */
  async function host(number: number): Promise<FakeHost> {
    for (let wait = 0; wait < 20 && hosts.length < number; wait++) await vi.advanceTimersByTimeAsync(500);
    const started = hosts[number - 1];
    if (started === undefined) throw new Error(`host ${number} was not started`);
    return started;
  }

  async function rise(states: Readonly<Record<string, number>>): Promise<FakeHost> {
    const first = await host(1);
    first.rise(states);
    await readers.ready();
    return first;
  }

  test('readers are told of together, then one by one', async () => {
    const told: string[] = [];
    readers.watch(({ readers: states }) => told.push(states.map(({ name }) => name).join()));
    const first = await rise({ A: EMPTY, B: EMPTY });
    first.say({ report: 'state', reader: 'C', state: EMPTY });
    first.say({ report: 'gone', reader: 'A' });
    first.say({ report: 'gone', reader: 'A' });
    expect(told).toEqual(['A,B', 'A,B,C', 'B,C']);
  });

  test('an unplugged reader loses the link, and comes back as one whose card moved', async () => {
    const first = await rise({ A: PRESENT });
    const opened = await readers.open('A');
    first.answer = () => ({ ok: false, code: 0x80100017 });
    first.say({ report: 'gone', reader: 'A' });
    expect(opened.ok && (await opened.value.send(READ_INFO))).toEqual({
      ok: false,
      failure: { code: 'link-lost', command: 'readInfo' },
    });
    if (opened.ok) await opened.value.close();
    expect(await readers.open('A')).toEqual({
      ok: false,
      failure: { code: 'no-reader', wanted: 'A', available: [] },
    });
    first.answer = () => ({ ok: true });
    first.say({ report: 'state', reader: 'A', state: PRESENT });
    expect(readers.snapshot().readers).toEqual([{ name: 'A', card: 'present', cardCount: 1 }]);
    expect((await readers.open('A')).ok).toBe(true);
  });

  test.each([
    ['no bytes', new Uint8Array()],
    ['one byte', Uint8Array.of(0x90)],
    ['nothing at all', undefined],
  ])('a response of %s is a lost link', async (_, bytes) => {
    const first = await rise({ A: PRESENT });
    const opened = await readers.open('A');
    first.answer = () => ({ ok: true, ...(bytes && { bytes }) });
    expect(opened.ok && (await opened.value.send(READ_INFO))).toMatchObject({
      failure: { code: 'link-lost' },
    });
  });

  test.each([0x80100016, 0x80100069, 0x80100068, 0x8010001d, 0x8010001e, 0x80100001])(
    'a transmit that fails with %i is a lost link',
    async (code) => {
      const first = await rise({ A: PRESENT });
      const opened = await readers.open('A');
      first.answer = () => ({ ok: false, code });
      expect(opened.ok && (await opened.value.send(READ_INFO))).toMatchObject({
        failure: { code: 'link-lost', command: 'readInfo' },
      });
    },
  );

  test('a command has four seconds, unless told otherwise', async () => {
    const first = await rise({ A: PRESENT });
    const opened = await readers.open('A');
    first.answer = () => undefined;
    const answer = opened.ok ? opened.value.send(READ_INFO) : undefined;
    let isSettled = false;
    void answer?.then(() => {
      isSettled = true;
    });
    first.answer = ({ do: what }) => (what === 'ping' ? { ok: true } : undefined);
    await vi.advanceTimersByTimeAsync(3999);
    expect(isSettled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toEqual({
      ok: false,
      failure: { code: 'token-mute', command: 'readInfo', limitMilliseconds: 4000 },
    });
  });

  test('a card that connects too late is let go', async () => {
    const first = await rise({ A: PRESENT });
    first.answer = ({ do: what }) => (what === 'ping' ? { ok: true } : undefined);
    const opening = readers.open('A');
    await vi.advanceTimersByTimeAsync(4000);
    expect(await opening).toEqual({ ok: false, failure: { code: 'token-asleep', reader: 'A' } });
    const letGo = first.requests.at(-1);
    expect(letGo?.do).toBe('disconnect');
    expect(await readers.open('A')).toMatchObject({ failure: { code: 'token-asleep' } });
    first.answer = () => ({ ok: true });
    first.say({ reply: letGo?.id ?? 0, ok: true });
    await vi.advanceTimersByTimeAsync(0);
    expect((await readers.open('A')).ok).toBe(true);
  });

  test('a card that was reset is connected once more', async () => {
    const first = await rise({ A: PRESENT });
    let tries = 0;
    first.answer = () => (tries++ === 0 ? { ok: false, code: 0x80100068 } : { ok: true });
    expect((await readers.open('A')).ok).toBe(true);
    expect(tries).toBe(2);
  });

  test('a card somebody else holds is asked for again for some moments, then in use', async () => {
    const first = await rise({ A: PRESENT });
    first.answer = () => ({ ok: false, code: 0x8010000b });
    const opening = readers.open('A');
    await vi.advanceTimersByTimeAsync(500);
    expect(await opening).toEqual({ ok: false, failure: { code: 'card-in-use', reader: 'A' } });
    expect(first.requests.filter(({ do: what }) => what === 'connect')).toHaveLength(5);
  });

  test('a host that hangs in its binding is killed after a second and a half: no service', async () => {
    const first = await host(1);
    first.say({ report: 'loaded' });
    await vi.advanceTimersByTimeAsync(1500);
    await readers.ready();
    expect(first.hasEnded).toBe(true);
    expect(readers.snapshot()).toEqual({ failure: { code: 'no-service' }, readers: [] });
  });

  test('a service that has answered may take its time over the first states', async () => {
    const first = await host(1);
    first.say({ report: 'loaded' });
    first.say({ report: 'answered' });
    await vi.advanceTimersByTimeAsync(9999);
    expect(first.hasEnded).toBe(false);
    first.say({ report: 'state', reader: 'A', state: EMPTY });
    first.say({ report: 'ready' });
    await readers.ready();
    expect(readers.snapshot().readers).toHaveLength(1);
  });

  test.each([
    ['koffi', 'npm ci'],
    ['nfc-pcsc', 'npm run nfc-pcsc'],
  ] as const)('without %s: what puts it there', async (binding, mend) => {
    const first = await host(1);
    first.say({ report: 'addon-missing', binding, detail: 'gone' });
    await readers.ready();
    expect(readers.snapshot().failure).toEqual({ code: 'addon-missing', mend, detail: 'gone' });
  });

  test("without the system's PC/SC library: its name", async () => {
    const first = await host(1);
    first.say({ report: 'library-missing', library: 'libpcsclite.so.1', detail: 'no such file' });
    await readers.ready();
    const failure = { code: 'library-missing', library: 'libpcsclite.so.1', detail: 'no such file' };
    expect(readers.snapshot()).toEqual({ failure, readers: [] });
  });

  test.each([
    [0x8010006a, 'service-denied'],
    [0x8010001d, 'no-service'],
  ])('the service refuses with %i', async (code, failure) => {
    const first = await host(1);
    first.say({ report: 'loaded' });
    first.say({ report: 'service-lost', code });
    await readers.ready();
    expect(readers.snapshot().failure?.code).toBe(failure);
  });

  test('without a cheap look, hosts are tried only while somebody watches', async () => {
    service = 'unknown';
    const first = await host(1);
    first.kill();
    await readers.ready();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hosts).toHaveLength(1);
    readers.watch(() => {});
    await vi.advanceTimersByTimeAsync(6000);
    expect(hosts).toHaveLength(2);
  });

  test('a host that crashes again and again is started twice a second at most', async () => {
    for (let number = 1; number <= 3; number++) {
      const crashing = await host(number);
      crashing.rise({ A: EMPTY });
      await vi.advanceTimersByTimeAsync(0);
      crashing.kill();
    }
    const before = hosts.length;
    await vi.advanceTimersByTimeAsync(499);
    expect(hosts.length - before).toBeLessThanOrEqual(1);
  });

  test('a host that misses its heartbeats is replaced', async () => {
    const first = await rise({ A: EMPTY });
    first.answer = () => undefined;
    await vi.advanceTimersByTimeAsync(5000);
    expect(first.hasEnded).toBe(true);
    (await host(2)).rise({ A: EMPTY });
    await vi.advanceTimersByTimeAsync(0);
    expect(readers.snapshot().readers).toHaveLength(1);
  });

  test('opening after closing is a bug', async () => {
    await rise({ A: EMPTY });
    await readers.close();
    await expect(readers.open('A')).rejects.toThrow('closed');
  });
});
