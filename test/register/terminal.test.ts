import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '../../src/register/journal.ts';
import { kiln, kilnObject, newFolder } from '../cli/kiln.ts';
import { SECRET } from '../cli/seeds.ts';
import { hasTerminals, TerminalSession } from '../cli/terminal-session.ts';
import { hasPostgres, TestPostgres } from './postgres.ts';

const SERIAL = '86596100000017';
const JO = '+jo@example.org';

async function burn(data: string, account: string, env: Record<string, string> = {}): Promise<void> {
  const input = `otpauth://totp/x?secret=${SECRET}&issuer=Contoso`;
  const args = [
    'burn',
    '--stdin',
    '--no-verify',
    '--reassign',
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
    const shown = (await register('show', SERIAL)).stdout;
    expect(shown).toMatch(/marked as lost: left in the tram, by santos/);
    expect(shown).toMatch(/\+jo@example.org \(Contoso\) \(burned for somebody else\)/);
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

  it('takes a token from somebody only with --reassign, and says whose it was', async () => {
    const data = newFolder();
    await burn(data, JO);
    const input = (account: string) => `otpauth://totp/Contoso:${account}?secret=${SECRET}&issuer=Contoso`;
    const args = ['burn', '--stdin', '--no-verify', '--reader', 'simulator'];
    const refused = await kiln([...args, '--json'], { data, input: input('kim') });
    expect(refused.status).toBe(4);
    expect(refused.objects).toMatchObject([
      {
        event: 'result',
        outcome: 'untouched',
        failure: { code: 'assigned-to-another', serial: SERIAL, name: '+jo@example.org, Contoso' },
      },
    ]);
    // Nobody to ask at: the same, in words.
    const words = await kiln(args, { data, input: input('kim') });
    expect(words.status).toBe(4);
    expect(words.stdout).toContain(`The token ${SERIAL} belongs to +jo@example.org, Contoso.`);
    expect(words.stdout).toContain('--reassign');
    // For the same person there is nothing to ask.
    expect(await kiln(args, { data, input: input('+JO%40example.org') })).toMatchObject({ status: 0 });
    const taken = await kiln([...args, '--reassign', '--json'], { data, input: input('kim') });
    expect(taken.status).toBe(0);
    expect(taken.objects.at(-1)).toMatchObject({
      event: 'result',
      reassignedFrom: { issuer: 'Contoso' },
    });
    const told = await kiln([...args, '--reassign'], { data, input: input('ann') });
    expect(told.stdout).toContain('Until now it belonged to kim, Contoso');
    expect(await kilnObject(['register', 'show', SERIAL, '--json'], { data })).toMatchObject({
      assignments: [{ why: 'reassigned' }, { account: 'kim', why: 'reassigned' }, { account: 'ann' }],
    });
  });

  it.skipIf(!hasTerminals && process.env['CI'] === undefined)(
    'asks a person, naming whose it is',
    async () => {
      const data = newFolder();
      await burn(data, 'jo');
      for (const [answer, status] of [
        ['\r', 4],
        ['n\r', 4],
        ['\x03', 4],
        ['y\r', 0],
      ] as const) {
        const session = new TerminalSession('burn --reader simulator --no-verify --account kim', {
          KILN_DATA: data,
        });
        await session.sees(/otpauth:\/\/ text or key/);
        session.type(`otpauth://totp/x?secret=${SECRET}&issuer=Contoso\r`);
        await session.sees(
          /The token 86596100000017 belongs to jo, Contoso. Take it from them and burn\? \(y\/N\)/,
        );
        session.type(answer);
        expect(await session.ended(), answer).toBe(status);
      }
    },
  );

  it('speaks German, its help as well, but for what scripts read', async () => {
    const data = newFolder();
    const env = { LC_ALL: 'de_DE.UTF-8' };
    await burn(data, 'jo');
    await burn(data, 'kim');
    const register = (...args: string[]) => kiln(['register', ...args], { data, env });
    const help = await register('--help');
    expect(help.stdout).toMatch(/^kiln register list/);
    expect(help.stdout).toContain('Welcher Token ist das? Wer hatte ihn?');
    expect((await kiln(['register', '--help'], { data })).stdout).toContain('Which token is this?');
    expect((await register('list')).stdout).toMatch(
      /in Gebrauch +kim \(Contoso\) seit \d{4}-\d\d-\d\d\n1 insgesamt\n/,
    );
    const marked = await register('mark', SERIAL, '--as', 'broken', '--note', 'Wasser');
    expect(marked.stdout).toBe(`✓ C301 ${SERIAL} ist als kaputt vermerkt.\n`);
    const { stdout } = await register('show', SERIAL);
    expect(stdout).toMatch(/^C301 {2}86596100000017 {2}kaputt\n {2}gesehen {3}zuerst /);
    expect(stdout).toContain('jo (Contoso) (für jemand anderen gebrannt)');
    expect(stdout).toMatch(/gebrannt für kim \(Contoso\), nicht geprüft, von meyer an /);
    expect(stdout).toMatch(/vermerkt als kaputt: Wasser, von /);
    expect((await register('user', 'kim')).stdout).toMatch(/C301 86596100000017, Contoso \(kaputt\)/);
    expect((await register('desks')).stdout).toMatch(
      /Wer gebrannt hat\n {2}meyer {2}2-mal gebrannt, zuletzt /,
    );
    expect((await register('verify')).stdout).toMatch(/13 Einträge, jeder so, wie er geschrieben wurde/);
    expect((await register('forget', 'jo')).stdout).toMatch(
      /Vergessen in 1 Einträgen: Im Register steht jetzt person-/,
    );
    expect((await register('list', '--json')).objects).toMatchObject([{ standing: 'broken' }]);
  });

  it('tells of an export, and why a burn failed, in plain words', async () => {
    const data = newFolder();
    const journal = new Journal(join(data, 'journal.jsonl'));
    const desk = { operator: 'meyer', host: 'desk-1' };
    const common = {
      serial: SERIAL,
      model: 'C301',
      issuer: 'Contoso',
      ...desk,
      reader: 'R',
      clockErrorSeconds: 3,
    };
    await journal.append({ kind: 'burn', burn: 'b', step: 'identified', ...common }, { account: 'jo' });
    await journal.append({ kind: 'burn-step', burn: 'b', step: 'authenticated' });
    await journal.append({
      ...{ kind: 'burn-end', burn: 'b', outcome: 'blank', verification: 'none', failure: 'link-lost' },
    });
    await journal.append({
      ...{ kind: 'export', provider: 'entra-csv', protection: 'sealed', serials: [SERIAL, '86596100000018'] },
      ...{ operator: 'santos', host: 'desk-2' },
    });
    await journal.close();
    const { stdout } = await kiln(['register', 'show', SERIAL], { data });
    expect(stdout).toMatch(
      /left no seed that works: the token was lifted, or moved, and did not come back in time, by meyer on desk-1/,
    );
    expect(stdout).toMatch(/exported to Entra ID, by santos on desk-2/);
    const page = await kilnObject(['register', 'show', SERIAL, '--json'], { data });
    expect(page['events']).toMatchObject([
      { kind: 'burn', failure: 'link-lost' },
      { kind: 'export', provider: 'entra-csv', protection: 'sealed', operator: 'santos' },
    ]);
    // When it was seen is when it lay on a reader.
    expect(page['token'].lastSeen).toBe(page['events'][0].time);
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
    // Every other question says that something is missing in its answer, and answers.
    const list = await kiln(['register', 'list'], { data });
    expect(list).toMatchObject({ status: 0, stdout: expect.stringContaining(SERIAL) });
    expect(list.stderr).toBe(
      'kiln: 1 entry is not as it was written, and is left out. See: kiln register verify\n',
    );
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
    [['export', '--csv']],
    [['mark', SERIAL, '--as', 'lost', '--note', 'x'.repeat(2001)]],
  ])('refuses what it cannot understand: %j', async (words) => {
    const end = await kiln(['register', ...words, '--json'], { data: newFolder() });
    expect(end).toMatchObject({ status: 2, objects: [{ failure: { code: 'usage' } }] });
  });

  it('names every word it takes', async () => {
    const { stdout } = await kiln(['register'], { data: newFolder() });
    const help = (await kiln(['register', '--help'], { data: newFolder() })).stdout;
    const words = [...help.matchAll(/^kiln register (\S+)/gm)].map(([, word]) => word as string);
    expect(words).toHaveLength(9);
    for (const word of words) expect(stdout.split('\n')[0]).toContain(word);
  });

  it('lets no note steer the terminal, or look like an event', async () => {
    const data = newFolder();
    await burn(data, JO);
    const note = ' fell\n  2026-11-20 10:00  verified \x1b[31min \x9b2J the sea ';
    await kiln(['register', 'mark', SERIAL, '--as', 'lost', '--note', note], { data });
    const { stdout } = await kiln(['register', 'show', SERIAL], { data });
    expect(stdout).toContain('marked as lost: fell 2026-11-20 10:00 verified [31min 2J the sea, by ');
    for (const control of ['\x1b', '\x9b']) expect(stdout).not.toContain(control);
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
