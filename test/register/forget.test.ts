import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf, generateJournal } from '../../bench/generate-journal.ts';
import { forgetAccount } from '../../src/register/forget-account.ts';
import { Journal } from '../../src/register/journal.ts';
import { Register } from '../../src/register/register.ts';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { bundleProgram, type Program } from './bundle-program.ts';
import { entriesOf, linesOf, newJournalPath, writeJournal } from './journal-folder.ts';

const DESK = { operator: 'meyer', host: 'desk-1' };
const JO = 'jo@example.org';

async function forget(path: string, account = JO) {
  const journal = new Journal(path);
  const forgotten = await forgetAccount(journal, account, DESK);
  await journal.close();
  if (!forgotten.ok) throw new Error(forgotten.failure.reason);
  return forgotten.value;
}

/** Everything that lies beside the journal, and itself. */
const everything = (path: string) =>
  readdirSync(dirname(path))
    .map((name) => readFileSync(join(dirname(path), name), 'utf8'))
    .join('\n');

describe('forgetting a person', () => {
  it('puts the same pseudonym in place of the name, and the chain still verifies', async () => {
    const path = newJournalPath();
    const facts = [
      { kind: 'a', account: JO },
      { kind: 'b', account: 'kim' },
      { kind: 'c' },
      { kind: 'd', account: 'JO@Example.org' },
    ];
    await writeJournal(path, ...facts);
    const before = linesOf(path);
    const { person, entries } = await forget(path);
    expect(person).toMatch(/^person-[0-9a-f]{12}$/);
    expect(entries).toEqual([1, 4]);
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 5 });
    expect(everything(path).toLowerCase()).not.toContain(JO);
    const after = await entriesOf(path);
    expect(after.map(({ personal }) => personal['account'])).toEqual([
      person,
      'kim',
      undefined,
      person,
      undefined,
    ]);
    expect(after[4]?.fact).toEqual({ kind: 'forget', person, entries: [1, 4], ...DESK });
    // What is chained stays to the byte, and what is not concerned stays altogether.
    const chained = (line = '') => line.slice(0, line.indexOf(',"personal":'));
    expect(linesOf(path).slice(0, 4).map(chained)).toEqual(before.map(chained));
    expect(linesOf(path).slice(1, 3)).toEqual(before.slice(1, 3));
    // Neither salt nor commitment tells the name any more.
    expect(linesOf(path)[0]).not.toMatch(/"salt"/);
  });

  it('gives the same pseudonym later, and another in another folder', async () => {
    const [path, other] = [newJournalPath(), newJournalPath()];
    await writeJournal(path, { kind: 'a', account: JO });
    await writeJournal(other, { kind: 'a', account: JO });
    const { person } = await forget(path);
    await writeJournal(path, { kind: 'b', account: JO });
    expect(await forget(path)).toEqual({ person, entries: [3] });
    expect((await forget(other)).person).not.toBe(person);
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 4 });
    expect(await forget(path)).toEqual({ person, entries: [] });
    expect(linesOf(path)).toHaveLength(4);
  });

  it('takes notes of the same person, torn lines that name them, and the checkpoint', async () => {
    const path = newJournalPath();
    const journal = new Journal(path);
    await journal.append(
      { kind: 'mark', serial: '1', as: 'lost' },
      { account: JO, note: 'left in the tram' },
    );
    await journal.close();
    writeFileSync(`${path}.torn-1`, `{"number":9,"personal":{"account":{"value":"${JO.toUpperCase()}`);
    writeFileSync(`${path}.torn-2`, '{"number":9,"ti');
    writeFileSync(`${path}.checkpoint`, JO);
    await forget(path);
    expect(everything(path)).not.toMatch(/tram|jo@/i);
    expect(readdirSync(dirname(path)).sort()).toEqual([
      'journal.jsonl',
      'journal.jsonl.torn-2',
      'pseudonym.key',
    ]);
  });

  it('keeps lines that are no entries to the byte, and the chain names them as before', async () => {
    const path = newJournalPath();
    await writeJournal(path, { kind: 'a', account: JO }, { kind: 'b' }, { kind: 'c', account: JO });
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('"kind":"b"')] = 0xff;
    writeFileSync(path, bytes);
    expect((await forget(path)).entries).toEqual([1, 3]);
    expect(await verifyJournal(path)).toMatchObject({ whole: false, line: 2 });
    expect(readFileSync(path).includes(0xff)).toBe(true);
  });

  it('is nothing where there is no journal', async () => {
    expect((await forget(newJournalPath())).entries).toEqual([]);
  });
});

describe('tampering with what was forgotten', () => {
  it('by any bit of any byte is found in its line', async () => {
    const path = newJournalPath();
    await writeJournal(path, { kind: 'a', account: JO }, { kind: 'b' });
    await forget(path);
    const whole = readFileSync(path);
    const changed = newJournalPath();
    let line = 1;
    for (const [position, byte] of whole.entries()) {
      for (const bit of [0, position % 8, 5]) {
        const bytes = Buffer.from(whole);
        bytes[position] = byte ^ (1 << bit);
        writeFileSync(changed, bytes);
        expect(await verifyJournal(changed), `byte ${position}, bit ${bit}`).toMatchObject({
          whole: false,
          line,
        });
      }
      if (byte === 0x0a) line += 1;
    }
  });

  it('by forgetting without saying so, or saying so without forgetting, is found', async () => {
    const path = newJournalPath();
    await writeJournal(path, { kind: 'a', account: JO }, { kind: 'b', account: 'kim' });
    const [remembered, kim] = linesOf(path);
    await forget(path);
    const [forgotten, , fact] = linesOf(path);
    const check = (...lines: (string | undefined)[]) => {
      writeFileSync(path, `${lines.join('\n')}\n`);
      return verifyJournal(path);
    };
    expect(await check(forgotten, kim)).toEqual({ whole: false, line: 1, fault: 'personal-differs' });
    expect(await check(remembered, kim, fact)).toEqual({ whole: false, line: 1, fault: 'personal-differs' });
    const silently = kim?.replace(
      /"personal":.*/,
      '"personal":{"account":{"forgotten":"person-000000000000"}}}',
    );
    expect(await check(forgotten, silently, fact)).toEqual({
      whole: false,
      line: 2,
      fault: 'personal-differs',
    });
    expect(await check(forgotten, kim, fact)).toEqual({ whole: true, entries: 3 });
  });
});

