import { expect, it } from 'vitest';
import { Secret } from '../../../src/base/secret.ts';
import { seedOf, waitingRow } from '../../sessions/waiting-row.ts';
import { newHall, seedHex, serial } from './hall.ts';

const NO_CHECK = { verification: { rule: 'none' } } as const;

function seedOfRow(index: number): string {
  return Buffer.from(seedOf(index)).toString('hex');
}

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

it('says that a token may hold its seed where the seed was on its way', async () => {
  const hall = await newHall();
  hall.run.run();
  const token = hall.token(7);
  hall.lay('A', token, [{ kind: 'cut', command: 5, when: 'after' }]);
  expect(await hall.until('A', 'lift')).toMatchObject({ result: 'blank', failure: { code: 'link-lost' } });
  expect(seedHex(token)).toBe(seedOfRow(0));
  expect(hall.state.strays).toEqual([{ serial: serial(7), holds: 'maybe-seed' }]);
});

it('says so, too, of a model that keeps its seed when its clock is set', async () => {
  const hall = await newHall({ settings: NO_CHECK, readers: ['A'] });
  hall.run.run();
  const keeper = '86596320000007';
  const token = hall.token(7, { serial: keeper });
  hall.lay('A', token);
  await hall.until('A', 'lift');
  await hall.run.undoLast();
  await hall.run.skip(0);
  hall.readers.lift('A');
  await hall.until('A', 'empty');
  hall.lay('A', token, [{ kind: 'cut', command: 4, when: 'after' }]);
  expect(await hall.until('A', 'lift')).toMatchObject({ result: 'blank', row: { row: 1 } });
  expect(seedHex(token)).toBe(seedOfRow(0));
  expect(hall.state.rows.map(({ strays }) => strays.map(({ holds }) => holds))).toEqual([
    ['maybe-seed'],
    ['nothing'],
    [],
    [],
  ]);
  expect(hall.state.strays).toEqual([{ serial: keeper, holds: 'maybe-seed' }]);
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

it('goes on with a session of another machine, whose burns its own register does not know', async () => {
  const hall = await newHall();
  const initialSeed = new Secret(seedOf(1));
  const [done, due, stray] = [hall.token(1), hall.token(2, { initialSeed }), hall.token(3)];
  for (const [row, number] of [1, 2, 3].entries()) {
    await hall.file.record({ step: 'begin', row, serial: serial(number), lane: 'elsewhere' });
    await hall.file.record({ step: 'burned', row, outcome: 'seeded', verify: true });
  }
  await hall.file.record({ step: 'verified', row: 0, verification: 'code' });
  await hall.file.record({ step: 'again', row: 2 });
  await hall.reopen();
  hall.run.run();
  hall.lay('A', done);
  expect(await hall.until('A', 'refused')).toMatchObject({ failure: { code: 'token-done' } });
  hall.lay('B', due);
  expect(await hall.until('B', 'code')).toMatchObject({ row: { row: 1 } });
  hall.run.giveCode('B', hall.readCode('B', due));
  await hall.untilSo(() => hall.state.counts.verified === 2);
  hall.lay('A', stray);
  expect(await hall.until('A', 'code')).toMatchObject({ row: { row: 2 } });
  expect(hall.state.strays).toEqual([]);
  const { page } = await hall.facts();
  expect([await page(1), await page(2)]).toEqual([[], []]);
});
