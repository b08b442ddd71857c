import { describe, expect, it } from 'vitest';
import type { CardChannel } from '../../src/apdu/card-channel.ts';
import { fromHex, toHex } from '../../src/base/hex.ts';
import { COMMAND_LIMIT_MILLISECONDS } from '../../src/readers/command-limit.ts';
import type { ReadersSnapshot } from '../../src/readers/readers.ts';
import { SIMULATED_READER, SimulatedReaders } from '../../src/readers/simulated-readers.ts';
import type { FaultPlan } from '../../src/simulator/faults.ts';
import { unknownCard } from '../../src/simulator/other-cards.ts';
import { configCommand, GET_CHALLENGE, login, newToken, READ_INFO, send } from '../simulator/device.ts';
import { ManualClock, settled } from '../simulator/manual-clock.ts';

const INFO = { label: 'readInfo', bytes: fromHex(READ_INFO) };

function laid(plan?: FaultPlan) {
  const { token, clock } = newToken({ staysOn: true });
  const readers = new SimulatedReaders({ clock });
  readers.lay(SIMULATED_READER, token, plan);
  return { token, clock, readers };
}

async function open(readers: SimulatedReaders, name = SIMULATED_READER): Promise<CardChannel> {
  const opened = await readers.open(name);
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}

async function openFailure(readers: SimulatedReaders, name = SIMULATED_READER) {
  const opened = await readers.open(name);
  return opened.ok ? undefined : opened.failure;
}

async function sent(channel: CardChannel, apdu = READ_INFO): Promise<string> {
  const outcome = await channel.send({ label: 'test', bytes: fromHex(apdu) });
  return outcome.ok
    ? toHex(outcome.value.data) + outcome.value.statusWord.toString(16)
    : outcome.failure.code;
}

describe('opening', () => {
  it('says what is in the way', async () => {
    const clock = new ManualClock();
    const readers = new SimulatedReaders({ clock, readerNames: ['a', 'b', 'c'] });
    readers.unplug('c');
    expect(await openFailure(readers, 'x')).toEqual({
      code: 'no-reader',
      wanted: 'x',
      available: ['a', 'b'],
    });
    expect(await openFailure(readers, 'c')).toMatchObject({ code: 'no-reader' });
    expect(await openFailure(readers, 'a')).toEqual({ code: 'no-token', reader: 'a' });
    const { token } = newToken({ clock, switchedOn: false });
    readers.lay('a', token);
    expect(await openFailure(readers, 'a')).toEqual({ code: 'token-asleep', reader: 'a' });
    token.pressButton();
    readers.occupy('a');
    expect(await openFailure(readers, 'a')).toEqual({ code: 'card-in-use', reader: 'a' });
    readers.release('a');
    expect(await openFailure(readers, 'a')).toBeUndefined();
    await readers.close();
  });

  it('is exclusive until the channel is closed', async () => {
    const { readers } = laid();
    const channel = await open(readers);
    expect(channel.readerName).toBe(SIMULATED_READER);
    expect(await openFailure(readers)).toEqual({ code: 'card-in-use', reader: SIMULATED_READER });
    await channel.close();
    await channel.close();
    expect(await sent(channel)).toBe('link-lost');
    const second = await open(readers);
    expect(await sent(second)).toMatch(/9000$/);
    await channel.close();
    expect(await sent(second), 'the first channel is history').toMatch(/9000$/);
  });

  it.each([
    { code: 'no-service' },
    { code: 'service-denied' },
    { code: 'addon-missing', mend: 'npm rebuild', detail: 'not found' },
  ] as const)('fails with the service: $code', async (failure) => {
    const { readers } = laid();
    readers.stopService(failure);
    expect(await openFailure(readers)).toEqual(failure);
    expect(readers.snapshot()).toEqual({ failure, readers: [] });
    readers.startService();
    expect(await sent(await open(readers))).toMatch(/9000$/);
  });

  it('ends the login when closed', async () => {
    const { readers, token } = laid();
    const channel = await open(readers);
    login(token);
    await channel.close();
    expect(send(token, configCommand())).toBe('6983');
  });
});

