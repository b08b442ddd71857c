import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kiln, kilnObject, newFolder } from '../cli/kiln.ts';
import { SECRET } from '../cli/seeds.ts';
import { hasPostgres, TestPostgres } from './postgres.ts';

const SERIAL = '86596100000017';
const JO = '+jo@example.org';

async function burn(data: string, account: string, env: Record<string, string> = {}): Promise<void> {
  const input = `otpauth://totp/x?secret=${SECRET}&issuer=Contoso`;
  const args = [
    'burn',
    '--stdin',
    '--no-verify',
    '--reader',
    'simulator',
    '--account',
    account,
    '--operator',
    'meyer',
  ];
  expect((await kiln(args, { data, input, env })).status).toBe(0);
}

describe('kiln register', () => {
  it('knows who had a token: burn, reassign, lose, find, forget, verify', { timeout: 60_000 }, async () => {
    const data = newFolder();
    const register = (...args: string[]) => kiln(['register', ...args], { data });
    const object = (...args: string[]) => kilnObject(['register', ...args, '--json'], { data });
    await burn(data, JO);
    await burn(data, 'kim@example.org');
    expect(await object('list')).toMatchObject({
      ...{
        serial: SERIAL,
        model: 'C301',
        standing: 'assigned',
        account: 'kim@example.org',
        issuer: 'Contoso',
      },
      ...{ lastBurn: { outcome: 'seeded', verification: 'none', operator: 'meyer' }, batteryAgeDays: 0 },
    });
    expect((await register('list', '--find', 'KIM 0000017')).stdout).toContain('kim@example.org');
    expect((await register('list', '--find', 'somebody')).stdout).toBe('0 in all\n');
    const marked = await object(
      'mark',
      SERIAL,
      '--as',
      'lost',
      '--note',
      'left in the tram',
      '--operator',
      'santos',
    );
    expect(marked).toMatchObject({ status: 0, token: { standing: 'lost' } });
    const page = await object('show', SERIAL);
    expect(page['assignments']).toMatchObject([
      { account: JO, why: 'reassigned' },
      { account: 'kim@example.org', why: 'lost' },
    ]);
    expect(page['events'].map(({ kind }: { kind: string }) => kind)).toEqual(['burn', 'burn', 'mark']);
    expect((await register('show', SERIAL)).stdout).toMatch(/marked as lost: left in the tram, by santos/);
    expect(await object('list', '--standing', 'lost')).toMatchObject({ serial: SERIAL });
    expect(await object('user', 'KIM@example.org')).toMatchObject({
      assignments: [{ serial: SERIAL, why: 'lost' }],
    });
    expect(await object('desks')).toMatchObject({ operators: [{ name: 'meyer', burns: 2 }] });

    const forgotten = await object('forget', 'kim@example.org');
    expect(forgotten).toMatchObject({ status: 0, event: 'forgotten', entries: 2 });
    expect(readFileSync(join(data, 'journal.jsonl'), 'utf8')).not.toMatch(/kim|tram/);
    expect(await object('user', forgotten['person'])).toMatchObject({ assignments: [{ forgotten: true }] });
    expect(await object('verify')).toMatchObject({ status: 0, whole: true, entries: 14, torn: [] });
  });

  it('gives tables that spreadsheets keep as they are', async () => {
    const data = newFolder();
    await burn(data, JO);
    const { stdout } = await kiln(['register', 'export', '--csv'], { data });
    const [head, row] = stdout.split('\r\n');
    expect(head).toMatch(/^\ufeffserial,model,standing,account,/);
    expect(row).toMatch(
      new RegExp(`^'${SERIAL},C301,assigned,'\\${JO},Contoso,\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,`),
    );
    const file = join(data, 'out.csv');
    expect(await kiln(['register', 'export', '--output', file], { data })).toMatchObject({
      status: 0,
      stdout: '',
    });
    expect(readFileSync(file, 'utf8')).toBe(stdout);
    const semicolons = await kiln(['register', 'export', '--delimiter', 'semicolon', '--table', 'burns'], {
      data,
    });
    expect(semicolons.stdout).toContain(`;'${SERIAL};C301;'${JO};Contoso;seeded;none;;meyer;`);
    const json = await kiln(['register', 'export', '--json', '--table', 'assignments'], { data });
    expect(json.objects).toMatchObject([{ serial: SERIAL, account: JO }]);
    const nowhere = await kiln(['register', 'export', '--output', '/nowhere/x'], { data });
    expect(nowhere).toMatchObject({ status: 2 });
    expect(nowhere.stdout).toContain('ENOENT');
  });

  it('names the first entry that was changed, and what a power cut tore off', async () => {
    const data = newFolder();
    await burn(data, JO);
    const path = join(data, 'journal.jsonl');
    const text = readFileSync(path, 'utf8');
    writeFileSync(`${path}.torn-7`, '{');
    expect(await kilnObject(['register', 'verify', '--json'], { data })).toMatchObject({
      torn: [`${path}.torn-7`],
    });
    writeFileSync(path, text.replace('"step":"configured"', '"step":"CONFIGURED"'));
    expect(await kilnObject(['register', 'verify', '--json'], { data })).toMatchObject({
      status: 4,
      failure: { code: 'journal-broken', line: 3, fault: 'hash-differs' },
    });
    expect((await kiln(['register', 'verify'], { data })).stdout).toMatch(/Entry 3 of the journal/);
  });

  it.each([
    [[]],
    [['lost']],
    [['show']],
    [['show', SERIAL, SERIAL]],
    [['mark', SERIAL]],
    [['mark', SERIAL, '--as', 'gone']],
    [['list', '--standing', 'away']],
    [['export', '--table', 'seeds']],
  ])('refuses what it cannot understand: %j', async (words) => {
    const end = await kiln(['register', ...words, '--json'], { data: newFolder() });
    expect(end).toMatchObject({ status: 2, objects: [{ failure: { code: 'usage' } }] });
  });

  it('says so where token or account are not known, and has nothing to say without a journal', async () => {
    const data = newFolder();
    for (const words of [
      ['show', '123'],
      ['user', 'x'],
      ['mark', '123', '--as', 'lost'],
      ['forget', 'x'],
    ]) {
      const end = await kiln(['register', ...words, '--json'], { data });
      expect(end).toMatchObject({ status: 2, objects: [{ failure: { code: 'not-in-register' } }] });
    }
    expect(await kiln(['register', 'list', '--json'], { data })).toMatchObject({ status: 0, objects: [] });
    expect(await kilnObject(['register', 'verify', '--json'], { data })).toMatchObject({
      whole: true,
      entries: 0,
    });
  });
});

describe.skipIf(!hasPostgres && process.env['CI'] === undefined)('kiln with a shared register', () => {
  let postgres: TestPostgres;

  beforeAll(async () => {
    postgres = await TestPostgres.start();
  }, 60_000);

  afterAll(() => postgres?.close());

  it('hears of other desks, goes on without the database, and catches up', { timeout: 60_000 }, async () => {
    const [one, two] = [newFolder(), newFolder()];
    const env = { KILN_REGISTER: postgres.address('desk') };
    const owner = { KILN_REGISTER: postgres.address('owner', 'register') };
    expect((await kiln(['register', 'set-up'], { env: owner, data: one })).status).toBe(0);
    await burn(one, 'jo', env);
    expect(await kilnObject(['register', 'list', '--json'], { data: two, env })).toMatchObject({
      account: 'jo',
    });
    postgres.kill();
    await burn(two, 'kim', env);
    const alone = await kiln(['register', 'list'], { data: two, env });
    expect(alone.stderr).toMatch(/cannot be reached/);
    expect(alone.stdout).toMatch(/kim[\s\S]*2 in all|kim[\s\S]*1 in all/);
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
