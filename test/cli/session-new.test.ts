import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FIGURE_7, FIGURE_7_PASSWORD, timeBased } from '../sessions/lists/pskc-figures.ts';
import { ADA, Desk, LIST, PASSPHRASE } from './session-desk.ts';

const ACCEPTABLE =
  /--accept takes all, or some of: make-seeds, duplicate-user, user-has-token, missing-user, assumed-value, serial-lost-zeros, serial-of-another-kind, mac-missing/;

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
    expect(stdout).toContain('3 of them have no seed. Kiln makes 3 only if you say so: --accept make-seeds.');
    expect(stdout).toContain('One row can be burned as it is, 3 if you accept');
    expect(stdout).toMatch(/--accept make-seeds,duplicate-user/);
    expect(stdout).not.toMatch(/GEZDGNBV|ABC1|\{\{|undefined/);
    expect(existsSync(desk.session)).toBe(false);
  });

  it.each([
    ['en_GB.UTF-8', 'One row can be burned as it is, 1 if you accept'],
    ['de_DE.UTF-8', 'Eine Zeile lässt sich so brennen, 1, wenn du'],
  ])('counts a single row as one: %s', async (locale, words) => {
    const desk = new Desk();
    const path = desk.file('users.csv', `user,digits,secret\nada,6,${ADA}\nkim,8,\n`);
    expect((await desk.run(['new', path, '--check'], [], { LC_ALL: locale })).stdout).toContain(words);
  });

  it('makes a sealed session, and tells scripts what is in it and what is not', async () => {
    const desk = new Desk();
    const path = desk.file('users.csv', LIST);
    const made = await desk.run(
      ['new', path, '-o', desk.session, '--accept', 'all,make-seeds', '--passphrase-fd', '0', '--json'],
      [PASSPHRASE],
    );
    expect(made.status).toBe(0);
    expect(made.objects[0]).toMatchObject({
      ...{ event: 'list', rows: 5, format: 'csv', headerLine: 1, burnable: { atLeast: 1, atMost: 3 } },
      columns: [
        {},
        {},
        { field: 'secret', why: 'name', reading: 'base32', sample: { text: '', characters: 32 } },
        {},
        {},
        {},
      ],
    });
    expect(made.objects.slice(1, -1).map(({ code, place, severity }) => [code, place, severity])).toEqual([
      ['serial-in-scientific-notation', 4, 'stop'],
      ['bad-base32', 6, 'stop'],
      ['make-seeds', 3, 'ask'],
      ['make-seeds', 4, 'ask'],
      ['make-seeds', 5, 'ask'],
      ['duplicate-user', 5, 'ask'],
    ]);
    expect(made.objects.at(-1)).toEqual({ event: 'session', path: desk.session, rows: 3, leftOut: 2 });
    const bytes = readFileSync(desk.session);
    expect(bytes.includes('ada@example.org')).toBe(false);
    expect(statSync(desk.session).mode & 0o077).toBe(0);
  });

  it('makes no seed for "all": that has to be asked for by name', async () => {
    const desk = new Desk();
    const path = desk.file('users.csv', LIST);
    const words = ['new', path, '-o', desk.session, '--accept', 'all', '--passphrase-fd', '0', '--json'];
    const made = await desk.run(words, [PASSPHRASE]);
    expect(made.objects.at(-1)).toEqual({ event: 'session', path: desk.session, rows: 1, leftOut: 4 });
  });

  it('takes every word that may be accepted, whether the list has use for it or not', async () => {
    const desk = new Desk();
    await desk.madeByKiln(LIST, ['--accept', 'mac-missing, duplicate-user,user-has-token,make-seeds']);
    expect((await desk.opened(['rows', '--json'])).objects).toHaveLength(3);
  });

  it.each([
    [['--columns', 'user,-,secret'], 'ada@example.org,x,%\n', { user: 'ada@example.org' }],
    [['--columns', '-,-,user,secret'], 'x,y,ada@example.org,%\n', { user: 'ada@example.org' }],
    [['--columns', '-,user', '--accept', 'make-seeds'], 'x,ada@example.org\n', { user: 'ada@example.org' }],
    [
      ['--period', '60'],
      'ada@example, 86596100000011, 15d2fa517d3c6b791bd4cc2044c2414293070011, totp, 6, None\n',
      { user: 'ada@example' },
    ],
    [['--base32'], 'user,secret\nada,%\n', { user: 'ada' }],
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

  it('says what each column was taken for, why, and what stands in it', async () => {
    const desk = new Desk();
    const text = [
      'Tokens for Munich;;',
      'who;Token Seed;room',
      'ada@x.org;3132333435363738393031323334353637383930;4',
    ];
    const { stdout } = await desk.run(['new', desk.file('users.csv', text.join('\n')), '--check']);
    expect(stdout).toContain('Line 2 names the columns; what stands above it is taken for a title.');
    expect(stdout).toContain('column 1 who: user (by what stands in it; ada@x.org)');
    expect(stdout).toContain(
      'column 2 Token Seed: secret (read as hex; by its name; 40 characters, not shown)',
    );
    expect(stdout).toContain('column 3 room: not used (4)');
  });

  it('makes no seed unless it is asked to', async () => {
    const desk = new Desk();
    const words = [
      'new',
      desk.file('users.csv', 'user\nada\nkim\n'),
      '-o',
      desk.session,
      '--passphrase-fd',
      '0',
    ];
    const { stdout, status } = await desk.run(words, [PASSPHRASE]);
    expect(status).toBe(2);
    expect(stdout).toContain('2 of them have no seed. Kiln makes 2 only if you say so: --accept make-seeds.');
    expect(existsSync(desk.session)).toBe(false);
    const made = await desk.run([...words, '--accept', 'make-seeds'], [PASSPHRASE]);
    expect(made).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('2 of them have no secret: each gets one made here.'),
    });
  });

  it('opens an app’s backup with a password from a descriptor', async () => {
    const desk = new Desk();
    const path = fileURLToPath(new URL('../sessions/lists/backups/2fas-encrypted.json', import.meta.url));
    const words = [
      'new',
      path,
      '-o',
      desk.session,
      '--json',
      '--list-password-fd',
      '0',
      '--passphrase-fd',
      '0',
    ];
    const wrong = await desk.run(words, ['guess', PASSPHRASE]);
    expect(wrong.objects).toMatchObject([{ failure: { code: 'backup-wrong-password', app: '2fas' } }]);
    const made = await desk.run(words, ['open sesame', PASSPHRASE]);
    expect(made.objects[0]).toMatchObject({ event: 'list', format: '2fas', rows: 2 });
    expect(made.objects.at(-1)).toMatchObject({ event: 'session', rows: 2 });
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
    [[], /-o is needed, or --check/],
    [['-o', 'x.kiln', '--accept', 'bad-base32'], ACCEPTABLE],
    [['-o', 'x.kiln', '--accept', 'duplicate-user,user-has-tokens'], ACCEPTABLE],
    [['--check', '--accept', 'duplicate-users'], ACCEPTABLE],
    [['--check', '--accept', ''], ACCEPTABLE],
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
    const words = ['new', path, '-o', desk.session, '--accept', 'make-seeds', '--passphrase-fd', '0'];
    const made = await desk.run(words, [PASSPHRASE]);
    expect(made).toMatchObject({ status: 4, stdout: expect.stringContaining('There is a file') });
    expect(readFileSync(desk.session, 'utf8')).toBe('mine');
  });
});
