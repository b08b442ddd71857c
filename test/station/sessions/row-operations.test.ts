import { describe, expect, it } from 'vitest';
import { seedOf, waitingRow } from '../../sessions/waiting-row.ts';
import { newHall, seedHex, serial } from './hall.ts';

const NO_CHECK = { verification: { rule: 'none' } } as const;
const CUT = { kind: 'cut', command: 5, when: 'before' } as const;

describe('while lanes are at work', () => {
  it('a row that is being written cannot be taken away', async () => {
    const hall = await newHall();
    hall.run.run();
    const token = hall.token(1);
    hall.lay('A', token, [{ kind: 'delay', command: 4, milliseconds: 3000 }]);
    await hall.until('A', ({ phase, stepsDone }) => phase === 'burning' && stepsDone === 2);
    const busy = { code: 'row-busy', row: 0 };
    expect(await hall.run.putAside(0, '')).toEqual(busy);
    expect(await hall.run.again(0)).toEqual(busy);
    expect(await hall.run.skip(0)).toEqual(busy);
    expect(await hall.run.bind(0, serial(5))).toEqual(busy);
    await hall.until('A', 'code');
  });

  it('a row whose token is waited for can be: the wait ends, and the token is blank', async () => {
    const hall = await newHall();
    hall.run.run();
    hall.lay('A', hall.token(1), [CUT]);
    await hall.until('A', 'interrupted');
    expect(await hall.run.putAside(0, 'on leave')).toBeUndefined();
    expect(hall.state.rows[0]).toMatchObject({
      state: { state: 'put-aside', reason: 'person', note: 'on leave' },
      strays: [{ serial: serial(1), holds: 'maybe-seed' }],
    });
    expect(await hall.until('A', 'lift')).toMatchObject({ result: 'blank', failure: { code: 'cancelled' } });
    expect(await hall.run.again(0)).toBeUndefined();
    expect(hall.state.rows[0]?.state).toEqual({ state: 'waiting' });
  });

  it('a row whose code is asked for can be: nobody is asked any more', async () => {
    const hall = await newHall();
    hall.run.run();
    hall.lay('A', hall.token(1));
    await hall.until('A', 'code');
    expect(await hall.run.putAside(0, '')).toBeUndefined();
    expect(hall.state.strays).toEqual([{ serial: serial(1), holds: 'seed' }]);
    expect(await hall.until('A', 'lift')).toMatchObject({ result: 'seeded' });
    const { page } = await hall.facts();
    expect(await page(1)).toMatchObject([
      { outcome: 'seeded', verification: 'none', failure: 'no-code' },
      { kind: 'mark', as: 'set-aside' },
    ]);
  });

  it('the row that comes next can be skipped or bound: the lane shows the one after', async () => {
    const hall = await newHall();
    hall.run.run();
    expect(await hall.run.skip(0)).toBeUndefined();
    expect(hall.lane('A')).toMatchObject({ row: { row: 2 } });
    expect(await hall.run.bind(1, serial(5))).toBeUndefined();
    expect(hall.lane('B')).toMatchObject({ row: { row: 3 } });
    expect(await hall.run.bind(2, serial(5))).toEqual({
      code: 'token-taken',
      serial: serial(5),
      row: 1,
      place: 3,
      user: 'user1@example.org',
    });
    expect(await hall.run.skip(0)).toMatchObject({ code: 'row-not-ready', state: 'skipped' });
  });

  it.each(['abc', '8659610000001', '8.65961E+13', '８６５９６１００００００１７'])(
    'a row is not bound to %j, which no token can be',
    async (text) => {
      const hall = await newHall();
      expect(await hall.run.bind(1, text)).toEqual({ code: 'not-a-serial', digits: 14 });
      expect(hall.state.rows[1]?.boundSerial).toBe('');
    },
  );

  it('undoing one does not disturb the neighbour that is being burned', async () => {
    const hall = await newHall({ settings: NO_CHECK });
    hall.run.run();
    const [done, other] = [hall.token(1), hall.token(2)];
    hall.lay('A', done);
    await hall.until('A', 'lift');
    hall.lay('B', other, [{ kind: 'delay', command: 4, milliseconds: 3000 }]);
    await hall.until('B', ({ stepsDone }) => stepsDone === 2);
    expect(await hall.run.undoLast()).toBeUndefined();
    expect(hall.state.rows[0]?.state).toEqual({ state: 'waiting' });
    expect(await hall.until('B', 'lift')).toMatchObject({ result: 'seeded', row: { row: 1 } });
    expect(seedHex(other)).toBe(Buffer.from(seedOf(1)).toString('hex'));
    expect(hall.state.strays).toEqual([{ serial: serial(1), holds: 'seed' }]);
  });

  it('the last one is undone, and the one before it after that', async () => {
    const hall = await newHall({ settings: NO_CHECK });
    expect(await hall.run.undoLast()).toEqual({ code: 'nothing-to-undo' });
    hall.run.run();
    const tokens = [hall.token(1), hall.token(2)];
    for (const [index, token] of tokens.entries()) {
      hall.lay('A', token);
      await hall.until('A', ({ done, phase }) => done === index + 1 && phase === 'lift');
    }
    // B kept row 1 for itself.
    expect(hall.run.view.last).toMatchObject({ row: 2 });
    expect(await hall.run.undoLast()).toBeUndefined();
    expect(hall.run.view.last).toMatchObject({ row: 0 });
    expect(await hall.run.undoLast()).toBeUndefined();
    expect(hall.run.view.last).toBeUndefined();
    expect(hall.state.counts.waiting).toBe(4);
    expect(hall.state.strays.map(({ holds }) => holds)).toEqual(['seed', 'seed']);
    // Burned again for whoever comes next, it is a stray no more.
    hall.lay('B', tokens[1] as (typeof tokens)[number]);
    await hall.until('B', 'lift');
    expect(hall.state.strays).toEqual([{ serial: serial(1), holds: 'seed' }]);
  });

  it('a code that is asked for is undone with its row', async () => {
    const hall = await newHall();
    hall.run.run();
    const token = hall.token(1);
    hall.lay('A', token);
    await hall.until('A', 'code');
    expect(await hall.run.undoLast()).toBeUndefined();
    expect(hall.state.rows[0]?.state).toEqual({ state: 'waiting' });
    await hall.until('A', 'lift');
    hall.readers.lift('A');
    await hall.until('A', 'empty');
    await hall.burn('A', token);
    expect(hall.state.strays).toEqual([]);
  });

  it('a token of a row that was put aside is refused, with the name of whose it was to be', async () => {
    const hall = await newHall({ rows: [waitingRow(0, serial(9)), waitingRow(1)] });
    hall.run.run();
    await hall.run.putAside(0, '');
    const token = hall.token(9);
    hall.lay('A', token);
    expect(await hall.until('A', 'refused')).toMatchObject({
      failure: { code: 'token-row-ended', serial: serial(9), place: 2, user: 'user0@example.org' },
    });
    expect(seedHex(token)).toBeUndefined();
  });
});

