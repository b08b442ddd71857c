import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenClock } from '../../src/simulator/token-clock.ts';
import { configCommand, login, newToken, READ_INFO, send } from './device.ts';
import { ManualClock } from './manual-clock.ts';

const DAY = 86_400_000;

describe('drift', () => {
  it.each([
    // 20 ppm, a common watch crystal, is 1.728 s a day.
    { partsPerMillion: 20, days: 1, aheadSeconds: 1.728 },
    { partsPerMillion: -20, days: 365, aheadSeconds: -630.72 },
    { partsPerMillion: 0, days: 1000, aheadSeconds: 0 },
    { partsPerMillion: 100_000, days: 1, aheadSeconds: 8640 },
  ])('of $partsPerMillion ppm is $aheadSeconds s after $days days', async (row) => {
    const host = new ManualClock();
    const clock = new TokenClock(host, 0, row.partsPerMillion);
    await host.advance(row.days * DAY);
    expect(clock.errorSeconds).toBeCloseTo(row.aheadSeconds, 3);
    expect(clock.seconds).toBe(Math.floor(host.nowMilliseconds() / 1000 + row.aheadSeconds + 1e-6));
  });

  it('can change on the way without moving the clock', async () => {
    const host = new ManualClock();
    const clock = new TokenClock(host, 0, 1000);
    await host.advance(1_000_000);
    clock.setDrift(-1000);
    expect(clock.errorSeconds).toBeCloseTo(1, 6);
    await host.advance(2_000_000);
    expect(clock.errorSeconds).toBeCloseTo(-1, 6);
  });
});

describe('whole seconds', () => {
  it('begin at the moment of the write', async () => {
    const host = new ManualClock(1_800_000_000_700);
    const clock = new TokenClock(host, 0, 0);
    clock.set(1_700_000_000);
    await host.advance(999);
    expect(clock.seconds).toBe(1_700_000_000);
    await host.advance(1);
    expect(clock.seconds).toBe(1_700_000_001);
  });

  it('are slow by what the host cut off when it truncated', () => {
    const host = new ManualClock(1_800_000_000_700);
    const clock = new TokenClock(host, 0, 0);
    clock.set(1_800_000_000);
    expect(clock.errorSeconds).toBeCloseTo(-0.7, 9);
  });

  it('keep the fraction of the error they were made with', () => {
    const clock = new TokenClock(new ManualClock(1_800_000_000_700), 12.5, 0);
    expect(clock.seconds).toBe(1_800_000_013);
    expect(clock.errorSeconds).toBeCloseTo(12.5, 9);
  });

  it('stay in 32 bits', async () => {
    const host = new ManualClock();
    const clock = new TokenClock(host, 0, 0);
    clock.set(0xffffffff);
    expect(clock.seconds).toBe(0xffffffff);
    await host.advance(1000);
    expect(clock.seconds).toBe(0);
    clock.set(0);
    clock.shift(-1);
    expect(clock.seconds).toBe(0xffffffff);
  });
});

it('does not move when the host is set to another time', () => {
  const host = new ManualClock();
  const clock = new TokenClock(host, 0, 0);
  host.jump(-3_600_000);
  expect(clock.seconds).toBe(1_800_000_000);
  expect(clock.errorSeconds).toBeCloseTo(3600, 9);
});

it('is at a multiple of the step after the wait it names', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -500, max: 500 }),
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.integer({ min: 1, max: 255 }),
      async (drift, error, step) => {
        const host = new ManualClock();
        const clock = new TokenClock(host, error, drift);
        const wait = clock.millisecondsUntilStep(step);
        expect(wait).toBeGreaterThan(0);
        const before = Math.floor(clock.seconds / step);
        await host.advance(Math.ceil(wait + 0.001));
        expect(Math.floor(clock.seconds / step)).toBe(before + 1);
      },
    ),
    { numRuns: 50 },
  );
});

it('is what readInfo reports, through power-off and sleep', async () => {
  const { token, clock } = newToken({ serial: '86596000000077', clockErrorSeconds: -40 });
  expect(Number.parseInt(send(token, READ_INFO).slice(-12, -4), 16)).toBe(1_800_000_000 - 40);
  login(token);
  send(token, configCommand({ clock: 1_800_000_100 }));
  token.powerOff();
  await clock.advance(7000);
  token.pressButton();
  token.pressButton();
  expect(Number.parseInt(send(token, READ_INFO).slice(-12, -4), 16)).toBe(1_800_000_107);
  token.shiftClock(-7);
  expect(token.clock.seconds).toBe(1_800_000_100);
});
