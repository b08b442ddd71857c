import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { codesAround } from '../../../src/otp/totp.ts';
import { CodeCheck } from '../../../src/station/service/code-check.ts';
import { enrolmentOf, SEED_TEXT } from '../../burn/desk.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

const clock = {
  nowMilliseconds: () => Date.now(),
  elapsedMilliseconds: () => Date.now(),
  sleep: async () => {},
};

it('the code shown for comparing goes on changing after digits were typed all the same', () => {
  const enrolment = enrolmentOf(SEED_TEXT);
  const codes = () => codesAround(enrolment, Date.now() / 1000);
  const shown: (string | undefined)[] = [];
  const check = new CodeCheck(clock, codes, () => shown.push(check.view.expected?.code));
  void check.ask(3);
  check.compareByEye();
  expect(shown.at(-1)).toBe(codes().current);
  check.give('000000');
  void check.ask(2);
  for (let step = 1; step <= 3; step++) {
    vi.advanceTimersByTime(30_000);
    expect(shown.at(-1)).toBe(codes().current);
  }
  expect(new Set(shown.filter(Boolean)).size).toBe(4);
  check.give(undefined);
});
