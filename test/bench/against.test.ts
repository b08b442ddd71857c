import { expect, test } from 'vitest';
import { comparison, rowOf } from '../../bench/against.mjs';

test('what takes more than a twentieth longer than before is slower', () => {
  expect(rowOf('burn', 200, 210)).toMatchObject({ ratio: 1.05, isSlower: false });
  expect(rowOf('burn', 200, 210.2).isSlower).toBe(true);
  expect(rowOf('burn', 200, 50)).toMatchObject({ ratio: 0.25, isSlower: false });
});

test('the table names what has become slower, and nothing else', () => {
  const rows = [rowOf('burn: 25 ms a command', 200, 160), rowOf('start', 40, 50)];
  const lines = comparison('since ad49a69, idle (ms)', rows).split('\n');
  expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['since ad49a69, idle (ms)'],
    ['before', 'now', 'ratio'],
    ['burn: 25 ms a command', '200.0', '160.0', '0.80'],
    ['start', '40.0', '50.0', '1.25', 'SLOWER'],
  ]);
});
