// @module-tag postgres
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TerminalMessages } from '../../src/messages/terminal/terminal-messages.ts';
import { Journal } from '../../src/register/journal.ts';
import { kiln, kilnObject, newFolder } from '../cli/kiln.ts';
import { burnFor } from './burn-in-terminal.ts';
import { TestPostgres } from './postgres.ts';

describe('kiln with a shared register', () => {
  let postgres: TestPostgres;

  beforeAll(async () => {
    postgres = await TestPostgres.start();
  });

  afterAll(() => postgres?.close());

  it('hears of other desks, goes on without the database, and catches up', async () => {
    const [one, two] = [newFolder(), newFolder()];
    const env = { KILN_REGISTER: postgres.address('desk') };
    const owner = { KILN_REGISTER: postgres.address('owner', 'register') };
    expect((await kiln(['register', 'set-up'], { env: owner, data: one })).status).toBe(0);
    await burnFor('jo', one, env);
    expect(await kilnObject(['register', 'list', '--json'], { data: two, env })).toMatchObject({
      account: 'jo',
    });
    postgres.kill();
    await burnFor('kim', two, env);
    const alone = await kiln(['register', 'list'], { data: two, env });
    expect(alone.stderr).toMatch(/cannot be reached/);
    expect(alone.stdout).toMatch(/kim[\s\S]*\n1 in all/);
    expect(alone.status).toBe(0);
    postgres.up();
    await kiln(['register', 'list'], { data: two, env });
    expect(await kilnObject(['register', 'user', 'kim', '--json'], { data: one, env })).toMatchObject({
      status: 0,
    });
    expect(await kilnObject(['register', 'forget', 'jo', '--json'], { data: two, env })).toMatchObject({
      entries: 1,
    });
    await kiln(['register', 'list'], { data: one, env });
    for (const data of [one, two]) {
      expect(await kilnObject(['register', 'verify', '--json'], { data, env })).toMatchObject({
        whole: true,
      });
    }
    expect(readFileSync(join(one, 'journal.jsonl'), 'utf8')).not.toContain('"value":"jo"');
  });

  it('forgets also whose burns came to nothing, and nobody who is not known', async () => {
    const data = newFolder();
    const env = { KILN_REGISTER: postgres.address('desk') };
    const journal = new Journal(join(data, 'journal.jsonl'));
    const desk = { operator: 'o', host: 'h', reader: 'R', clockErrorSeconds: 0 };
    await journal.append({ kind: 'burn', burn: 'b', serial: '7', ...desk }, { account: 'eve' });
    await journal.append({ kind: 'burn-end', burn: 'b', outcome: 'untouched', verification: 'none' });
    await journal.close();
    const forget = (account: string) => kilnObject(['register', 'forget', account, '--json'], { data, env });
    expect(await forget('ev')).toMatchObject({ status: 2, failure: { code: 'not-in-register' } });
    expect(await forget('EVE')).toMatchObject({ status: 0, entries: 1 });
    expect(readFileSync(join(data, 'journal.jsonl'), 'utf8')).not.toContain('eve');
  });

  it('finds a copy of another desk’s journal that was changed, and fetches it anew once it is deleted', async () => {
    const [one, two] = [newFolder(), newFolder()];
    const env = { KILN_REGISTER: postgres.address('desk') };
    await burnFor('ann', one, env);
    const verify = () => kilnObject(['register', 'verify', '--json'], { data: two, env });
    expect(await verify()).toMatchObject({ whole: true, entries: 0 });
    const copies = join(two, 'desks');
    const ofOne = readdirSync(copies)
      .map((name) => join(copies, name))
      .find((path) => readFileSync(path, 'utf8').includes('"ann"'));
    if (ofOne === undefined) throw new Error('no copy');
    writeFileSync(ofOne, readFileSync(ofOne, 'utf8').replace('"step":"configured"', '"step":"CONFIGURED"'));
    expect(await verify()).toMatchObject({
      status: 4,
      failure: { code: 'copy-broken', path: ofOne, line: 3, fault: 'hash-differs' },
    });
    rmSync(ofOne);
    expect(await verify()).toMatchObject({ status: 0, whole: true });
    expect(readFileSync(ofOne, 'utf8')).toContain('"step":"configured"');
  });

  it('says what is wrong where the database does not serve', async () => {
    postgres.askForPassword('locked');
    await postgres.ask('owner', 'CREATE ROLE stranger LOGIN');
    for (const [address, reason] of [
      [postgres.address('nobody'), 'login'],
      [postgres.address('locked'), 'login'],
      [postgres.address('stranger'), 'rights'],
      [postgres.address('desk', 'postgres'), 'not-set-up'],
    ] as const) {
      const env = { KILN_REGISTER: address };
      const { stderr } = await kiln(['register', 'list'], { data: newFolder(), env });
      expect(stderr, address).toContain(
        new TerminalMessages().failure({ code: 'register-refused', reason }).what,
      );
    }
  });

  it('refuses an address that is none, or without TLS over the network', async () => {
    for (const address of ['mysql://x', 'postgresql://desk@db.example.org/kiln?sslmode=disable']) {
      const end = await kiln(['register', 'list', '--json'], {
        data: newFolder(),
        env: { KILN_REGISTER: address },
      });
      expect(end).toMatchObject({ status: 2, objects: [{ failure: { code: 'bad-register-address' } }] });
    }
  });
});
