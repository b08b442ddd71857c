import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIGURE_7, FIGURE_7_PASSWORD, timeBased } from '../sessions/lists/pskc-figures.ts';
import { ADA, Desk, LIST, PASSPHRASE } from './session-desk.ts';

const ACCEPTABLE =
  /--accept takes all, or some of: duplicate-user, user-has-token, missing-user, serial-lost-zeros, serial-of-another-kind, mac-missing/;

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

  it('takes every word that may be accepted, whether the list has use for it or not', async () => {
    const desk = new Desk();
    await desk.madeByKiln(LIST, ['--accept', 'mac-missing, duplicate-user,user-has-token']);
    expect((await desk.opened(['rows', '--json'])).objects).toHaveLength(3);
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
    const made = await desk.run(['new', path, '-o', desk.session, '--passphrase-fd', '0'], [PASSPHRASE]);
    expect(made).toMatchObject({ status: 4, stdout: expect.stringContaining('There is a file') });
    expect(readFileSync(desk.session, 'utf8')).toBe('mine');
  });
});
