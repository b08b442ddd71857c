import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/base/secret.ts';
import { securityKey } from '../../../src/simulator/other-cards.ts';
import { seedOf, waitingRow } from '../../sessions/waiting-row.ts';
import { newHall, seedHex, serial } from './hall.ts';

const NO_CHECK = { verification: { rule: 'none' } } as const;

function seedOfRow(index: number): string {
  return Buffer.from(seedOf(index)).toString('hex');
}

describe('a lane', () => {
  it('burns the row it shows, asks for the code, and shows the next row once the token is lifted', async () => {
    const hall = await newHall();
    expect(hall.run.view).toMatchObject({
      running: false,
      lanes: [{ phase: 'paused' }, { phase: 'paused' }],
    });
    expect(hall.run.run()).toBeUndefined();
    expect(hall.run.view.lanes).toMatchObject([
      {
        number: 1,
        reader: 'A',
        phase: 'empty',
        row: { row: 0, place: 2, user: 'user0@example.org' },
        done: 0,
      },
      { number: 2, reader: 'B', phase: 'empty', row: { row: 1 } },
    ]);
    const token = hall.token(7);
    hall.lay('A', token);
    const asking = await hall.until('A', 'code');
    expect(asking).toMatchObject({
      row: { row: 0 },
      stepsDone: 5,
      check: { triesLeft: 3 },
      token: { serial: serial(7) },
    });
    expect(seedHex(token)).toBe(seedOfRow(0));
    expect(hall.state.rows[0]?.state).toEqual({ state: 'seeded', serial: serial(7), verification: 'due' });
    hall.run.giveCode('A', hall.readCode('A', token));
    expect(await hall.until('A', 'lift')).toMatchObject({
      result: 'verified',
      stepsDone: 6,
      done: 1,
      row: { row: 0 },
    });
    expect(hall.state.rows[0]?.state).toEqual({ state: 'verified', serial: serial(7), verification: 'code' });
    expect(await hall.until('A', 'empty')).toMatchObject({ row: { row: 2 }, done: 1 });
    expect(hall.run.view.last).toMatchObject({ row: 0 });
    expect((await hall.facts()).register).toBeDefined();
    expect(await (await hall.facts()).page(7)).toMatchObject([
      {
        kind: 'burn',
        account: 'user0@example.org',
        issuer: 'Contoso',
        outcome: 'verified',
        verification: 'code',
        reader: 'A',
      },
    ]);
  });

  it('without a check leaves the token to be lifted, and takes it for done when it is laid down again', async () => {
    const hall = await newHall({ settings: NO_CHECK });
    hall.run.run();
    const token = hall.token(7);
    hall.lay('A', token);
    expect(await hall.until('A', 'lift')).toMatchObject({ result: 'seeded', done: 1, stepsDone: 5 });
    expect(hall.state.rows[0]?.state).toEqual({ state: 'seeded', serial: serial(7), verification: 'none' });
    hall.lay('B', token);
    expect(await hall.until('B', 'refused')).toMatchObject({
      failure: { code: 'token-done', serial: serial(7), user: 'user0@example.org', place: 2 },
    });
    hall.readers.lift('A');
    await hall.until('A', 'empty');
    hall.readers.lift('B');
    hall.lay('A', token);
    expect(await hall.until('A', 'lift')).toMatchObject({ result: 'seeded', row: { row: 0 }, stepsDone: 5 });
    expect(hall.state.counts).toMatchObject({ seeded: 1, waiting: 3 });
  });

  it('keeps its row on the screen while others take theirs, and gives it up only at the end', async () => {
    const hall = await newHall({ settings: NO_CHECK, rows: [0, 1, 2].map((index) => waitingRow(index)) });
    hall.run.run();
    for (const number of [1, 2]) {
      hall.lay('A', hall.token(number));
      await hall.until('A', ({ done }) => done === number);
      expect(hall.lane('B')).toMatchObject({ phase: 'empty', row: { row: 1 } });
    }
    hall.readers.lift('A');
    await hall.until('A', 'finished');
    hall.lay('A', hall.token(3));
    await hall.until('A', ({ done }) => done === 3);
    await hall.until('B', 'finished');
    expect(hall.state.counts.seeded).toBe(3);
    hall.lay('B', hall.token(4));
    expect(await hall.until('B', 'refused')).toMatchObject({
      failure: { code: 'no-row-left', serial: serial(4) },
    });
  });

  it('refuses other cards, sleepers and unlisted tokens, and writes nothing to them', async () => {
    const hall = await newHall({ settings: NO_CHECK });
    hall.run.run();
    hall.lay('A', securityKey());
    expect(await hall.until('A', 'refused')).toMatchObject({
      failure: { code: 'not-a-token', what: 'security-key' },
    });
    const sleeper = hall.token(5, { switchedOn: false });
    hall.lay('A', sleeper);
    expect(await hall.until('A', ({ failure }) => failure?.code === 'token-asleep')).toMatchObject({
      phase: 'refused',
    });
    sleeper.pressButton();
    await hall.until('A', 'lift');
    const unlisted = hall.token(6, { serial: '12345678901234' });
    hall.lay('A', unlisted);
    expect(await hall.until('A', 'refused')).toMatchObject({ failure: { code: 'unlisted-token' } });
    expect(seedHex(unlisted)).toBeUndefined();
    await hall.run.setSettings({ ...hall.state.settings, allowUnlisted: true });
    hall.lay('A', unlisted);
    await hall.until('A', 'lift');
    expect(hall.state.rowOfToken('12345678901234')?.index).toBe(2);
  });

  it('takes nobody’s token from them, unless the session was told to', async () => {
    const hall = await newHall({ settings: NO_CHECK, rows: [waitingRow(0), waitingRow(1, serial(2))] });
    for (const number of [1, 2, 3]) {
      const burn = `earlier-${number}`;
      const account = number === 3 ? 'user0@example.org' : 'al@example.org';
      const fact = { kind: 'burn', burn, step: 'identified', serial: serial(number), issuer: 'Contoso' };
      await hall.journal.append(fact, { account });
      await hall.journal.append({ kind: 'burn-end', burn, outcome: 'verified', verification: 'code' });
    }
    hall.run.run();
    const tokens = [1, 2, 3].map((number) => hall.token(number));
    for (const number of [1, 2]) {
      hall.lay('A', tokens[number - 1] as (typeof tokens)[number]);
      const refused = await hall.until(
        'A',
        ({ failure }) => failure && hall.lane('A').token?.serial === serial(number),
      );
      expect(refused).toMatchObject({
        phase: 'refused',
        failure: { code: 'assigned-to-another', serial: serial(number), name: 'al@example.org, Contoso' },
      });
    }
    expect(tokens.map(seedHex)).toEqual([undefined, undefined, undefined]);
    // The same person's own token is no question.
    hall.lay('B', tokens[2] as (typeof tokens)[number]);
    expect(await hall.until('B', 'lift')).toMatchObject({ row: { row: 0 } });
    await hall.run.setSettings({ ...hall.state.settings, allowReassign: true });
    hall.lay('A', tokens[1] as (typeof tokens)[number]);
    expect(await hall.until('A', 'lift')).toMatchObject({ row: { row: 1 } });
    expect(await hall.register.lastBurn(serial(2))).toMatchObject({ account: 'user1@example.org' });
  });

  it('waits for serials that rows are bound to on any lane', async () => {
    const rows = [waitingRow(0, serial(9)), waitingRow(1)];
    const hall = await newHall({ settings: NO_CHECK, rows });
    hall.run.run();
    expect(hall.lane('A')).toMatchObject({ phase: 'empty', row: { row: 1 } });
    expect(hall.lane('B')).toMatchObject({ phase: 'empty' });
    expect(hall.lane('B').row).toBeUndefined();
    const bound = hall.token(9);
    hall.lay('A', bound);
    await hall.until('A', 'lift');
    expect(seedHex(bound)).toBe(seedOfRow(0));
    expect(hall.lane('B')).toMatchObject({ phase: 'empty', row: { row: 1 } });
  });

  it('leaves alone what another lane waits for, and says where it belongs', async () => {
    const hall = await newHall({ settings: NO_CHECK });
    hall.run.run();
    const token = hall.token(7);
    hall.lay('A', token, [{ kind: 'cut', command: 5, when: 'after' }]);
    const interrupted = await hall.until('A', 'interrupted');
    expect(interrupted.waitUntil).toBeGreaterThan(hall.clock.nowMilliseconds());
    hall.lay('B', token);
    expect(await hall.until('B', 'refused')).toMatchObject({
      failure: { code: 'token-at-other-lane', lane: 1, serial: serial(7), user: 'user0@example.org' },
    });
    hall.readers.lift('B');
    hall.lay('A', hall.token(8));
    expect(await hall.until('A', ({ otherSerial }) => otherSerial)).toMatchObject({ otherSerial: serial(8) });
    hall.lay('A', token);
    expect(await hall.until('A', 'lift')).toMatchObject({ result: 'seeded' });
    expect(hall.state.strays).toEqual([]);
  });

  it('gives an interrupted row up after its time: the token is blank, the row waits again', async () => {
    const hall = await newHall();
    hall.run.run();
    const token = hall.token(7, { initialSeed: new Secret(Buffer.from('the seed of before..')) });
    hall.lay('A', token, [{ kind: 'cut', command: 4, when: 'after' }]);
    await hall.until('A', 'interrupted');
    expect(await hall.until('A', 'lift')).toMatchObject({ result: 'blank', failure: { code: 'link-lost' } });
    expect(hall.state.rows[0]).toMatchObject({
      state: { state: 'waiting' },
      strays: [{ serial: serial(7), holds: 'nothing' }],
    });
    expect(await (await hall.facts()).page(7)).toMatchObject([{ outcome: 'blank', failure: 'link-lost' }]);
    hall.lay('A', token);
    await hall.until('A', 'code');
    expect(hall.state.strays).toEqual([]);
  });

  it('keeps its number and its place while its reader is away', async () => {
    const hall = await newHall();
    hall.run.run();
    hall.readers.unplug('A');
    expect(await hall.until('A', 'unplugged')).toMatchObject({ number: 1 });
    expect(hall.lane('B').number).toBe(2);
    hall.readers.plug('0');
    expect(await hall.until('0', 'empty')).toMatchObject({ number: 3 });
    hall.readers.plug('A');
    expect(await hall.until('A', 'empty')).toMatchObject({ number: 1 });
    hall.readers.stopService();
    await hall.until('A', 'unplugged');
    expect(hall.run.view.service).toEqual({ code: 'no-service' });
  });

  it('goes on after a cut with the token that was cut off; rows in doubt wait for theirs as long as others are left', async () => {
    const hall = await newHall({
      settings: NO_CHECK,
      readers: ['A'],
      rows: [0, 1, 2].map((index) => waitingRow(index)),
    });
    for (const row of [0, 1])
      await hall.file.record({ step: 'begin', row, serial: serial(8 + row), lane: 'A' });
    expect((await hall.reopen()).map(({ index }) => index)).toEqual([0, 1]);
    hall.run.run();
    expect(hall.lane('A')).toMatchObject({ phase: 'empty', row: { row: 2 } });
    const [mine, other] = [hall.token(8), hall.token(1)];
    hall.lay('A', mine);
    expect(await hall.until('A', 'lift')).toMatchObject({ row: { row: 0 }, result: 'seeded' });
    expect(seedHex(mine)).toBe(seedOfRow(0));
    hall.lay('A', hall.token(2));
    await hall.until('A', ({ phase, done }) => phase === 'lift' && done === 2);
    expect(hall.state.rows[2]?.state).toMatchObject({ state: 'seeded', serial: serial(2) });
    hall.lay('A', other);
    await hall.until('A', ({ phase, done }) => phase === 'lift' && done === 3);
    expect(seedHex(other)).toBe(seedOfRow(1));
    expect(hall.state.strays).toEqual([{ serial: serial(9), holds: 'maybe-seed' }]);
  });

  it('says that the host’s clock is not kept', async () => {
    const hall = await newHall({ hostClock: 'unsynchronised' });
    hall.run.run();
    hall.lay('A', hall.token(7));
    const { warnings } = await hall.until('A', 'code');
    expect(warnings).toEqual([{ code: 'host-clock-unsynchronised' }]);
  });
});

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
});
