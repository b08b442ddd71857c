import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/base/hex.ts';
import type { SimulatedToken } from '../../src/simulator/simulated-token.ts';
import { FIGURE_7, FIGURE_7_PASSWORD, timeBased } from '../sessions/lists/pskc-figures.ts';
import { burnSession, makeSession, newToken } from './burned-session.ts';
import { type KilnEnd, kiln, newFolder } from './kiln.ts';
import { hasTerminals, TerminalSession } from './terminal-session.ts';

const PASSPHRASE = 'four small words here';
const SENTENCE = 'I want the seeds in plain text';
const ADA = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
/** Debian: `apt-get install oathtool pskctool pskc-utils`. */
const has = (program: string) => spawnSync(program, ['--version']).status === 0;

const LIST = [
  'upn;serial number;secret key;time interval;manufacturer;model',
  `ada@example.org;86596100000017;${ADA};30;Token2;C301`,
  'grace@example.org;86596100000018;;60;;',
  'kim@example.org;8,6596E+13;;30;;',
  'ada@example.org;86596100000019;;30;;',
  'jo@example.org;;ABC1;30;;',
].join('\r\n');

class Desk {
  readonly folder = newFolder();
  readonly session = join(this.folder, 'munich.kiln');

  file(name: string, content?: string | Uint8Array): string {
    const path = join(this.folder, name);
    if (content !== undefined) writeFileSync(path, content);
    return path;
  }

  /** `kiln session …`, with lines on standard input for the descriptors named 0. */
  run(words: readonly string[], lines: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
    return kiln(['session', ...words], {
      data: this.data,
      input: lines.map((line) => `${line}\n`).join(''),
      env,
    });
  }

  opened(words: readonly string[], lines: readonly string[] = [], env = {}): Promise<KilnEnd> {
    const [action = '', ...rest] = words;
    return this.run([action, this.session, ...rest, '--passphrase-fd', '0'], [PASSPHRASE, ...lines], env);
  }

  get data(): string {
    return join(this.folder, 'data');
  }

  /** Of what can be burned in a list. */
  made(list = LIST): Promise<void> {
    return makeSession(this.data, this.session, PASSPHRASE, list);
  }

  async madeByKiln(list: string, words: readonly string[] = []): Promise<void> {
    const order = ['new', this.file('users.csv', list), '-o', this.session, '--passphrase-fd', '0', '--json'];
    expect(await this.run([...order, ...words], [PASSPHRASE])).toMatchObject({ status: 0, stderr: '' });
  }
}

