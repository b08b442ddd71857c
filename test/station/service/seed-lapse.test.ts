import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/ipc/settings.ts';
import { SimulatedToken } from '../../../src/simulator/simulated-token.ts';
import { SeedLapse } from '../../../src/station/service/seed-lapse.ts';
import { systemClock } from '../../../src/station/system-clock.ts';
import { newDesk, OTHER_URI, tokenOf, URI, until } from './desk.ts';

const room = 'burn' as const;
const MINUTE = 60_000;

describe('how long a seed stays', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A clock whose two hands move apart, as when it is set, or the computer sleeps. */
  function lapse(settings: () => Settings = () => DEFAULT_SETTINGS) {
    const hands = { set: 0, elapsed: 0 };
    const lapses: string[] = [];
    const clock = {
      ...systemClock,
      nowMilliseconds: () => Date.now() + hands.set,
      elapsedMilliseconds: () => performance.now() + hands.elapsed,
    };
    return { hands, lapses, seed: new SeedLapse({ clock, settings }, () => lapses.push('lapsed')) };
  }

  it('is five minutes', () => {
    const { seed, lapses } = lapse();
    seed.restart();
    vi.advanceTimersByTime(5 * MINUTE - 1);
    expect(lapses).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(lapses).toEqual(['lapsed']);
    vi.advanceTimersByTime(60 * MINUTE);
    expect(lapses).toEqual(['lapsed']);
  });

  it('begins anew, and ends', () => {
    const { seed, lapses } = lapse();
    seed.restart();
    vi.advanceTimersByTime(4 * MINUTE);
    seed.restart();
    vi.advanceTimersByTime(4 * MINUTE);
    seed.stop();
    vi.advanceTimersByTime(60 * MINUTE);
    expect(lapses).toEqual([]);
  });

  it('follows the settings while it runs', () => {
    let settings: Settings = { ...DEFAULT_SETTINGS, seedMinutes: 60 };
    const { seed, lapses } = lapse(() => settings);
    seed.restart();
    vi.advanceTimersByTime(20 * MINUTE);
    settings = { ...DEFAULT_SETTINGS, seedMinutes: 15 };
    vi.advanceTimersByTime(10_000);
    expect(lapses).toEqual(['lapsed']);
  });

  it('is over when the computer has slept for longer, and no longer where the clock is set back', () => {
    const slept = lapse();
    slept.seed.restart();
    // The clock went on, and what counts elapsed time did not.
    slept.hands.set += 8 * 60 * MINUTE;
    vi.advanceTimersByTime(10_000);
    expect(slept.lapses).toEqual(['lapsed']);
    const setBack = lapse();
    setBack.seed.restart();
    setBack.hands.set -= 60 * MINUTE;
    vi.advanceTimersByTime(5 * MINUTE);
    expect(setBack.lapses).toEqual(['lapsed']);
  });
});

describe('a seed that was taken in', () => {
  const newToken = () =>
    new SimulatedToken({
      serial: '86596100000042',
      clock: systemClock,
      randomBytes: (length) => randomBytes(length),
      switchedOn: true,
      staysOn: true,
    });

  it.each(['lock', 'sleep'] as const)(
    'and not burned is dropped on %s, and the state says so',
    async (why) => {
      const { service } = newDesk();
      await service.call('takeSeed', { room, text: URI });
      await service.call('takeSeed', { room: 'practice', text: URI });
      await service.call('showSeed', { room });
      const shown: boolean[] = [];
      service.on('secretShown', (isShown) => shown.push(isShown));
      service.dropSeeds(why);
      expect(shown).toEqual([false]);
      for (const work of [service.state().burn, service.state().practice]) {
        expect(work.seed).toBeUndefined();
        expect(work.dropped).toEqual({ why, burned: false });
      }
      expect(await service.call('showSeed', { room })).toBeUndefined();
      expect(await service.call('burn', { room, allowUnlisted: false })).toEqual({ code: 'empty' });
      // The next one is a new beginning; so is starting over.
      await service.call('takeSeed', { room, text: OTHER_URI });
      expect(service.state().burn.dropped).toBeUndefined();
      await service.call('startOver', { room: 'practice' });
      await until(service, (state) => state.practice.dropped === undefined);
    },
  );

  it('tells nothing where there was none', () => {
    const { service } = newDesk();
    service.dropSeeds('lock');
    expect(service.state().burn.dropped).toBeUndefined();
  });

  it('is dropped after the time that is set, and the state says how long that was', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    try {
      const { service } = newDesk();
      await service.call('saveSettings', { ...DEFAULT_SETTINGS, seedMinutes: 1 });
      await service.call('takeSeed', { room, text: URI });
      vi.advanceTimersByTime(MINUTE - 1);
      expect(service.state().burn.seed).toBeDefined();
      vi.advanceTimersByTime(1);
      expect(service.state().burn).toMatchObject({ dropped: { why: 'time', minutes: 1, burned: false } });
      expect(service.state().burn.seed).toBeUndefined();
    } finally {
      vi.useRealTimers();
    }
  });

  it('stays while it is written and while its code is awaited; afterwards only what became of it stays', async () => {
    const { service, readers } = newDesk();
    const token = newToken();
    await service.call('takeSeed', { room, text: URI });
    readers.lay('desk', token, { delayMilliseconds: 30 });
    await until(service, (state) => tokenOf(state.burn));
    await service.call('burn', { room, allowUnlisted: false });
    await until(service, (state) => state.burn.burn?.stepsDone.includes('authenticated'));
    service.dropSeeds('lock');
    await until(service, (state) => state.burn.burn?.phase === 'code');
    service.dropSeeds('sleep');
    expect(service.state().burn.dropped).toBeUndefined();
    token.pressButton();
    token.pressButton();
    await service.call('giveCode', { room, code: token.display().text });
    await until(service, (state) => state.burn.burn?.phase === 'done');
    service.dropSeeds('lock');
    expect(service.state().burn).toMatchObject({
      burn: { phase: 'done', result: { outcome: 'verified' } },
      seed: { description: { account: 'jo@example.org' } },
      dropped: { why: 'verified', burned: true },
    });
    expect(await service.call('showSeed', { room })).toBeUndefined();
    expect(await service.call('burn', { room, allowUnlisted: false })).toEqual({ code: 'empty' });
    await service.call('clearResult', { room });
    expect(service.state().burn.seed).toBeUndefined();
    expect(service.state().burn.burn).toBeUndefined();
  });

  it('and not burned by a burn that failed is dropped, too; what became of the token stays on the screen', async () => {
    const { service, readers } = newDesk();
    await service.call('takeSeed', { room, text: URI });
    readers.lay('desk', newToken(), { delayMilliseconds: 100 });
    await until(service, (state) => tokenOf(state.burn));
    await service.call('burn', { room, allowUnlisted: false });
    await until(service, (state) => state.burn.burn?.stepsDone.includes('identified'));
    await service.call('stopBurn', { room });
    await until(service, (state) => state.burn.burn?.phase === 'done');
    const { result } = service.state().burn.burn ?? {};
    expect(result?.failure).toEqual({ code: 'cancelled' });
    service.dropSeeds('lock');
    expect(service.state().burn).toMatchObject({ burn: { result }, dropped: { why: 'lock', burned: false } });
    // Somebody else's turn, or the same person's with a new seed.
    await service.call('intend', { room, account: 'eve@example.org', issuer: '' });
    expect(service.state().burn).toMatchObject({
      dropped: { why: 'lock' },
      intended: { account: 'eve@example.org' },
    });
    expect(service.state().burn.burn).toBeUndefined();
  });
});
