// @module-tag postgres
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { partsOfLine, writeLine } from '../../src/register/journal-line.ts';
import { pseudonymOf } from '../../src/register/pseudonym.ts';
import { connect } from '../../src/register/shared/database.ts';
import { sharedKey } from '../../src/register/shared/queries.ts';
import { linesOf } from './journal-folder.ts';
import { address } from './postgres.ts';
import { useDesks } from './shared-desks.ts';

describe('desks on a database that others write to', () => {
  const desks = useDesks();
  const { inDatabase } = desks;

  it('write their own entries only, and none whose time is none', async () => {
    const desk = desks.open();
    await desk.burn('1', 'jo');
    await desk.shared.sync();
    const last = (await inDatabase()).at(-1);
    const next = async (role: string, time: string) => {
      const previous = /"hash":"(\w+)"/.exec(last?.line ?? '')?.[1] ?? '';
      const line = writeLine({ number: 3, time, fact: { kind: 'mark' }, personal: {} }, previous);
      const { chained, hash, personal } = partsOfLine(line.text);
      const columns = '(desk, number, chained, hash, personal)';
      const values = [last?.desk, 3, chained, hash, personal];
      await desks.postgres.ask(
        role,
        `INSERT INTO kiln.entries ${columns} VALUES ($1, $2, $3, $4, $5)`,
        values,
      );
    };
    await desks.postgres.ask('owner', 'CREATE ROLE neighbour LOGIN IN ROLE kiln_desk');
    const now = new Date().toISOString();
    await expect(next('neighbour', now)).rejects.toMatchObject({ code: '42501' });
    await expect(next('desk', 'x')).rejects.toMatchObject({ code: '23514' });
    await expect(next('desk', '2026-13-45T00:00:00.000Z')).rejects.toMatchObject({ code: '22008' });
    await next('desk', now);
    expect(await inDatabase()).toHaveLength(3);
  });

  it('take from the database what is a desk’s, and nothing that only has its name', async () => {
    const [desk, other] = [desks.open(), desks.open()];
    await desk.burn('1', 'jo');
    await other.burn('2', 'kim');
    await other.shared.sync();
    // A database that obeys somebody else.
    await desks.postgres.ask(
      'owner',
      'ALTER TABLE kiln.entries DROP CONSTRAINT entries_desk_check, DISABLE TRIGGER check_entry',
    );
    const copy = (name: string) =>
      desks.postgres.ask(
        'owner',
        'INSERT INTO kiln.entries SELECT $1, number, chained, hash, personal FROM kiln.entries',
        [name],
      );
    await copy('../journal');
    await desks.postgres.ask('owner', `DELETE FROM kiln.entries WHERE desk ~ '^[0-9a-f]'`);
    await desks.postgres.ask(
      'owner',
      'INSERT INTO kiln.entries SELECT $1, number, chained, hash, personal FROM kiln.entries',
      ['f'.repeat(64)],
    );
    const before = linesOf(desk.path);
    expect(await desk.shared.sync()).toMatchObject({ ok: true, value: { received: 0 } });
    expect(linesOf(desk.path)).toEqual(before);
    expect(readdirSync(dirname(desk.path)).sort()).not.toContain('desks');
    await desks.postgres.ask('owner', 'TRUNCATE kiln.entries');
    await desks.postgres.ask(
      'owner',
      `ALTER TABLE kiln.entries ADD CONSTRAINT entries_desk_check CHECK (desk ~ '^[0-9a-f]{64}$'), ENABLE TRIGGER check_entry`,
    );
  });

  it('miss no forgetting, also where two were asked for at once and the later one was seen first', async () => {
    const [one, two] = [desks.open(), desks.open()];
    await one.burn('1', 'jo');
    await one.burn('2', 'kim');
    await one.shared.sync();
    const client = await connect(address(desks.postgres.address('desk')));
    const key = await sharedKey(client);
    await client.query('BEGIN');
    await client.query('INSERT INTO kiln.forgettings (person) VALUES ($1)', [pseudonymOf('jo', key)]);
    await two.shared.forget('kim');
    await one.shared.sync();
    expect(await one.who('2')).toEqual([pseudonymOf('kim', key)]);
    await client.query('COMMIT');
    await client.end();
    await one.shared.sync();
    expect(await one.who('1')).toEqual([pseudonymOf('jo', key)]);
    const entries = linesOf(one.path).length;
    await one.shared.sync();
    expect(linesOf(one.path)).toHaveLength(entries);
  });
});