describe('kiln session new', () => {
  it('says row by row what is wrong with a list, and makes nothing of it with --check', async () => {
    const desk = new Desk();
    const path = desk.file('users.csv', LIST);
    const { stdout, status } = await desk.run(['new', path, '--check']);
    expect(status).toBe(0);
    expect(stdout).toContain('5 rows (csv)');
    expect(stdout).toContain('column 3 secret key: secret');
    expect(stdout).toMatch(
      /line 4, column serial number: A spreadsheet has turned the serial into 8,6596E\+13/,
    );
    expect(stdout).toMatch(/line 6, column secret key: .*the character at place 4/);
    expect(stdout).toMatch(/line 5, column upn: The same user stands in line 2 already\./);
    expect(stdout).toContain('2 rows can be burned as they are, 3 if you accept');
    expect(stdout).toContain('--accept duplicate-user');
    expect(stdout).not.toMatch(/GEZDGNBV|ABC1|\{\{|undefined/);
    expect(existsSync(desk.session)).toBe(false);
  });

  it.each([
    ['en_GB.UTF-8', 'One row can be burned as it is, 1 if you accept'],
    ['de_DE.UTF-8', 'Eine Zeile lässt sich so brennen, 1, wenn du'],
  ])('counts a single row as one: %s', async (locale, words) => {
    const desk = new Desk();
    const path = desk.file('users.csv', 'user,digits\nada,6\nkim,8\n');
    expect((await desk.run(['new', path, '--check'], [], { LC_ALL: locale })).stdout).toContain(words);
  });

  it('makes a sealed session, and tells scripts what is in it and what is not', async () => {
    const desk = new Desk();
    const path = desk.file('users.csv', LIST);
    const made = await desk.run(
      ['new', path, '-o', desk.session, '--accept', 'all', '--passphrase-fd', '0', '--json'],
      [PASSPHRASE],
    );
    expect(made.status).toBe(0);
    expect(made.objects.map(({ event }) => event)).toEqual([
      'list',
      'problem',
      'problem',
      'problem',
      'session',
    ]);
    expect(made.objects[0]).toMatchObject({ rows: 5, format: 'csv', burnable: { atLeast: 2, atMost: 3 } });
    expect(made.objects[1]).toMatchObject({ place: 4, column: 1, severity: 'stop' });
    expect(made.objects.at(-1)).toEqual({ event: 'session', path: desk.session, rows: 3, leftOut: 2 });
    const bytes = readFileSync(desk.session);
    expect(bytes.includes('ada@example.org')).toBe(false);
    expect(statSync(desk.session).mode & 0o077).toBe(0);
  });

  it.each([
    [['--columns', 'user,-,secret'], 'ada@example.org,x,%\n', { user: 'ada@example.org' }],
    [['--header', 'no', '--columns', 'user,secret'], 'user,%\n', { user: 'user' }],
    [['--hex'], 'user,secret\nada,3132333435363738393031323334353637383930\n', { user: 'ada' }],
    [['--issuer', 'Contoso'], 'user,secret\nada,%\n', { user: 'ada', issuer: 'Contoso' }],
    [['--any-token'], 'user,serial\nada,86596100000017\n', { user: 'ada', boundSerial: '' }],
  ])('reads a list as it is told: %s', async (options, list, row) => {
    const desk = new Desk();
    await desk.madeByKiln(list.replace('%', ADA), options);
    const rows = await desk.opened(['rows', '--json']);
    expect(rows.objects).toHaveLength(1);
    expect(rows.objects[0]).toMatchObject(row);
  });

  it('opens PSKC with a password from a descriptor, and then asks for the session’s own', async () => {
    const desk = new Desk();
    const path = desk.file('seeds.xml', timeBased(FIGURE_7));
    const words = ['new', path, '-o', desk.session, '--accept', 'all', '--json'];
    const descriptors = ['--pskc-password-fd', '0', '--passphrase-fd', '0'];
    const made = await desk.run([...words, ...descriptors], [FIGURE_7_PASSWORD, PASSPHRASE]);
    expect(made.objects[0]).toMatchObject({ event: 'list', format: 'pskc', rows: 1 });
    expect(made.objects.at(-1)).toMatchObject({ event: 'session', rows: 1 });
    expect((await desk.opened(['rows', '--json'])).objects).toHaveLength(1);
    const wrong = await desk.run([...words, ...descriptors], ['guess', PASSPHRASE]);
    expect(wrong.objects).toMatchObject([{ failure: { code: 'pskc-wrong-key', needs: 'password' } }]);
  });

  it('keeps the rule by which codes are checked', async () => {
    const desk = new Desk();
    const rule = ['--verify', 'sample', '--every', '10', '--percent', '5', '--first', '--display', '60'];
    await desk.madeByKiln('user\nada\n', rule);
    expect((await desk.opened(['status', '--json'])).objects).toMatchObject([
      {
        name: 'munich',
        settings: {
          verification: { rule: 'sample', everyNth: 10, randomPercent: 5, firstOfLane: true },
          displaySeconds: 60,
        },
      },
    ]);
  });

  it.each([
    [['-o', 'x.kiln', '--verify', 'sample'], /--every N, --percent N or --first/],
    [['-o', 'x.kiln', '--every', '3'], /--verify sample goes with/],
    [['-o', 'x.kiln', '--columns', 'user,colour'], /--columns takes/],
    [[], /-o FILE\.kiln is needed/],
    [['-o', 'x.kiln', '--accept', 'bad-base32'], /bad-base32 cannot be accepted/],
    [['-o', 'x.kiln'], /no terminal to ask at: use --passphrase-fd N/],
    [['-o', 'x.kiln', '--passphrase-fd', '1'], /cannot be an output/],
    [['-o', 'x.kiln', '--passphrase-fd', '77'], /nothing is open as 77/],
  ])('refuses what cannot be meant: %s', async (options, words) => {
    const desk = new Desk();
    const { stdout, status } = await desk.run(['new', desk.file('users.csv', LIST), ...options]);
    expect(status).toBe(2);
    expect(stdout).toMatch(words);
    expect(existsSync('x.kiln')).toBe(false);
  });

  it.each([
    ['nothing.csv', undefined, 'list-unreadable'],
    ['book.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0), 'list-not-text'],
    ['empty.csv', '\n', 'list-empty'],
    ['broken.csv', 'user,secret\n"ada,x\n', 'csv-broken'],
    ['bad.csv', 'user,secret\nada,ABC1\n', 'nothing-to-burn'],
  ])('says why there is nothing to be had of %s', async (name, content, code) => {
    const desk = new Desk();
    const path = desk.file(name, content);
    const made = await desk.run(
      ['new', path, '-o', desk.session, '--passphrase-fd', '0', '--json'],
      [PASSPHRASE],
    );
    expect(made).toMatchObject({ status: 2 });
    expect(made.objects.at(-1)).toMatchObject({
      failure: { code, message: expect.stringMatching(/\w \w.*\./) },
    });
    expect(existsSync(desk.session)).toBe(false);
  });

  it('writes over no file', async () => {
    const desk = new Desk();
    writeFileSync(desk.session, 'mine');
    const path = desk.file('users.csv', 'user\nada\n');
    const made = await desk.run(['new', path, '-o', desk.session, '--passphrase-fd', '0'], [PASSPHRASE]);
    expect(made).toMatchObject({ status: 4, stdout: expect.stringContaining('There is a file') });
    expect(readFileSync(desk.session, 'utf8')).toBe('mine');
  });
});

describe('tokens that the register has given to somebody else', () => {
  const allowed = async (desk: Desk) =>
    (await desk.opened(['status', '--json'])).objects.map(({ settings }) => settings.allowReassign === true);
  const run = (desk: Desk, ...words: string[]) =>
    desk.opened(['run', '--code-fd', '0', '--wait', '0', '--json', ...words]);

  it('are burned by a session that is made so', async () => {
    const desk = new Desk();
    await desk.madeByKiln('user\nada\n', ['--reassign']);
    expect(await allowed(desk)).toEqual([true]);
  });

  it('are burned from a run on that says so, and from none before', async () => {
    const desk = new Desk();
    await desk.madeByKiln('user\nada\n');
    await run(desk);
    expect(await allowed(desk)).toEqual([false]);
    await run(desk, '--reassign');
    expect(await allowed(desk)).toEqual([true]);
    const { settings } = (await desk.opened(['status', '--json'])).objects[0] ?? {};
    expect(settings).toMatchObject({ verification: { rule: 'each' }, allowUnlisted: false });
  });
});

describe.skipIf(!hasTerminals)('at a terminal', () => {
  it('passphrases are asked for twice, unseen, and must be the same', async () => {
    const desk = new Desk();
    const path = desk.file('users.csv', 'user\nada\n');
    const first = new TerminalSession(`session new '${path}' -o '${desk.session}'`);
    await first.sees(/A passphrase for the session.*: /);
    first.type('horse staple\r');
    await first.sees(/Once more: /);
    first.type('horse stable\r');
    await first.sees(/two different passphrases/);
    expect(await first.ended()).toBe(2);
    expect(first.screen).not.toContain('horse');
    expect(existsSync(desk.session)).toBe(false);
    const second = new TerminalSession(`session new '${path}' -o '${desk.session}'`, {
      LC_ALL: 'de_DE.UTF-8',
    });
    await second.sees(/Eine Passphrase für die Serie.*: /);
    second.type('horse staple\r');
    await second.sees(/Noch einmal: /);
    second.type('horse staple\r');
    await second.sees(/Die Serie .* ist da, mit einer Zeile\./);
    expect(await second.ended()).toBe(0);
  });

  it('closing asks once', async () => {
    const desk = new Desk();
    await desk.made();
    const kept = new TerminalSession(`session close '${desk.session}'`);
    await kept.sees(/Passphrase of the session .*: /);
    kept.type(`${PASSPHRASE}\r`);
    await kept.sees(/Destroy the seeds of this session for good\? 3 rows are not done\. \(y\/N\) /);
    kept.type('\r');
    await kept.sees(/Nothing was closed\./);
    expect(await kept.ended()).toBe(4);
    const gone = new TerminalSession(`session close '${desk.session}'`);
    await gone.sees(/: /);
    gone.type(`${PASSPHRASE}\r`);
    await gone.sees(/\(y\/N\) /);
    gone.type('y\r');
    await gone.sees(/The session is closed\. Its 3 seeds are destroyed/);
    expect(await gone.ended()).toBe(0);
  });
});

describe('a session’s rows', () => {
  it('are shown, found, put aside, skipped, bound and let wait again', async () => {
    const desk = new Desk();
    await desk.made();
    const change = (...words: string[]) => desk.opened(words);
    const changed = async (action: string, ...words: string[]) =>
      (await desk.run([action, desk.session, ...words, '--passphrase-fd', '0', '--json'], [PASSPHRASE]))
        .objects[0];
    expect(await changed('put-aside', 'grace@example.org', '--note', 'on leave')).toMatchObject({
      row: 1,
      state: { state: 'put-aside', reason: 'person', note: 'on leave' },
    });
    expect(await changed('skip', '0')).toMatchObject({ row: 0, state: { state: 'skipped' } });
    expect(await changed('again', '86596100000017')).toMatchObject({ row: 0, state: { state: 'waiting' } });
    expect(await changed('bind', '0', '--serial', '')).toMatchObject({ row: 0, boundSerial: '' });
    expect(await changed('skip', 'ada@example.org')).toMatchObject({ failure: { code: 'usage' } });
    expect(await changed('skip', '99')).toMatchObject({ failure: { code: 'no-row', row: 99 } });
    const list = await change('rows');
    expect(list.stdout.trim().split('\n')).toEqual([
      '0  line 2  ada@example.org  waiting',
      '    1  line 3  grace@example.org  put aside (on leave)  only token 86596100000018',
      '    2  line 5  ada@example.org  waiting  only token 86596100000019',
    ]);
    expect((await change('rows', '--find', 'LEAVE', '--json')).objects.map(({ row }) => row)).toEqual([1]);
    expect((await change('rows', '--state', 'waiting', '--json')).objects.map(({ row }) => row)).toEqual([
      0, 2,
    ]);
    expect((await change('rows', '--state', 'due')).stdout.trim()).toBe('No row fits.');
    expect((await change('status')).stdout).toMatch(/rows +3\nwaiting +2\nput aside +1\n/);
  });

  it('are German where the terminal is', async () => {
    const desk = new Desk();
    await desk.made();
    const { stdout } = await desk.opened(['rows'], [], { LC_ALL: 'de_DE.UTF-8' });
    expect(stdout).toContain('1  Zeile 3  grace@example.org  wartet  nur Token 86596100000018');
  });

  it('are nobody’s without the passphrase', async () => {
    const desk = new Desk();
    await desk.made();
    for (const action of ['status', 'rows', 'close']) {
      const words = [action, desk.session, '--yes', '--passphrase-fd', '0', '--json'];
      const wrong = await desk.run(words, ['not this one']);
      expect(wrong).toMatchObject({ status: 2 });
      expect(wrong.objects[0]).toMatchObject({ failure: { code: 'passphrase-wrong' } });
      expect((await desk.run(words, [])).objects[0]).toMatchObject({ failure: { code: 'passphrase-empty' } });
    }
  });
});

describe('from a list to the providers’ files', { timeout: 120_000 }, () => {
  /** Burns the three rows of `LIST` that can be. */
  async function burned(): Promise<{ desk: Desk; tokens: SimulatedToken[] }> {
    const desk = new Desk();
    await desk.made();
    const tokens = ['17', '18', '19'].map((end) => newToken(`865961000000${end}`));
    await burnSession(desk.data, desk.session, PASSPHRASE, tokens);
    return { desk, tokens };
  }

  const hexOf = (token: SimulatedToken) => token.storedSeed()?.unwrap(toHex).toLowerCase() ?? '';
  const base32Of = (token: SimulatedToken) =>
    execFileSync('base32', ['-w0'], { input: Buffer.from(hexOf(token), 'hex'), encoding: 'utf8' });

  it('each is what the tokens hold, as others read it; the register has a receipt; then the seeds are gone', async () => {
    const { desk, tokens } = await burned();
    const [ada, grace, other] = tokens as [SimulatedToken, SimulatedToken, SimulatedToken];
    const plain = async (provider: string, ...words: string[]) => {
      const path = desk.file(`${provider}${words.length}.out`);
      const consent = words.includes('--pskc-key-fd') ? [] : ['--plain-text', SENTENCE];
      const done = await desk.opened(
        ['export', '--to', provider, '-o', path, '--json', ...consent, ...words],
        ['00112233445566778899aabbccddeeff'],
      );
      expect(done, done.stdout).toMatchObject({ status: 0, stderr: '' });
      expect(done.objects.at(-1)).toMatchObject({ event: 'exported', provider, path });
      expect(statSync(path).mode & 0o077).toBe(0);
      return { path, text: readFileSync(path, 'utf8'), left: done.objects.slice(0, -1) };
    };

    // learn.microsoft.com, "Upload hardware OATH tokens in CSV format".
    const entra = await plain('entra-csv');
    expect(entra.text.split('\r\n')).toEqual([
      'upn,serial number,secret key,time interval,manufacturer,model',
      `ada@example.org,86596100000017,${ADA},30,Token2,C301`,
      `grace@example.org,86596100000018,${base32Of(grace)},60,Token2,C301`,
      `ada@example.org,86596100000019,${base32Of(other)},30,Token2,C301`,
      '',
    ]);
    const graph = JSON.parse((await plain('entra-graph')).text);
    expect(graph['@context']).toBe('#$delta');
    expect(graph.value[1]).toMatchObject({
      serialNumber: grace.serial,
      secretKey: base32Of(grace),
      timeIntervalInSeconds: 60,
      hashFunction: 'hmacsha1',
    });
    // Duo: "serial,secret in hex", 30 seconds only.
    const duo = await plain('duo');
    expect(duo.text).toBe(`${ada.serial},${hexOf(ada)}\r\n${other.serial},${hexOf(other)}\r\n`);
    expect(duo.left).toMatchObject([
      { event: 'left-out', user: 'grace@example.org', code: 'unsupported-period' },
    ]);
    // privacyIDEA's OATH CSV: serial, key in hex, type, digits, time step.
    expect((await plain('privacyidea')).text.split('\n')[1]).toBe(
      `${grace.serial},${hexOf(grace)},totp,6,60`,
    );
    expect(
      (await plain('privacyidea', '--resolver', 'ldap', '--realm', 'corp')).text.split('\n').slice(0, 2),
    ).toEqual(['# version: 2', `ada@example.org,ldap,corp,${ada.serial},${hexOf(ada)},totp,6,30`]);
    const okta = await plain('okta', '--okta-profile', 'fpr1', '--okta-encoding', 'hex', '--period', '30');
    expect(JSON.parse(okta.text.split('\n')[0] ?? '')).toMatchObject({
      serial: ada.serial,
      factor: { factorProfileId: 'fpr1', profile: { sharedSecret: hexOf(ada) } },
    });
    const uris = (await plain('otpauth')).text
      .trim()
      .split('\n')
      .map((uri) => new URL(uri));
    expect(uris.map((uri) => uri.searchParams.get('secret'))).toEqual(tokens.map(base32Of));
    if (has('oathtool') || process.env['CI']) {
      for (const [index, uri] of uris.entries()) {
        const token = tokens[index] as SimulatedToken;
        token.pressButton();
        if (token.display().text === '') token.pressButton();
        const step = `${uri.searchParams.get('period')}s`;
        const shown = token.display().text;
        const now = execFileSync(
          'oathtool',
          [
            '--totp',
            '-w1',
            '-S',
            '1970-01-01 00:00:00 UTC',
            '-s',
            step,
            '-N',
            new Date(Date.now() - 30_000).toISOString().replace('T', ' ').replace(/\..*/, ' UTC'),
            hexOf(token),
          ],
          { encoding: 'utf8' },
        );
        expect(now.split('\n')).toContain(shown);
      }
    }
    const pskc = await plain('pskc');
    if (has('pskctool') || process.env['CI']) {
      const info = execFileSync('pskctool', ['--strict', '--info', pskc.path], { encoding: 'utf8' });
      for (const token of tokens) {
        const base64 = Buffer.from(hexOf(token), 'hex').toString('base64');
        expect(info).toContain(`SerialNo: ${token.serial}`);
        expect(info).toContain(`Key Secret (base64): ${base64}\n`);
      }
    }
    const keyed = await plain('pskc', '--pskc-key-fd', '0', '--key-name', 'ours');
    expect(keyed.text).toContain('<ds:KeyName>ours</ds:KeyName>');
    expect(keyed.text).not.toContain(Buffer.from(hexOf(ada), 'hex').toString('base64'));
    if (has('pskc2csv') || process.env['CI']) {
      const key = ['-s', '00112233445566778899aabbccddeeff'];
      const csv = execFileSync('pskc2csv', ['-e', 'hex', '-c', 'serial,secret', ...key, keyed.path], {
        encoding: 'utf8',
      });
      expect(csv).toContain(`${grace.serial},${hexOf(grace)}`);
    }

    // Sealed, as it is unless somebody says otherwise; opened by age's own library.
    const sealed = desk.file('entra.csv.age');
    const words = ['export', '--to', 'entra-csv', '-o', sealed, '--seal-fd', '0'];
    expect(await desk.opened(words, ['of the file'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('age -d'),
    });
    const decrypter = new Decrypter();
    decrypter.addPassphrase('of the file');
    expect(await decrypter.decrypt(readFileSync(sealed), 'text')).toBe(entra.text);
    // Once more over it: nothing is written over, and no receipt says so.
    expect(await desk.opened(words, ['of the file'])).toMatchObject({ status: 4 });
    const refused = await desk.opened([
      ...['export', '--to', 'duo', '-o', desk.file('no.csv'), '--plain-text', 'yes', '--json'],
    ]);
    expect(refused.objects).toMatchObject([{ failure: { code: 'plain-text-not-confirmed' } }]);
    expect(existsSync(desk.file('no.csv'))).toBe(false);

    const journal = readFileSync(join(desk.folder, 'data', 'journal.jsonl'), 'utf8');
    const receipts = journal
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line).fact]))
      .filter(({ kind }) => kind === 'export');
    expect(receipts.map(({ provider, protection, tokens: count }) => [provider, protection, count])).toEqual([
      ['entra-csv', 'plain-text', 3],
      ['entra-graph', 'plain-text', 3],
      ['duo', 'plain-text', 2],
      ['privacyidea', 'plain-text', 3],
      ['privacyidea', 'plain-text', 3],
      ['okta', 'plain-text', 2],
      ['otpauth', 'plain-text', 3],
      ['pskc', 'plain-text', 3],
      ['pskc', 'pskc-key', 3],
      ['entra-csv', 'sealed', 3],
    ]);

    const closed = await desk.opened(['close', '--yes', '--json']);
    expect(closed.objects).toMatchObject([{ event: 'closed', seeds: 3 }]);
    expect((await desk.opened(words)).stdout).toContain('closed: its seeds are destroyed');
    expect((await desk.opened(['status', '--json'])).objects[0]).toMatchObject({
      closed: closed.objects[0]?.['closed'],
      counts: { verified: 3 },
    });
  });
});

describe('the command line of sessions', () => {
  it.each([[[]], [['nothing']], [['status']], [['status', 'a', 'b']]])(
    'names what there is: %j',
    async (words) => {
      const { stdout, status } = await new Desk().run(words);
      expect(status).toBe(2);
      expect(stdout).toMatch(
        /new, run, status, rows, put-aside, skip, again, bind, export, activate, close, list/,
      );
    },
  );

  it('has a help in each language that names every action and option', async () => {
    const { session } = await import('../../src/cli/commands/session.ts');
    const { TerminalMessages } = await import('../../src/messages/terminal/terminal-messages.ts');
    for (const language of ['en', 'de']) {
      const help = session.help(new TerminalMessages(language));
      for (const option of Object.keys(session.options)) expect(help).toContain(`--${option}`);
      for (const action of [
        'new',
        'run',
        'status',
        'rows',
        'put-aside',
        'bind',
        'export',
        'activate',
        'close',
        'list',
      ])
        expect(help).toMatch(new RegExp(`\\b${action}\\b`));
    }
  });
});
