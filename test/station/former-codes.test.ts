import { expect, it, vi } from 'vitest';
import { codeAt } from '../../src/otp/totp.ts';
import { FormerCodes } from '../../src/station/former-codes.ts';
import { enrolmentOf, SEED_TEXT } from '../burn/desk.ts';
import { ManualClock } from '../simulator/manual-clock.ts';

const SERIAL = '86596100012345';
const OTHER_SEED = '09876543210987654321';

it('the codes of a seed that was wiped are known, for as long as the token may show them, and no others', () => {
  const clock = new ManualClock();
  const codes = new FormerCodes(clock);
  const enrolment = enrolmentOf(SEED_TEXT);
  const now = clock.nowMilliseconds() / 1000;
  const [before, current, next, late] = [-300, 0, 30, 840].map((later) => codeAt(enrolment, now + later));
  const strange = codeAt(enrolmentOf(OTHER_SEED), now);
  codes.keep(SERIAL, enrolment);
  enrolment.secret.wipe();
  const former = codes.of(SERIAL);
  for (const code of [before, current, next]) expect(former?.shows(code ?? '', now)).toBe(true);
  expect(former?.shows(late ?? '', now + 840)).toBe(true);
  expect(former?.shows(current ?? '', now + 840)).toBe(false);
  expect(former?.shows(strange, now)).toBe(false);
  expect(codes.of('86596100054321')).toBeUndefined();
});

it('the same seed again is no former one', () => {
  const codes = new FormerCodes(new ManualClock());
  codes.keep(SERIAL, enrolmentOf(SEED_TEXT));
  expect(codes.of(SERIAL)?.isSame(enrolmentOf(SEED_TEXT))).toBe(true);
  expect(codes.of(SERIAL)?.isSame(enrolmentOf(OTHER_SEED))).toBe(false);
  expect(codes.of(SERIAL)?.isSame(enrolmentOf(SEED_TEXT, { periodSeconds: 60 }))).toBe(false);
});

it('they are dropped after a quarter of an hour', () => {
  vi.useFakeTimers();
  try {
    const codes = new FormerCodes(new ManualClock());
    codes.keep(SERIAL, enrolmentOf(SEED_TEXT));
    vi.advanceTimersByTime(10 * 60_000);
    codes.keep(SERIAL, enrolmentOf(OTHER_SEED));
    vi.advanceTimersByTime(14 * 60_000);
    expect(codes.of(SERIAL)).toBeDefined();
    vi.advanceTimersByTime(60_000);
    expect(codes.of(SERIAL)).toBeUndefined();
  } finally {
    vi.useRealTimers();
  }
});