describe('a register that is open', () => {
  it('forgets with the journal, also where the pseudonym is as long as the name', async () => {
    const path = newJournalPath();
    generateJournal(path, 6000);
    const unlike = '{"salt":"","value":""}'.length + 32 - '{"forgotten":"person-"}'.length - 12;
    const names = [accountOf(3), 'j', 'k'.repeat(30), ...(unlike < 0 ? ['m'.repeat(-unlike)] : [])];
    for (const account of names) {
      const journal = new Journal(path);
      const burn = `burn for ${account.length}`;
      await journal.append({ kind: 'burn', burn, serial: '7' }, { account });
      await journal.append({ kind: 'burn-end', burn, outcome: 'verified', verification: 'code' });
      await journal.close();
      const [open, reopened] = [new Register(path), new Register(path)];
      expect(await open.user(account)).toBeDefined();
      await open.close();
      const { person } = await forget(path, account);
      for (const register of [open, reopened]) {
        expect(await register.user(account)).toBeUndefined();
        const { rows } = await register.list({ text: person }, { from: 0, count: 10 });
        expect(rows.length).toBeGreaterThan(0);
        await register.close();
      }
      expect(everything(path)).not.toContain(`"${account}"`);
      const again = new Register(path);
      expect(await again.user(account)).toBeUndefined();
      await again.close();
    }
  });
});

describe('while others append', () => {
  let writer: Program;
  let forgetter: Program;

  beforeAll(async () => {
    writer = await bundleProgram(`
      import { Journal } from './journal.ts';
      const [path, name, count] = process.argv.slice(2);
      const journal = new Journal(path);
      for (let index = 0; index < Number(count); index++) {
        const { ok } = await journal.append({ kind: 'x', name, index }, { account: index % 3 ? 'kim' : '${JO}' });
        if (!ok) process.exit(1);
        if (index === 0) process.stdout.write('begun');
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      process.exit(0);
    `);
    forgetter = await bundleProgram(`
      import { Journal } from './journal.ts';
      import { forgetAccount } from './forget-account.ts';
      const journal = new Journal(process.argv[2]);
      process.stdout.write('begun');
      for (;;) await forgetAccount(journal, process.argv[3], ${JSON.stringify(DESK)});
    `);
  });

  afterAll(() => {
    for (const { folder } of [writer, forgetter]) rmSync(folder, { recursive: true, force: true });
  });

  it('loses none of their entries', async () => {
    const path = newJournalPath();
    await writeJournal(path, { kind: 'a' });
    const writers = ['one', 'two'].map((name) => spawn(process.execPath, [writer.file, path, name, '200']));
    const ends = writers.map((child) => once(child, 'exit'));
    const ended = Promise.all(ends);
    let running = true;
    void ended.then(() => {
      running = false;
    });
    let forgettings = 0;
    while (running) {
      if ((await forget(path)).entries.length > 0) forgettings += 1;
      await sleep(5);
    }
    expect((await ended).map(([status]) => status)).toEqual([0, 0]);
    await forget(path);
    expect(forgettings).toBeGreaterThan(5);
    expect(await verifyJournal(path)).toMatchObject({ whole: true });
    const entries = await entriesOf(path);
    for (const name of ['one', 'two']) {
      const mine = entries.filter(({ fact }) => fact['name'] === name);
      expect(mine.map(({ fact }) => fact['index'])).toEqual(Array.from({ length: 200 }, (_, index) => index));
    }
    expect(everything(path)).not.toContain(JO);
  });

  it('killed at any moment leaves the old journal or the new one', { timeout: 120_000 }, async () => {
    const path = newJournalPath();
    generateJournal(path, 3000);
    const entries = async () => (await entriesOf(path)).filter(({ fact }) => fact.kind !== 'forget').length;
    for (let round = 0; round < 25; round++) {
      const child = spawn(process.execPath, [forgetter.file, path, accountOf(round)]);
      await once(child.stdout, 'data');
      await sleep(4 * round);
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(await verifyJournal(path)).toMatchObject({ whole: true });
      expect(await entries()).toBe(3000);
    }
    await forget(path, accountOf(0));
    await forget(path, accountOf(24));
    expect(readdirSync(dirname(path)).sort()).toEqual(['journal.jsonl', 'pseudonym.key']);
    expect(everything(path)).not.toContain(`"${accountOf(0)}"`);
  });
});

it('what a killed Kiln left of a checkpoint goes with the name in it', async () => {
  const path = newJournalPath();
  await writeJournal(path, { kind: 'a', account: JO });
  const dead = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
  writeFileSync(`${path}.checkpoint.${dead}.new`, JO);
  writeFileSync(`${path}.checkpoint.${process.ppid}.new`, 'of one that is still at it');
  await forget(path);
  expect(everything(path)).not.toContain(JO);
  expect(existsSync(`${path}.checkpoint.${process.ppid}.new`)).toBe(true);
});