describe('a channel', () => {
  it('carries whole commands and responses', async () => {
    const { readers } = laid();
    const channel = await open(readers);
    const response = await channel.send(INFO);
    expect(response.ok && response.value.statusWord).toBe(0x9000);
    expect(response.ok && response.value.data.length).toBe(24);
    expect(await sent(channel, '00A4040000')).toBe('6e00');
  });

  it('fetches what 61XX announces and repeats for 6CXX', async () => {
    const response = (command: number, bytes: string) =>
      ({ kind: 'response', command, bytes: fromHex(bytes), carriedOut: false }) as const;
    const { readers } = laid({
      faults: [response(1, 'AABB6102'), response(2, 'CCDD9000'), response(3, '6C18')],
    });
    const channel = await open(readers);
    expect(await sent(channel)).toBe('AABBCCDD9000');
    expect(await sent(channel), 'an Le makes the firmware refuse').toBe('6700');
  });

  it.each([
    ['a cut', { kind: 'cut', command: 2, when: 'after' }],
    ['an empty response', { kind: 'response', command: 2, bytes: new Uint8Array(), carriedOut: true }],
    ['a single byte', { kind: 'response', command: 2, bytes: Uint8Array.of(0x90), carriedOut: true }],
    ['sleep', { kind: 'sleep', command: 2, when: 'before' }],
  ] as const)('is lost with %s, and stays so', async (_what, fault) => {
    const { readers } = laid({ faults: [fault] });
    const channel = await open(readers);
    expect(await sent(channel)).toMatch(/9000$/);
    expect(await channel.send(INFO)).toEqual({
      ok: false,
      failure: { code: 'link-lost', command: 'readInfo' },
    });
    expect(await sent(channel)).toBe('link-lost');
  });

  it('is lost when the card was away between two commands, although it is back', async () => {
    const { readers, token } = laid();
    const channel = await open(readers);
    readers.lift(SIMULATED_READER);
    readers.lay(SIMULATED_READER, token);
    expect(await sent(channel)).toBe('link-lost');
    await channel.close();
    expect(await sent(await open(readers))).toMatch(/9000$/);
  });

  it.each(['lift', 'unplug', 'stopService', 'close'] as const)(
    'is lost in mid command by %s',
    async (how) => {
      const { readers, clock } = laid({ delayMilliseconds: 25 });
      const channel = await open(readers);
      const outcome = sent(channel);
      await clock.advance(20);
      if (how === 'close') await channel.close();
      else if (how === 'stopService') readers.stopService();
      else readers[how](SIMULATED_READER);
      expect(await outcome).toBe('link-lost');
      expect(clock.sleepers).toBe(0);
    },
  );

  it('cannot see a card that comes after a cut; the next channel can', async () => {
    const { readers, clock } = laid({
      faults: [
        { kind: 'cut', command: 1, when: 'before', back: { afterMilliseconds: 600, card: unknownCard() } },
      ],
    });
    const channel = await open(readers);
    expect(await sent(channel)).toBe('link-lost');
    await channel.close();
    expect(await openFailure(readers)).toMatchObject({ code: 'no-token' });
    await clock.advance(600);
    expect(await sent(await open(readers))).toBe('6d00');
  });
});

