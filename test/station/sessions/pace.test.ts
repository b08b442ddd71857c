import { describe, expect, it } from 'vitest';
import { Pace } from '../../../src/station/sessions/pace.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** A pace after so many tokens, one every `seconds`, from 0 on. */
function steady(tokens: number, seconds: number): { pace: Pace; now: number } {
  const pace = new Pace();
  pace.sign(0);
  for (let token = 1; token <= tokens; token++) pace.done(token * seconds * SECOND);
  return { pace, now: tokens * seconds * SECOND };
}

describe('the pace', () => {
  it('is not told before there are five tokens', () => {
    expect(steady(4, 20).pace.view(100)).toBeUndefined();
    expect(steady(5, 20).pace.view(100)).toEqual({ tokensPerHour: 180, secondsLeft: 2000 });
  });

  it('counts whole handfuls, laid down at once, at their true rate', () => {
    const pace = new Pace();
    pace.sign(0);
    // Eight at a time, every 40 seconds: 720 an hour.
    for (let batch = 1; batch <= 6; batch++)
      for (let lane = 0; lane < 8; lane++) pace.done(batch * 40 * SECOND + lane);
    expect(pace.view(0)?.tokensPerHour).toBeGreaterThan(600);
    expect(pace.view(0)?.tokensPerHour).toBeLessThan(750);
  });

  it('is the same after lunch', () => {
    const { pace, now } = steady(60, 20);
    for (let token = 1; token <= 10; token++) pace.done(now + HOUR + token * 20 * SECOND);
    const { tokensPerHour = 0 } = pace.view(10) ?? {};
    expect(tokensPerHour).toBeGreaterThan(160);
    expect(tokensPerHour).toBeLessThanOrEqual(180);
  });

  it('is the same after a pause', () => {
    const { pace, now } = steady(60, 20);
    pace.rest(now);
    pace.sign(now + 5 * HOUR);
    pace.done(now + 5 * HOUR + 20 * SECOND);
    expect(pace.view(9)).toEqual({ tokensPerHour: 180, secondsLeft: 180 });
  });

  it('follows the latest tokens', () => {
    const { pace, now } = steady(100, 60);
    for (let token = 1; token <= 40; token++) pace.done(now + token * 10 * SECOND);
    expect(pace.view(6)).toEqual({ tokensPerHour: 360, secondsLeft: 60 });
  });

  it('falls while nothing gets done', () => {
    const { pace, now } = steady(10, 20);
    const before = pace.view(0)?.tokensPerHour ?? 0;
    for (let sign = 1; sign <= 10; sign++) pace.sign(now + sign * 20 * SECOND);
    expect(pace.view(0)?.tokensPerHour).toBe(before / 2);
  });
});
