import fc from 'fast-check';
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

  it('goes on where its code was never seen to be right: it is theirs, and not to be handed out', () => {
    const { token } = new Diary().burn({ outcome: 'seeded', verification: 'none' });
    expect(pageOf(token, START)).toMatchObject({
      token: { standing: 'unchecked', account: 'jo@example.org' },
      assignments: [{ account: 'jo@example.org', unchecked: true }],
    });
    expect(token.summary.standing).toBe('unchecked');
  });

  it('was not to be checked where its session is set so', () => {
    const { token } = new Diary().burn({ outcome: 'seeded', verification: 'waived' });
    expect(rowOf(token, START)).toMatchObject({ standing: 'waived', lastBurn: { verification: 'waived' } });
    expect(pageOf(token, START).assignments[0]).not.toHaveProperty('unchecked');
  });

  it('stands as checked once a person has confirmed that it works, until it is burned again', () => {
    const diary = new Diary().burn({ outcome: 'seeded', verification: 'none' }).after(1).mark('confirmed');
    expect(rowOf(diary.token, START)).toMatchObject({ standing: 'assigned', confirmed: true });
    expect(diary.token.life.assignments[0]).not.toHaveProperty('to');
    diary.after(1).burn({ outcome: 'seeded', verification: 'none' });
    expect(rowOf(diary.token, START)).toMatchObject({ standing: 'unchecked' });
    expect(rowOf(diary.token, START)).not.toHaveProperty('confirmed');
  });

  it('is nobody’s with a confirmation alone: what was lost stays lost', () => {
    const { token } = new Diary().burn().mark('lost').mark('confirmed');
    expect(rowOf(token, START)).toMatchObject({ standing: 'lost' });
  });

  it.each(['lost', 'broken', 'returned', 'retired', 'set-aside'] as const)(
    'ends when it is marked as %s',
    (as) => {
      const { token } = new Diary().burn().after(2).mark(as, 'a note');
      expect(token.life).toMatchObject({ standing: as, assignments: [{ to: START + 2 * DAY, why: as }] });
      expect(pageOf(token, token.summary.lastTime).events.at(-1)).toMatchObject({
        kind: 'mark',
        as,
        note: 'a note',
      });
    },
  );

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

describe('an export', () => {
  const exported = {
    kind: 'export',
    provider: 'entra-csv',
    protection: 'sealed',
    operator: 'santos',
    host: 'desk-2',
  };

  it('stands in the history of every token it names, and changes nothing else', () => {
    const diary = new Diary().burn();
    const before = pageOf(diary.token, START);
    diary.after(3).add({ ...exported, serials: [SERIAL, '00000000000001'] });
    const page = pageOf(diary.token, START);
    expect(page.events.at(-1)).toMatchObject({ kind: 'export', provider: 'entra-csv', operator: 'santos' });
    expect({ ...page, events: [] }).toEqual({ ...before, events: [] });
    expect(diary.index.token('00000000000001')?.life).toMatchObject({ standing: 'unused', assignments: [] });
  });

  it('that names its tokens in no way that is known is passed over', () => {
    const diary = new Diary().burn();
    diary.add({ ...exported, serials: 'all' }).add({ ...exported, serials: [7, null] });
    expect(diary.token.events).toHaveLength(1);
  });
});

describe('the last burn of a token', () => {
  it('says why it is nobody’s any more', () => {
    const diary = new Diary().burn();
    expect(diary.index.lastBurn(SERIAL)).not.toHaveProperty('ended');
    diary.mark('returned');
    expect(diary.index.lastBurn(SERIAL)).toMatchObject({ outcome: 'verified', ended: 'returned' });
    diary.burn();
    expect(diary.index.lastBurn(SERIAL)).not.toHaveProperty('ended');
  });
});

describe('the order of tokens', () => {
  it('is that of what happened last, however often it was asked for in between', () => {
    const serials = Array.from({ length: 40 }, (_, place) => `8659610000${String(place).padStart(4, '0')}`);
    const happened = fc.array(fc.tuple(fc.nat(39), fc.nat(3), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(happened, (deeds) => {
        const asked = new Diary();
        const unasked = new Diary();
        for (const diary of [asked, unasked]) for (const serial of serials) diary.seen(0, serial);
        for (const [which, days, asks] of deeds) {
          for (const diary of [asked, unasked]) diary.after(days).seen(1, serials[which]);
          if (asks) void asked.index.tokens;
        }
        const order = ({ index }: Diary) => index.tokens.map(({ serial }) => serial);
        expect(order(asked)).toEqual(order(unasked));
      }),
    );
  });
});

describe('a code that was checked later', () => {
  it('counts for the last burn of its desk, also where that desk’s clock was set back', () => {
    const { token } = new Diary()
      .burn({ outcome: 'seeded', verification: 'none' })
      .after(2)
      .burn({ account: 'kim@example.org', outcome: 'seeded', verification: 'none' })
      .after(-1)
      .add({ kind: 'burn-verified', serial: SERIAL, verification: 'code' });
    expect(token.life.lastBurn).toMatchObject({ account: 'kim@example.org', outcome: 'verified' });
    expect(token.events.map((event) => event.kind === 'burn' && event.outcome)).toEqual([
      'seeded',
      'verified',
    ]);
  });

  it('elsewhere counts for the burn before it, by the time', () => {
    const here = new Diary().burn({ outcome: 'seeded', verification: 'none' });
    const elsewhere = new Diary('other', here.index);
    elsewhere.now = here.now + DAY;
    here.after(2).burn({ account: 'kim@example.org', outcome: 'seeded', verification: 'none' });
    elsewhere.add({ kind: 'burn-verified', serial: SERIAL, verification: 'code' });
    expect(here.token.events.map((event) => event.kind === 'burn' && event.outcome)).toEqual([
      'verified',
      'seeded',
    ]);
  });
});