describe('the time limit of a command', () => {
  it.each([
    ['a mute token', { kind: 'mute', command: 2, carriedOut: true }],
    ['one that takes too long', { kind: 'delay', command: 2, milliseconds: 4100 }],
  ] as const)('ends the wait for %s', async (_what, fault) => {
    expect(COMMAND_LIMIT_MILLISECONDS).toBe(4000);
    const { readers, clock } = laid({ faults: [fault] });
    const channel = await open(readers);
    await channel.send(INFO);
    let failure: unknown;
    void channel.send(INFO).then((outcome) => {
      failure = outcome.ok || outcome.failure;
    });
    await clock.advance(3999);
    await settled();
    expect(failure).toBeUndefined();
    await clock.advance(1);
    expect(failure).toEqual({ code: 'token-mute', command: 'readInfo', limitMilliseconds: 4000 });
    expect(await sent(channel)).toBe('link-lost');
    await channel.close();
    expect(await sent(await open(readers))).toMatch(/9000$/);
    expect(clock.sleepers).toBe(0);
  });

  it('lets a slow answer pass', async () => {
    const { readers, clock } = laid({ faults: [{ kind: 'delay', command: 1, milliseconds: 3999 }] });
    const outcome = sent(await open(readers));
    await clock.advance(3999);
    expect(await outcome).toMatch(/9000$/);
  });

  it('can be another one', async () => {
    const { token, clock } = newToken({ staysOn: true });
    const readers = new SimulatedReaders({ clock, limitMilliseconds: 50 });
    readers.lay(SIMULATED_READER, token, { faults: [{ kind: 'mute', command: 1, carriedOut: false }] });
    const outcome = sent(await open(readers));
    await clock.advance(50);
    expect(await outcome).toBe('token-mute');
  });
});

describe('watching', () => {
  it('tells of every change of readers, cards and service, with a count that only grows', async () => {
    const clock = new ManualClock();
    const { token } = newToken({ clock, switchedOn: false });
    const readers = new SimulatedReaders({ clock });
    await readers.ready();
    const seen: string[] = [];
    const text = ({ failure, readers: list }: ReadersSnapshot) =>
      failure?.code ?? list.map(({ name, card, cardCount }) => `${name} ${card} ${cardCount}`).join(', ');
    const end = readers.watch((snapshot) => seen.push(text(snapshot)));
    readers.lay(SIMULATED_READER, token);
    token.pressButton();
    readers.occupy(SIMULATED_READER);
    readers.release(SIMULATED_READER);
    readers.plug('second');
    await clock.advance(30_000);
    readers.unplug('second');
    readers.stopService();
    token.pressButton();
    readers.startService();
    readers.lift(SIMULATED_READER);
    end();
    readers.lay(SIMULATED_READER, token);
    expect(seen).toEqual([
      'simulator mute 1',
      'simulator present 2',
      'simulator in-use 2',
      'simulator present 2',
      'simulator present 2, second absent 0',
      'simulator mute 3, second absent 0',
      'simulator mute 3',
      'no-service',
      'simulator present 4',
      'simulator absent 5',
    ]);
    expect(text(readers.snapshot())).toBe('simulator present 6');
    await readers.close();
    expect(clock.sleepers).toBe(0);
  });

  it('our own channel does not make a card in-use', async () => {
    const { readers } = laid();
    await open(readers);
    expect(readers.snapshot().readers[0]?.card).toBe('present');
  });
});

it('readers do not hinder each other', async () => {
  const clock = new ManualClock();
  const names = ['one', 'two', 'three'];
  const readers = new SimulatedReaders({ clock, readerNames: names });
  for (const name of names) {
    readers.lay(name, newToken({ clock, staysOn: true }).token, { delayMilliseconds: 25 });
  }
  const channels = await Promise.all(names.map((name) => open(readers, name)));
  const outcomes = Promise.all(channels.map((channel) => sent(channel, GET_CHALLENGE)));
  await clock.advance(25);
  expect(await outcomes).toEqual(names.map(() => expect.stringMatching(/9000$/)));
});

it('throws for a reader that was never there', () => {
  const readers = new SimulatedReaders({ clock: new ManualClock() });
  expect(() => readers.lift('nowhere')).toThrow(RangeError);
  expect(() => readers.lay('nowhere', unknownCard())).toThrow(RangeError);
});
