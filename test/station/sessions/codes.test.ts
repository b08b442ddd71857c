import { describe, expect, it } from 'vitest';
import { waitingRow } from '../../sessions/waiting-row.ts';
import { newHall, serial } from './hall.ts';

describe('codes', () => {
  it('find their lane by themselves, and count as a try only where they fit none', async () => {
    const hall = await newHall();
    hall.run.run();
    const [one, two] = [hall.token(1), hall.token(2)];
    hall.lay('A', one);
    hall.lay('B', two);
    await hall.until('A', 'code');
    await hall.until('B', 'code');
    hall.run.giveCode('A', hall.readCode('B', two).replace(/(...)/, '$1 '));
    expect(await hall.until('B', 'lift')).toMatchObject({ result: 'verified' });
    expect(hall.lane('A').check).toEqual({ triesLeft: 3 });
    hall.run.giveCode('A', '000000');
    expect(await hall.until('A', ({ check }) => check?.triesLeft === 2)).toMatchObject({
      check: { verdict: { verdict: 'wrong-code' } },
    });
    hall.run.giveCode('A', '12');
    expect(await hall.until('A', ({ check }) => check?.verdict?.verdict === 'not-a-code')).toMatchObject({
      check: { triesLeft: 2 },
    });
    hall.run.giveCode('B', hall.readCode('A', one));
    expect(await hall.until('A', 'lift')).toMatchObject({ result: 'verified' });
  });

  it("that a camera reads are the one token's that has to show them, and nobody's try otherwise", async () => {
    const hall = await newHall();
    hall.run.run();
    const [one, two] = [hall.token(1), hall.token(2)];
    const old = one.display().text;
    hall.lay('A', one);
    hall.lay('B', two);
    await hall.until('A', 'code');
    await hall.until('B', 'code');
    for (const code of [old, '000000', '12', '']) expect(hall.run.giveSeenCode(code)).toBe(false);
    // Laid down before the other one's reader, it is still its own code.
    expect(hall.run.giveSeenCode(hall.readCode('A', two))).toBe(true);
    expect(await hall.until('B', 'lift')).toMatchObject({ result: 'verified' });
    expect(hall.lane('A').check).toEqual({ triesLeft: 3 });
    const code = hall.readCode('B', one);
    expect(hall.run.giveSeenCode(code)).toBe(true);
    expect(await hall.until('A', 'lift')).toMatchObject({ result: 'verified' });
    expect(hall.run.giveSeenCode(code)).toBe(false);
    const states = hall.state.rows.slice(0, 2).map(({ state }) => state);
    expect(states).toMatchObject([
      { state: 'verified', serial: one.serial, verification: 'camera' },
      { state: 'verified', serial: two.serial, verification: 'camera' },
    ]);
    const [burn] = await (await hall.facts()).page(1);
    expect(burn).toMatchObject({ outcome: 'verified', verification: 'camera' });
  });

  it('three wrong ones put the row aside, and its token is a stray', async () => {
    const hall = await newHall();
    hall.run.run();
    const token = hall.token(1);
    hall.lay('A', token);
    await hall.until('A', 'code');
    for (const left of [2, 1]) {
      hall.run.giveCode('A', '000000');
      await hall.until('A', ({ check }) => check?.triesLeft === left);
    }
    hall.run.giveCode('A', '000000');
    expect(await hall.until('A', 'lift')).toMatchObject({
      result: 'seeded',
      failure: { code: 'wrong-code' },
      done: 0,
    });
    expect(hall.state.rows[0]).toMatchObject({
      state: { state: 'put-aside', reason: 'wrong-code', note: '' },
      strays: [{ serial: serial(1), holds: 'seed' }],
    });
    expect(await (await hall.facts()).page(1)).toMatchObject([{ outcome: 'seeded', failure: 'wrong-code' }]);
  });

  it('checked later: the reader is free, and the token asks for its code when it comes again', async () => {
    const hall = await newHall();
    hall.run.run();
    const [one, two] = [hall.token(1), hall.token(2)];
    hall.lay('A', one);
    await hall.until('A', 'code');
    hall.lay('A', two);
    expect(await hall.until('A', ({ otherSerial }) => otherSerial)).toMatchObject({
      phase: 'code',
      otherSerial: serial(2),
      token: { serial: serial(1) },
    });
    hall.run.checkLater('A');
    await hall.until('A', ({ phase, token }) => phase === 'code' && token?.serial === serial(2));
    expect(hall.state.rows[0]?.state).toMatchObject({ state: 'seeded', verification: 'due' });
    expect(hall.state.due).toBe(2);
    hall.run.giveCode('A', hall.readCode('A', two));
    await hall.until('A', 'lift');
    hall.lay('B', one);
    expect(await hall.until('B', 'code')).toMatchObject({ row: { row: 0 }, token: { serial: serial(1) } });
    hall.run.giveCode('B', hall.readCode('B', one));
    expect(await hall.until('B', 'lift')).toMatchObject({ result: 'verified', done: 1 });
    expect(hall.state.rows[0]?.state).toEqual({ state: 'verified', serial: serial(1), verification: 'code' });
    const { register, page } = await hall.facts();
    expect(await register.lastBurn(serial(1))).toMatchObject({
      outcome: 'verified',
      account: 'user0@example.org',
    });
    expect(await page(1)).toMatchObject([{ kind: 'burn', outcome: 'verified', verification: 'code' }]);
  });

  it('the same token laid back while its code is waited for is no other token', async () => {
    const hall = await newHall();
    hall.run.run();
    const token = hall.token(1);
    hall.lay('A', token);
    await hall.until('A', 'code');
    token.pressButton();
    token.pressButton();
    const before = hall.readers.snapshot().readers[0]?.cardCount;
    expect(before).toBeGreaterThan(1);
    hall.run.giveCode('A', token.display().text);
    expect(await hall.until('A', 'lift')).toMatchObject({ result: 'verified' });
    await hall.settled();
    expect(hall.lane('A')).toMatchObject({ phase: 'lift', done: 1 });
    expect(hall.lane('A').otherSerial).toBeUndefined();
  });

  it('compared by eye are recorded as that', async () => {
    const hall = await newHall();
    hall.run.run();
    const token = hall.token(1);
    hall.lay('A', token);
    await hall.until('A', 'code');
    hall.run.confirmByEye('A', true);
    await hall.steadyCode();
    hall.run.compareByEye('A');
    const { check } = hall.lane('A');
    expect(check?.expected?.code).toBe(hall.readCode('A', token));
    hall.run.confirmByEye('A', true);
    await hall.until('A', 'lift');
    expect(hall.state.rows[0]?.state).toMatchObject({ state: 'verified', verification: 'by-eye' });
  });

  it('asked for by the rule: the first of each lane, every third, and by chance', async () => {
    const chances = [0.5, 0.5, 0.5, 0.009, 0.5];
    const hall = await newHall({
      readers: ['A'],
      rows: [0, 1, 2, 3, 4].map((index) => waitingRow(index)),
      settings: { verification: { rule: 'sample', everyNth: 3, randomPercent: 1, firstOfLane: true } },
      random: () => chances.shift() ?? 1,
    });
    hall.run.run();
    const asked: boolean[] = [];
    for (const number of [1, 2, 3, 4, 5]) {
      const token = hall.token(number);
      hall.lay('A', token);
      const lane = await hall.until(
        'A',
        ({ phase, token }) => /code|lift/.test(phase) && token?.serial === serial(number),
      );
      asked.push(lane.phase === 'code');
      if (lane.phase === 'code') hall.run.giveCode('A', hall.readCode('A', token));
      await hall.until('A', ({ phase, done }) => phase === 'lift' && done === number);
    }
    expect(asked).toEqual([true, false, true, true, false]);
    expect(hall.state.counts).toMatchObject({ verified: 3, seeded: 2 });
  });

  it('asked for of every second one, also where eight come at once', async () => {
    const readers = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
    let ends = 0;
    const hall = await newHall({
      readers,
      rows: readers.map((_, index) => waitingRow(index)),
      settings: { verification: { rule: 'sample', everyNth: 2, randomPercent: 0, firstOfLane: false } },
      // No burn is ended before all have come so far.
      log: (journal) => ({
        append: async (fact, personal) => {
          if (fact.kind === 'burn-end') ends += 1;
          if (fact.kind === 'burn-end') await hall.untilSo(() => ends >= 4);
          return journal.append(fact, personal);
        },
      }),
    });
    hall.run.run();
    for (const [number, reader] of readers.entries()) hall.lay(reader, hall.token(number));
    await hall.untilSo(() => hall.run.view.lanes.every(({ phase }) => /code|lift/.test(phase)));
    expect(hall.run.view.lanes.filter(({ phase }) => phase === 'code')).toHaveLength(4);
    expect(hall.state.counts.seeded).toBe(8);
  });
});
