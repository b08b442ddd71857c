import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fail } from '../../../src/base/result.ts';
import type { Journal } from '../../../src/register/journal.ts';
import type { Fact } from '../../../src/register/journal-line.ts';
import { readSession } from '../../../src/sessions/file/read-session.ts';
import type { FactLog } from '../../../src/station/burn-record.ts';
import { newHall, seedHex, serial } from './hall.ts';

const NO_CHECK = { verification: { rule: 'none' } } as const;

/** A journal on a disk that has no room for what `isFull` says. */
function withoutRoom(isFull: (fact: Fact) => boolean) {
  return (journal: Journal): FactLog => ({
    append: async (fact, personal) =>
      isFull(fact)
        ? fail({ code: 'journal-unwritable', path: journal.path, reason: 'ENOSPC' })
        : journal.append(fact, personal),
  });
}

it('a journal that cannot be written stops everything before the next write, until a person says so', async () => {
  let isFull = false;
  const hall = await newHall({
    settings: NO_CHECK,
    log: withoutRoom(() => isFull),
  });
  hall.run.run();
  hall.lay('A', hall.token(1), [{ kind: 'delay', command: 2, milliseconds: 1000 }]);
  await hall.until('A', ({ stepsDone }) => stepsDone === 1);
  isFull = true;
  const failure = { code: 'journal-unwritable', reason: 'ENOSPC' };
  const other = hall.token(2);
  hall.lay('B', other);
  expect(await hall.until('B', ({ failure: said }) => said)).toMatchObject({ failure });
  expect(hall.run.view).toMatchObject({ running: false, failure });
  expect(seedHex(other)).toBeUndefined();
  await hall.untilSo(() => hall.state.counts.burning === 0);
  expect(hall.state.counts.waiting).toBe(4);
  for (const reader of ['A', 'B']) await hall.until(reader, 'paused');
  isFull = false;
  expect(hall.run.run()).toBeUndefined();
  expect(hall.run.view.failure).toBeUndefined();
  await hall.until('B', 'lift');
  await hall.until('A', 'lift');
  expect(hall.state.counts.seeded).toBe(2);
});

it('a session’s file that cannot be written: nothing is begun that is not in it', async () => {
  const hall = await newHall({ settings: NO_CHECK });
  hall.run.run();
  const lock = `${hall.file.path}.lock`;
  renameSync(lock, `${lock}.mine`);
  writeFileSync(lock, JSON.stringify({ id: 'another Kiln', host: 'elsewhere', processId: 1 }));
  const token = hall.token(1);
  hall.lay('A', token);
  expect(await hall.until('A', ({ failure }) => failure)).toMatchObject({
    failure: { code: 'session-taken-over' },
  });
  expect(hall.run.view).toMatchObject({ running: false, failure: { code: 'session-taken-over' } });
  expect(seedHex(token)).toBeUndefined();
  const { page } = await hall.facts();
  expect(await page(1)).toEqual([]);
  expect(hall.state.counts).toMatchObject({ waiting: 4, burning: 0 });
  rmSync(lock);
  renameSync(`${lock}.mine`, lock);
  hall.run.run();
  await hall.until('A', 'lift');
  const read = await readSession(hall.file.path, 'four small words here');
  expect(read.ok && read.value.state.rows[0]?.state).toMatchObject({ state: 'seeded', serial: serial(1) });
});

it('a code that the journal cannot keep counts as not checked', async () => {
  let isFull = false;
  const hall = await newHall({
    log: withoutRoom(({ kind }) => isFull && kind === 'burn-end'),
  });
  hall.run.run();
  const token = hall.token(1);
  hall.lay('A', token);
  await hall.until('A', 'code');
  isFull = true;
  hall.run.giveCode('A', hall.readCode('A', token));
  await hall.untilSo(() => hall.run.view.failure);
  expect(hall.state.rows[0]?.state).toMatchObject({ state: 'seeded', verification: 'due' });
  await hall.until('A', 'paused');
  isFull = false;
  hall.run.run();
  hall.lay('A', token);
  await hall.until('A', 'code');
  hall.run.giveCode('A', hall.readCode('A', token));
  await hall.untilSo(() => hall.state.counts.verified === 1);
  const { register } = await hall.facts();
  expect(await register.lastBurn(serial(1))).toMatchObject({ outcome: 'verified' });
});

it('a burn that ended while the session’s file could not be written is not done, and in doubt later', async () => {
  const hall = await newHall({ settings: NO_CHECK });
  hall.run.run();
  const token = hall.token(1);
  hall.lay('A', token, [{ kind: 'delay', command: 5, milliseconds: 3000 }]);
  await hall.until('A', ({ stepsDone }) => stepsDone === 3);
  const lock = `${hall.file.path}.lock`;
  renameSync(lock, `${lock}.mine`);
  const end = await hall.until('A', ({ result }) => result);
  expect(end).toMatchObject({ result: 'seeded', failure: { code: 'session-taken-over' }, done: 0 });
  expect(hall.run.view).toMatchObject({ running: false, failure: { code: 'session-taken-over' } });
  renameSync(`${lock}.mine`, lock);
  expect((await hall.reopen()).map(({ state }) => state)).toMatchObject([{ serial: serial(1) }]);
  hall.run.run();
  expect(await hall.until('A', 'lift')).toMatchObject({ result: 'seeded', row: { row: 0 }, done: 1 });
});

it('a burn whose end the journal cannot keep has to prove itself by its code, whatever the rule', async () => {
  let isFull = true;
  const hall = await newHall({
    settings: NO_CHECK,
    log: withoutRoom(({ kind }) => isFull && kind === 'burn-end'),
  });
  hall.run.run();
  const token = hall.token(1);
  hall.lay('A', token);
  expect(await hall.until('A', ({ result }) => result)).toMatchObject({ result: 'seeded', done: 0 });
  expect(hall.state.rows[0]?.state).toMatchObject({ state: 'seeded', verification: 'due' });
  await hall.until('A', 'paused');
  isFull = false;
  hall.run.run();
  await hall.until('A', 'code');
  hall.run.giveCode('A', hall.readCode('A', token));
  await hall.untilSo(() => hall.state.counts.verified === 1);
  const { register } = await hall.facts();
  expect(await register.lastBurn(serial(1))).toMatchObject({ outcome: 'verified' });
});
