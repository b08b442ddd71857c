import { appendFileSync, writeFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { generateJournal } from '../../bench/generate-journal.ts';
import { Register } from '../../src/register/register.ts';
import { linesOf, newJournalPath } from './journal-folder.ts';

const NOW = () => Date.UTC(2027, 0, 1);
const ALL = { from: 0, count: 1000 };

/** Everything that a register says of its tokens. */
async function saidBy(register: Register) {
  const { rows } = await register.list({}, ALL);
  const pages = await Promise.all(rows.map(({ serial }) => register.token(serial)));
  return { rows, pages, operators: await register.operators() };
}

it('an export changes nothing of what the register says later, also of burns that had not ended', async () => {
  const whole = newJournalPath();
  generateJournal(whole, 600);
  const lines = linesOf(whole).map((line) => `${line}\n`);
  for (const cut of [1, 3, 5, 200, 322, 599]) {
    const path = newJournalPath();
    writeFileSync(path, lines.slice(0, cut).join(''));
    const register = new Register(path, NOW);
    for (const kind of ['tokens', 'assignments', 'burns'] as const) await register.export(kind, {});
    appendFileSync(path, lines.slice(cut).join(''));
    const fresh = new Register(whole, NOW);
    expect(await saidBy(register)).toEqual(await saidBy(fresh));
    await Promise.all([register.close(), fresh.close()]);
  }
});

it('an export has its rows in the order they came about, and lets others have their turn', async () => {
  const path = newJournalPath();
  generateJournal(path, 20_000);
  const register = new Register(path, NOW);
  await register.list({}, ALL);
  let turns = 0;
  let turn = setImmediate(function next() {
    turns += 1;
    turn = setImmediate(next);
  });
  // A millisecond a row, however fast this machine is.
  let milliseconds = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => milliseconds++);
  const burns = await register.export('burns', {});
  clock.mockRestore();
  clearImmediate(turn);
  expect(turns).toBeGreaterThan(100);
  const times = burns.map(({ time }) => time);
  expect(times).toEqual(times.toSorted());
  const assignments = await register.export('assignments', { standing: 'assigned' });
  const since = assignments.map(({ from }) => from);
  expect(since).toEqual(since.toSorted());
  await register.close();
});
