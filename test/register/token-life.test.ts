import { describe, expect, it } from 'vitest';
import { pageOf, rowOf } from '../../src/register/answers.ts';
import { DAY, Diary, SERIAL, START } from './facts.ts';

const iso = (days: number) => new Date(START + days * DAY).toISOString();

describe('who has a token', () => {
  it('is whoever it was last burned for; the time before ends as reassigned', () => {
    const { token } = new Diary()
      .burn()
      .after(3)
      .burn({ account: 'kim@example.org', verification: 'by-eye' });
    expect(pageOf(token, START + 10 * DAY).assignments).toEqual([
      {
        ...{ serial: SERIAL, model: 'C301', account: 'jo@example.org', issuer: 'Contoso', forgotten: false },
        ...{ from: iso(0), to: iso(3), why: 'reassigned', verification: 'code' },
      },
      {
        ...{ serial: SERIAL, model: 'C301', account: 'kim@example.org', issuer: 'Contoso', forgotten: false },
        ...{ from: iso(3), verification: 'by-eye' },
      },
    ]);
    expect(rowOf(token, START + 10 * DAY)).toMatchObject({
      standing: 'assigned',
      account: 'kim@example.org',
      since: iso(3),
      batteryAgeDays: 10,
      firstSeen: iso(0),
      lastSeen: iso(3),
    });
  });

  it('stays the same when it is burned again for the same person, however the name is written', () => {
    const { token } = new Diary()
      .burn({ verification: 'none', outcome: 'seeded' })
      .after(1)
      .burn({ account: 'JO@Example.org' });
    expect(token.life.assignments).toMatchObject([{ from: START, verification: 'code' }]);
    expect(token.life.assignments[0]).not.toHaveProperty('to');
  });

  it('is another when it is burned for another service of the same person', () => {
    const { token } = new Diary().burn().after(1).burn({ issuer: 'GitHub' });
    expect(token.life.assignments.map(({ issuer, why }) => [issuer, why])).toEqual([
      ['Contoso', 'reassigned'],
      ['GitHub', undefined],
    ]);
  });

  it.each(['lost', 'broken', 'returned', 'retired'] as const)('ends when it is marked as %s', (as) => {
    const { token } = new Diary().burn().after(2).mark(as, 'a note');
    expect(token.life).toMatchObject({ standing: as, assignments: [{ to: START + 2 * DAY, why: as }] });
    expect(pageOf(token, token.summary.lastTime).events.at(-1)).toMatchObject({
      kind: 'mark',
      as,
      note: 'a note',
    });
  });

  it('ends when a burn leaves it blank, and is in doubt while nobody knows', () => {
    const blank = new Diary()
      .burn()
      .after(1)
      .burn({ account: 'kim', outcome: 'blank', verification: 'none' }).token;
    expect(blank.life).toMatchObject({ standing: 'blank', assignments: [{ why: 'wiped', to: START + DAY }] });
    const cut = new Diary()
      .burn()
      .after(1)
      .burn({ account: 'kim', outcome: 'unfinished', step: 'authenticated' }).token;
    expect(cut.life).toMatchObject({ standing: 'in-doubt', assignments: [{ why: 'wiped' }] });
  });

  it('does not change by a burn that left the token as it was, nor by one that never got further', () => {
    const before = new Diary().burn();
    const untouched = new Diary().burn().after(1).burn({ account: 'kim', outcome: 'untouched' });
    const cutEarly = new Diary()
      .burn()
      .after(1)
      .burn({ account: 'kim', outcome: 'unfinished', step: 'identified' });
    for (const { index, token } of [before, untouched, cutEarly]) {
      expect(token.life).toMatchObject({
        standing: 'assigned',
        assignments: [{ account: 'jo@example.org' }],
      });
      expect(token.life.assignments).toHaveLength(1);
      expect(index.lastBurn(SERIAL)).toEqual({
        ...{ account: 'jo@example.org', issuer: 'Contoso', operator: 'meyer' },
        ...{ outcome: 'verified', time: iso(0) },
      });
    }
  });

  it('is nobody while it was only seen', () => {
    const { token, index } = new Diary().seen(4);
    expect(rowOf(token, START)).toMatchObject({ standing: 'unused', account: '', firstSeen: iso(0) });
    expect(index.lastBurn(SERIAL)).toBeUndefined();
  });
});

describe('what several desks wrote', () => {
  it('is put in order by their clocks, and each desk’s own by its journal', () => {
    const one = new Diary();
    const other = new Diary('other', one.index);
    one.burn({ account: 'a' }).after(10).burn({ account: 'b' });
    // Read later, made in between.
    other.after(5).burn({ account: 'c' });
    // This desk's clock was years ahead and was then set right.
    one.after(-12).burn({ account: 'd' });
    expect(one.token.life.assignments.map(({ account }) => account)).toEqual(['a', 'c', 'b', 'd']);
  });
});
