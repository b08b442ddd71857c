import { expect, test } from 'vitest';
import { interleave, Parts, spreadOf } from '../../bench/measure.ts';
import { judged, table } from '../../bench/report.ts';

const rounds = (...totals: readonly number[]) => totals.map((total) => ({ total }));

test('median and 95th percentile are values that were measured, by nearest rank, whatever the order', () => {
  const hundred = rounds(...Array.from({ length: 100 }, (_, index) => 100 - index));
  expect(spreadOf(hundred)).toEqual({ median: 50, p95: 95, rounds: 100 });
  expect(spreadOf(rounds(9, 100, 10))).toEqual({ median: 10, p95: 100, rounds: 3 });
  expect(spreadOf(rounds(7))).toEqual({ median: 7, p95: 7, rounds: 1 });
});

test('nothing measured is no number', () => {
  expect(() => spreadOf([])).toThrow(RangeError);
  expect(() => spreadOf(rounds(1), 'journal')).toThrow(RangeError);
});

test('the sides run in turn, and rounds of the warm-up count for nothing', async () => {
  const order: string[] = [];
  const side = (name: string) => async () => ({ total: order.push(name) });
  const { kiln, floor } = await interleave(4, { kiln: side('A'), floor: side('B') });
  expect(order.join('')).toBe('AB'.repeat(7));
  expect(kiln).toEqual(rounds(7, 9, 11, 13));
  expect(floor).toEqual(rounds(8, 10, 12, 14));
});

test('parts add up over a round, and the rest is what they leave', async () => {
  const parts = new Parts(['journal', 'commands']);
  expect(await parts.time('journal', async () => 'done')).toBe('done');
  await expect(parts.time('journal', () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
  const { total, journal = 0, commands, rest } = parts.round(1000);
  expect({ total, commands }).toEqual({ total: 1000, commands: 0 });
  expect(journal).toBeGreaterThan(0);
  expect(rest).toBeCloseTo(1000 - journal, 9);
});

const spread = (median: number) => ({ median, p95: median + 1, rounds: 20 });

test('a target is reached up to its very limit', () => {
  const line = { what: 'a burn', floor: spread(100) };
  const ratio = { kind: 'ratio', atMost: 1.15 } as const;
  expect(judged({ ...line, kiln: spread(115), target: ratio })).toMatchObject({
    isReached: true,
    ratio: 1.15,
  });
  expect(judged({ ...line, kiln: spread(116), target: ratio })).toMatchObject({ isReached: false });
  const more = { kind: 'more', atMostMilliseconds: 20 } as const;
  expect(judged({ ...line, kiln: spread(120), target: more })).toMatchObject({ isReached: true });
  expect(judged({ ...line, kiln: spread(121), target: more })).toMatchObject({
    isReached: false,
    moreMilliseconds: 21,
  });
});

test('the table has targets beside the numbers, and says which were missed', () => {
  const target = { kind: 'ratio', atMost: 2 } as const;
  const lines = [
    { what: 'kiln --version', kiln: spread(50), floor: spread(20), target },
    { what: 'loading', isPart: true, kiln: spread(12.34) },
  ];
  const rows = table({ title: 'start', lines, notes: ['40 rounds'] }, 'busy').split('\n');
  expect(rows.map((row) => row.trim().split(/ {2,}/))).toEqual([
    ['start, busy'],
    ['Kiln', 'p95', 'floor', 'p95', 'more', 'ratio', 'target'],
    ['kiln --version', '50.0', '51.0', '20.0', '21.0', '30.0', '2.50', 'ratio at most 2: MISSED'],
    ['loading', '12.3', '13.3'],
    ['* 40 rounds'],
  ]);
});
