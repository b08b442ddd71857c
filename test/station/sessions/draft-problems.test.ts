import { describe, expect, it } from 'vitest';
import type { RowProblem } from '../../../src/sessions/lists/list-problem.ts';
import { DraftProblems } from '../../../src/station/sessions/draft-problems.ts';

const problem = (row: number, more: Pick<RowProblem, 'severity' | 'fault' | 'field'>): RowProblem => ({
  ...{ row, place: row + 2 },
  ...more,
});

const noUser = { severity: 'ask', fault: { code: 'missing-user' }, field: 'user' } as const;
const hotp = { severity: 'stop', fault: { code: 'hotp' }, field: 'type' } as const;
const assumed = (field: 'period' | 'algorithm') =>
  ({ severity: 'ask', fault: { code: 'assumed-value', text: '', value: '30' }, field }) as const;

describe('the problems of a draft', () => {
  const problems = [
    problem(1, assumed('algorithm')),
    problem(1, assumed('period')),
    problem(2, noUser),
    problem(2, hotp),
    problem(4, noUser),
  ];

  it('are found by row, and by kind', async () => {
    const found = await DraftProblems.of(5, problems);
    expect([0, 1, 2, 3, 4].map((row) => found.ofRow(row).length)).toEqual([0, 2, 2, 0, 1]);
    expect(found.rowsWith(undefined)).toEqual([1, 2, 4]);
    expect(found.rowsWith('missing-user')).toEqual([2, 4]);
    expect(found.rowsWith('hotp')).toEqual([2]);
    expect(found.rowsWith(undefined)).toEqual([1, 2, 4]);
  });

  it('count a row once for each kind, and name all that a kind is about', async () => {
    const { troubles } = await DraftProblems.of(5, problems);
    expect(troubles).toMatchObject([
      { code: 'hotp', severity: 'stop', rows: 1, fields: ['type'] },
      { code: 'missing-user', rows: 2, first: { row: 2 }, fields: ['user'] },
      { code: 'assumed-value', rows: 1, first: { row: 1 }, fields: ['algorithm', 'period'] },
    ]);
  });

  it('say how many rows can be burned', async () => {
    expect((await DraftProblems.of(5, problems)).burnable).toEqual({
      ...{ atLeast: 2, atMost: 4 },
      asks: [
        { codes: ['assumed-value'], rows: 1 },
        { codes: ['missing-user'], rows: 1 },
      ],
    });
  });
});
