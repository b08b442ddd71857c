import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/register/journal.ts';
import { kiln, kilnObject, newFolder } from '../cli/kiln.ts';
import { burnFor, SERIAL } from './burn-in-terminal.ts';

const JO = '+jo@example.org';

describe('kiln register', () => {
  it('knows who had a token: burn, reassign, lose, find, forget, verify', async () => {
    const data = newFolder();
    const register = (...args: string[]) => kiln(['register', ...args], { data });
    const object = (...args: string[]) => kilnObject(['register', ...args, '--json'], { data });
    await burnFor(JO, data);
    await burnFor('kim@example.org', data);
    expect(await object('list')).toMatchObject({
      ...{
        serial: SERIAL,
        model: 'C301',
        standing: 'unchecked',
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

  it('speaks German, its help as well, but for what scripts read', async () => {
    const data = newFolder();
    const env = { LC_ALL: 'de_DE.UTF-8' };
    await burnFor('jo', data);
    await burnFor('kim', data);
    const register = (...args: string[]) => kiln(['register', ...args], { data, env });
    const help = await register('--help');
    expect(help.stdout).toMatch(/^kiln register list/);
    expect(help.stdout).toContain('Welcher Token ist das? Wer hatte ihn?');
    expect((await kiln(['register', '--help'], { data })).stdout).toContain('Which token is this?');
    expect((await register('list')).stdout).toMatch(
      /nicht geprüft – nicht herausgeben +kim \(Contoso\) seit \d{4}-\d\d-\d\d\n1 insgesamt\n/,
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
      /Vergessen in 1 Eintrag: Im Register steht jetzt person-/,
    );
    expect((await register('list', '--json')).objects).toMatchObject([{ standing: 'broken' }]);
  });

  it('calls a token that was not checked so, and takes a person’s word for it, once', async () => {
    const data = newFolder();
    await burnFor('jo', data);
    const register = (...args: string[]) => kiln(['register', ...args], { data });
    const listed = await register('list', '--standing', 'unchecked');
    expect(listed.stdout).toContain('not checked – do not hand out');
    expect(listed.stdout).not.toContain('✓');
    expect((await register('show', SERIAL)).stdout).toContain(`kiln register mark ${SERIAL} --as confirmed`);
    const table = () => register('export');
    expect((await table()).stdout).toMatch(/,unchecked,jo,Contoso,.*,seeded,none,/);
    const confirmed = await register('mark', SERIAL, '--as', 'confirmed');
    expect(confirmed.stdout).toBe(`✓ C301 ${SERIAL} is confirmed by hand.\n`);
    expect((await register('list')).stdout).toMatch(/in use +jo/);
    expect((await register('show', SERIAL)).stdout).toMatch(/marked as confirmed by hand, by /);
    expect((await table()).stdout).toMatch(/,assigned,jo,Contoso,.*,seeded,confirmed,/);
    const again = await register('mark', SERIAL, '--as', 'confirmed');
    expect(again.status).toBe(2);
    expect(again.stdout + again.stderr).toContain('does not wait to be confirmed');
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
    await burnFor(JO, data);
    const { stdout } = await kiln(['register', 'export', '--csv'], { data });
    const [head, row] = stdout.split('\r\n');
    expect(head).toMatch(/^\ufeffserial,model,standing,account,/);
    expect(row).toMatch(
      new RegExp(`^'${SERIAL},C301,unchecked,'\\${JO},Contoso,\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,`),
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
    await burnFor(JO, data);
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
    [['export', '--delimiter', 'tab']],
    [['mark', SERIAL, '--as', 'lost', '--note', 'x'.repeat(2001)]],
    [['forget', ' ']],
  ])('refuses what it cannot understand: %j', async (words) => {
    const end = await kiln(['register', ...words, '--json'], { data: newFolder() });
    expect(end).toMatchObject({ status: 2, objects: [{ failure: { code: 'usage' } }] });
  });

  it.each([
    ['list', ['--as', 'lost'], '--as: that goes with mark'],
    ['show', [SERIAL, '--find', 'jo'], '--find: that goes with list, export'],
    ['mark', [SERIAL, '--as', 'lost', '--table', 'burns'], '--table: that goes with export'],
    ['forget', ['jo', '--note', 'x'], '--note: that goes with mark'],
    ['verify', ['--output', 'x'], '--output: that goes with export'],
    ['set-up', ['--count', '1'], '--count: that goes with list'],
  ])('refuses what only other actions take: %s %j', async (action, words, said) => {
    const data = newFolder();
    const end = await kiln(['register', action, ...words], { data });
    expect(end).toMatchObject({
      status: 2,
      stdout: expect.stringContaining(`kiln register ${action} takes no ${said}.`),
    });
    expect(readdirSync(data)).toEqual([]);
  });

  it('takes a serial or an account with blanks around it, and asks for one', async () => {
    const data = newFolder();
    await burnFor(JO, data);
    for (const words of [
      ['show', ` ${SERIAL}\n`],
      ['user', ` ${JO} `],
      ['mark', `${SERIAL} `, '--as', 'lost'],
      ['forget', ` ${JO}`],
    ]) {
      expect(await kilnObject(['register', ...words, '--json'], { data })).toMatchObject({ status: 0 });
    }
  });

  it('finds whom it has forgotten under the pseudonym, also as a past owner', async () => {
    const data = newFolder();
    await burnFor(JO, data);
    await burnFor('kim', data);
    const { person } = await kilnObject(['register', 'forget', JO, '--json'], { data });
    expect(await kilnObject(['register', 'list', '--find', person, '--json'], { data })).toMatchObject({
      serial: SERIAL,
      account: 'kim',
    });
    expect((await kiln(['register', 'list', '--find', JO], { data })).stdout).toBe('0 in all\n');
  });

  it('counts one thing as one', async () => {
    const data = newFolder();
    const journal = new Journal(join(data, 'journal.jsonl'));
    const desk = { operator: 'o', host: 'h', reader: 'R', clockErrorSeconds: 0 };
    await journal.append({ kind: 'seen', serial: '1', model: 'C301', ...desk });
    await journal.append({ kind: 'seen', serial: '2', model: 'C301', ...desk });
    await journal.close();
    const say = async (LC_ALL: string) =>
      (await kiln(['register', 'list', '--count', '1'], { data, env: { LC_ALL } })).stdout.split('\n')[1];
    expect(await say('C.UTF-8')).toBe('… and 1 more: --find TEXT, or --count N');
    expect(await say('de_DE.UTF-8')).toBe('… und 1 weiterer: --find TEXT oder --count N');
    await journal.append({ kind: 'burn', burn: 'b', serial: '1', ...desk }, { account: 'jo' });
    await journal.close();
    expect((await kiln(['register', 'forget', 'jo'], { data })).stdout).toMatch(/Forgotten in 1 entry: /);
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
    await burnFor(JO, data);
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
