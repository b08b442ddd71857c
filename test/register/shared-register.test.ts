// @module-tag postgres
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/register/journal.ts';
import { connect } from '../../src/register/shared/database.ts';
import { SharedRegister } from '../../src/register/shared/shared-register.ts';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { linesOf, newJournalPath } from './journal-folder.ts';
import { address } from './postgres.ts';
import { useDesks } from './shared-desks.ts';

describe('desks on one database', () => {
  const desks = useDesks();
  const { inDatabase } = desks;

  it('know of each other’s tokens', async () => {
    const [one, two] = [desks.open(), desks.open()];
    await one.burn('1', 'jo');
    await two.burn('2', 'kim');
    expect(await one.shared.sync()).toEqual({ ok: true, value: { sent: 2, received: 0 } });
    expect(await two.shared.sync()).toEqual({ ok: true, value: { sent: 2, received: 2 } });
    expect(await one.shared.sync()).toEqual({ ok: true, value: { sent: 0, received: 2 } });
    for (const desk of [one, two]) {
      expect(await desk.who('1')).toEqual(['jo']);
      expect(await desk.who('2')).toEqual(['kim']);
      expect((await desk.register.list({}, { from: 0, count: 9 })).total).toBe(2);
    }
    // Reassigned at the other desk.
    await two.burn('1', 'kim');
    await two.shared.sync();
    await one.shared.sync();
    expect(await one.who('1')).toEqual(['jo', 'kim']);
    expect(await one.register.lastBurn('1')).toMatchObject({ account: 'kim' });
    expect((await inDatabase()).map(({ line }) => line).sort()).toEqual(
      [...linesOf(one.path), ...linesOf(two.path)].sort(),
    );
  });

  it('go on while the server is killed, and catch up in order and without duplicates', async () => {
    const [one, two] = [desks.open(), desks.open()];
    for (let round = 0; round < 3; round++) {
      await one.burn(`1${round}`, 'jo');
      await two.burn(`2${round}`, 'kim');
      // Killed in the middle of catching up.
      const rounds = [one.shared.sync(), two.shared.sync()];
      desks.postgres.kill();
      await Promise.all(rounds);
      await one.burn(`3${round}`, 'jo');
      await two.burn(`4${round}`, 'kim');
      expect(await one.shared.sync()).toMatchObject({ ok: false, failure: { code: 'register-unreachable' } });
      expect(await one.who(`3${round}`)).toEqual(['jo']);
      desks.postgres.up();
      for (const desk of [one, two, one]) expect(await desk.shared.sync()).toMatchObject({ ok: true });
      expect(await one.who(`4${round}`)).toEqual(['kim']);
      expect(await two.who(`3${round}`)).toEqual(['jo']);
    }
    expect((await inDatabase()).map(({ line }) => line).sort()).toEqual(
      [...linesOf(one.path), ...linesOf(two.path)].sort(),
    );
    const [copy] = readdirSync(join(dirname(one.path), 'desks'));
    expect(readFileSync(join(dirname(one.path), 'desks', copy ?? ''), 'utf8')).toBe(
      readFileSync(two.path, 'utf8'),
    );
  });

  it('send each entry once, also two Kilns with one journal, and more than a batch of them', async () => {
    const window = desks.open();
    const terminal = desks.open(window.path);
    await Promise.all(
      Array.from({ length: 1200 }, (_, index) => window.journal.append({ kind: 'x', index })),
    );
    const done = await Promise.all([window.shared.sync(), terminal.shared.sync()]);
    expect(done.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await inDatabase()).map(({ line }) => line)).toEqual(linesOf(window.path));
    const other = desks.open();
    await other.burn('1', 'jo');
    const beside = desks.open(other.path);
    await Promise.all([other.shared.sync(), beside.shared.sync()]);
    const copies = readdirSync(join(dirname(other.path), 'desks'));
    expect(copies).toHaveLength(1);
    expect(await verifyJournal(join(dirname(other.path), 'desks', copies[0] ?? ''))).toEqual({
      whole: true,
      entries: 1200,
    });
  });

  it('go on with a journal in which another Kiln on the machine forgot somebody', async () => {
    const window = desks.open();
    await window.burn('1', 'jo@example.org');
    await window.burn('2', 'kim');
    expect(await window.shared.sync()).toMatchObject({ ok: true });
    const terminal = desks.open(window.path);
    expect(await terminal.shared.forget('jo@example.org')).toMatchObject({ ok: true });
    await window.burn('3', 'ann');
    // Its entries are shorter now than when the window last read them.
    expect(await window.shared.sync()).toEqual({ ok: true, value: { sent: 3, received: 0 } });
    expect(await terminal.shared.sync()).toMatchObject({ ok: true });
    expect(await window.shared.sync()).toMatchObject({ ok: true });
    expect((await inDatabase()).map(({ line }) => line)).toEqual(linesOf(window.path));
  });

  it('close at once, also while the database keeps them waiting', async () => {
    const desk = desks.open();
    await desk.burn('1', 'jo');
    expect(await desk.shared.sync()).toMatchObject({ ok: true });
    await desk.burn('2', 'jo');
    const owner = await connect(address(desks.postgres.address('owner', 'register')));
    try {
      await owner.query('BEGIN; LOCK TABLE kiln.entries IN ACCESS EXCLUSIVE MODE');
      const round = desk.shared.sync();
      const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`;
      await expect.poll(async () => (await owner.query(waiting)).rowCount).toBe(1);
      const start = performance.now();
      await desk.shared.close();
      // The database would keep them waiting for good.
      expect(performance.now() - start).toBeLessThan(30_000);
      expect(await round).toMatchObject({ ok: false, failure: { code: 'register-unreachable' } });
    } finally {
      await owner.end();
    }
    const again = desks.open(desk.path);
    expect(await again.shared.sync()).toEqual({ ok: true, value: { sent: 2, received: 0 } });
  });

  it('forget a person everywhere, also a desk that was away', async () => {
    const [one, two, away] = [desks.open(), desks.open(), desks.open()];
    await one.burn('1', 'jo@example.org');
    await two.burn('2', 'JO@example.org');
    await two.burn('3', 'kim');
    for (const desk of [one, two, one]) await desk.shared.sync();
    await away.burn('4', 'jo@example.org');
    const forgotten = await one.shared.forget('jo@example.org');
    if (!forgotten.ok) throw new Error(forgotten.failure.code);
    const { person } = forgotten.value;
    expect(JSON.stringify(await inDatabase())).not.toMatch(/jo@example/i);
    for (const desk of [two, away, one, two]) expect(await desk.shared.sync()).toMatchObject({ ok: true });
    expect(JSON.stringify(await inDatabase())).not.toMatch(/jo@example/i);
    for (const desk of [one, two, away]) {
      expect(await verifyJournal(desk.path)).toMatchObject({ whole: true });
      expect(readFileSync(desk.path, 'utf8')).not.toMatch(/jo@example/i);
      expect(await desk.who('2')).toEqual([person]);
      expect(await desk.who('3')).toEqual(['kim']);
    }
    expect(await one.who('4')).toEqual([person]);
    expect((await one.register.user(person))?.assignments).toHaveLength(3);
    // What it holds is the journals, to the byte, the facts of forgetting included.
    const lines = [one, two, away].flatMap(({ path }) => linesOf(path)).sort();
    expect((await inDatabase()).map(({ line }) => line).sort()).toEqual(lines);
  });

  it('may only add: nothing can be changed, taken away or put in between', async () => {
    const desk = desks.open();
    await desk.burn('1', 'jo');
    await desk.shared.sync();
    const [row] = await inDatabase();
    const denied = { code: '42501' };
    for (const query of [
      `UPDATE kiln.entries SET personal = '{}'`,
      'DELETE FROM kiln.entries',
      'TRUNCATE kiln.entries',
      'UPDATE kiln.pseudonym_key SET key = key',
      'DELETE FROM kiln.forgettings',
      'DROP TABLE kiln.entries',
    ]) {
      await expect(desks.postgres.ask('desk', query), query).rejects.toMatchObject(denied);
    }
    const insert = `INSERT INTO kiln.entries VALUES ($1, $2, $3, $4, '{}')`;
    const chained = `{"number":3,"time":"2026-11-30T08:00:00.000Z","previous":"${'0'.repeat(64)}","fact":{},"sealed":{}`;
    for (const number of [3, 4, 1]) {
      await expect(
        desks.postgres.ask('desk', insert, [
          number === 1 ? 'a'.repeat(64) : row?.desk,
          number,
          chained,
          'b'.repeat(64),
        ]),
      ).rejects.toMatchObject({ code: '23514' });
    }
    await expect(
      desks.postgres.ask('desk', 'SELECT kiln.forget_entry($1, 1, $2)', [
        row?.desk,
        '{"account":{"salt":"","value":"al"}}',
      ]),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('notice that a desk’s journal was put back from a backup, or cut off', async () => {
    const desk = desks.open();
    await desk.burn('1', 'jo');
    copyFileSync(desk.path, `${desk.path}.backup`);
    await desk.burn('2', 'jo');
    await desk.shared.sync();
    writeFileSync(desk.path, readFileSync(`${desk.path}.backup`));
    rmSync(`${desk.path}.backup`);
    const restored = desks.open(desk.path);
    expect(await restored.shared.sync()).toEqual({
      ok: false,
      failure: { code: 'register-forked', number: 4 },
    });
    await restored.burn('3', 'jo');
    expect(await restored.shared.sync()).toEqual({
      ok: false,
      failure: { code: 'register-forked', number: 4 },
    });
    expect(existsSync(desk.path)).toBe(true);
  });

  it('believe a server by its certificate only', async () => {
    desks.postgres.kill();
    const signer = desks.postgres.useTls();
    desks.postgres.up();
    const sync = (mode: string) => {
      const config = address(`${desks.postgres.address('desk')}?sslmode=${mode}`);
      const journal = new Journal(newJournalPath());
      return new SharedRegister({ config, journal, desk: () => ({ operator: 'o', host: 'h' }) }).sync();
    };
    expect(await sync('require')).toEqual({
      ok: false,
      failure: { code: 'register-unreachable', reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
    expect(await sync(`require&sslrootcert=${signer}`)).toMatchObject({ ok: true });
    const [mine] = await desks.postgres.ask<{ ssl: boolean }>(
      'desk',
      'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
    );
    expect(mine).toEqual({ ssl: false });
  });
});