describe('pausing', () => {
  it('stops after what is at work, and gives the readers back', async () => {
    const hall = await newHall();
    hall.run.run();
    await hall.settled();
    expect([...hall.claimed]).toEqual(['A', 'B']);
    const token = hall.token(1);
    hall.lay('A', token);
    await hall.until('A', 'code');
    hall.run.pause();
    await hall.settled();
    expect(hall.run.view).toMatchObject({ running: false, lanes: [{ phase: 'code' }, { phase: 'paused' }] });
    expect([...hall.claimed]).toEqual(['A']);
    hall.lay('B', hall.token(2));
    await hall.settled();
    expect(hall.lane('B').phase).toBe('paused');
    hall.run.giveCode('A', hall.readCode('A', token));
    await hall.untilSo(() => hall.claimed.size === 0);
    expect(hall.state.counts.verified).toBe(1);
    hall.run.run();
    expect(await hall.until('B', 'code')).toMatchObject({ token: { serial: serial(2) } });
  });

  it('one lane alone', async () => {
    const hall = await newHall({ settings: NO_CHECK });
    hall.run.run();
    hall.run.pauseLane('A', true);
    hall.lay('A', hall.token(1));
    hall.lay('B', hall.token(2));
    await hall.until('B', 'lift');
    expect(hall.lane('A')).toMatchObject({ phase: 'paused' });
    expect(hall.lane('A').row).toBeUndefined();
    hall.run.pauseLane('A', false);
    await hall.until('A', 'lift');
  });

  it('a lane that waits for a code still takes it, and no token after that', async () => {
    const hall = await newHall();
    hall.run.run();
    const token = hall.token(1);
    hall.lay('A', token);
    await hall.until('A', 'code');
    hall.run.pauseLane('A', true);
    hall.run.giveCode('A', hall.readCode('A', token));
    await hall.untilSo(() => hall.state.counts.verified === 1);
    hall.lay('A', hall.token(2));
    await hall.until('A', 'paused');
    expect(hall.state.counts).toMatchObject({ verified: 1, waiting: 3 });
    hall.run.pauseLane('A', false);
    expect(await hall.until('A', 'code')).toMatchObject({ token: { serial: serial(2) } });
  });
});

