import { describe, expect, it } from 'vitest';
import { clockReport } from '../../src/register/clock-drift.ts';
import { DAY, Diary, START } from './facts.ts';

const reportAt = (diary: Diary, days = 0) => clockReport(diary.token.events, diary.now + days * DAY);

describe('a clock', () => {
  it('that gets a second ahead every five days is refused after 150, one period of 30 s', () => {
    const diary = new Diary().burn().after(50).seen(10);
    expect(reportAt(diary)).toEqual({
      ...{ lastErrorSeconds: 10, lastSeenMilliseconds: START + 50 * DAY },
      ...{ driftSecondsPerDay: 0.2, errorNowSeconds: 10, daysUntilRefused: 100 },
    });
    expect(reportAt(diary, 60)).toMatchObject({
      errorNowSeconds: 22,
      daysUntilRefused: 40,
      lastErrorSeconds: 10,
    });
    expect(reportAt(diary, 300)).toMatchObject({ errorNowSeconds: 70, daysUntilRefused: 0 });
  });

  it('that falls behind is refused on the other side, and later with a period of 60 s', () => {
    const slow = (periodSeconds: number) => new Diary().burn({ periodSeconds }).after(100).seen(-10);
    expect(reportAt(slow(30))).toMatchObject({ driftSecondsPerDay: -0.1, daysUntilRefused: 200 });
    expect(reportAt(slow(60))).toMatchObject({ driftSecondsPerDay: -0.1, daysUntilRefused: 500 });
  });

  it('keeps its rate when a burn sets it: one slope through all that was seen in between', () => {
    const diary = new Diary().burn().after(40).seen(8);
    diary.after(10).burn({ clockErrorBefore: 10 }).after(50).seen(10);
    expect(reportAt(diary)).toMatchObject({ driftSecondsPerDay: 0.2, daysUntilRefused: 100 });
    // Set just now, and never seen since: the rate of before goes on from there.
    const set = new Diary().burn().after(50).burn({ clockErrorBefore: 10 });
    expect(reportAt(set)).toMatchObject({
      lastErrorSeconds: 0,
      driftSecondsPerDay: 0.2,
      daysUntilRefused: 150,
    });
  });

  it('is fitted by least squares', () => {
    // Days 0, 10, 20, 30 with errors 0, 3, 5, 10: the slope is 160/500.
    const diary = new Diary().burn().after(10).seen(3).after(10).seen(5).after(10).seen(10);
    expect(reportAt(diary)).toMatchObject({ driftSecondsPerDay: 0.32, errorNowSeconds: 9.3 });
  });

  it.each([
    ['it was seen once only', new Diary().seen(20)],
    ['a second may be rounding', new Diary().burn().after(300).seen(1)],
    ['a few hours are too short', new Diary().burn().after(0.4).seen(5)],
    ['it does not drift', new Diary().burn().after(100).seen(0).after(100).seen(0)],
  ])('says nothing of a drift where %s', (_, diary) => {
    const report = reportAt(diary);
    expect(report).toHaveProperty('lastErrorSeconds');
    expect(report).not.toHaveProperty('driftSecondsPerDay');
    expect(report).not.toHaveProperty('daysUntilRefused');
  });

  it('that went ahead and came back drifts by nothing: it is refused never, or already', () => {
    const within = new Diary().seen(0).after(10).seen(4).after(10).seen(0);
    expect(reportAt(within)).toMatchObject({ driftSecondsPerDay: 0, lastErrorSeconds: 0 });
    expect(reportAt(within)).not.toHaveProperty('daysUntilRefused');
    expect(within.token.summary.refusedFrom).toBe(0);
    const beyond = new Diary().seen(40).after(10).seen(44).after(10).seen(40);
    expect(reportAt(beyond)).toMatchObject({ driftSecondsPerDay: 0, daysUntilRefused: 0 });
    expect(beyond.token.summary.refusedFrom).toBe(START + 10 * DAY);
  });

  it('that comes back from far off is refused when it has gone to the other side', () => {
    const diary = new Diary().seen(40).after(100).seen(20);
    // From +20 to −30 at 0.2 s a day.
    expect(reportAt(diary)).toMatchObject({ driftSecondsPerDay: -0.2, daysUntilRefused: 250 });
  });
});