describe('whatever changes in a row', () => {
  it('is counted, so that a table of rows is asked for anew', async () => {
    const hall = await newHall();
    const { state } = hall;
    const counted = async (change: () => Promise<unknown>) => {
      const before = state.changes;
      await change();
      return state.changes > before;
    };
    // A row that comes next on no lane, and a note in place of another: no count of rows tells of that.
    expect(await counted(() => hall.run.bind(3, serial(9)))).toBe(true);
    expect(await counted(() => hall.run.putAside(2, 'on leave'))).toBe(true);
    expect(await counted(() => hall.run.putAside(2, 'left'))).toBe(true);
    expect(await counted(() => hall.run.bind(3, '12'))).toBe(false);
  });
});

describe('ending', () => {
  it('in the middle of a write, is truthful', async () => {
    const hall = await newHall();
    hall.run.run();
    hall.lay('A', hall.token(1), [{ kind: 'delay', command: 2, milliseconds: 3000 }]);
    hall.lay('B', hall.token(2), [{ kind: 'delay', command: 4, milliseconds: 3000 }]);
    await hall.until('A', ({ phase, stepsDone }) => phase === 'burning' && stepsDone === 1);
    await hall.until('B', ({ stepsDone }) => stepsDone === 2);
    await hall.run.close();
    expect(hall.state.rows.map(({ state }) => state)).toMatchObject([
      { state: 'waiting' },
      { state: 'seeded', serial: serial(2), verification: 'due' },
      { state: 'waiting' },
      { state: 'waiting' },
    ]);
    expect(hall.claimed.size).toBe(0);
    expect(hall.state.strays).toEqual([]);
    const { page } = await hall.facts();
    expect(await page(1)).toMatchObject([{ outcome: 'untouched', failure: 'cancelled' }]);
    expect(await page(2)).toMatchObject([{ outcome: 'seeded', failure: 'no-code' }]);
    expect(await hall.reopen()).toEqual([]);
    hall.run.run();
    // What lies there is gone on with.
    expect(await hall.until('B', 'code')).toMatchObject({ row: { row: 1 } });
  });

  it('while codes are asked for, leaves them due', async () => {
    const hall = await newHall();
    hall.run.run();
    hall.lay('A', hall.token(1));
    await hall.until('A', 'code');
    await hall.run.close();
    expect(hall.state.due).toBe(1);
    expect(hall.run.run()).toEqual({ code: 'session-closed' });
  });
});
