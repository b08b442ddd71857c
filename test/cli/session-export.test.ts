import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/base/hex.ts';
import type { SimulatedToken } from '../../src/simulator/simulated-token.ts';
import { judge } from '../judges/judge.ts';
import { oathCode } from '../judges/oath-code.ts';
import { burnSession, newToken } from './burned-session.ts';
import { ADA, Desk, PASSPHRASE } from './session-desk.ts';

const SENTENCE = 'I want the seeds in plain text';
const KEY = '00112233445566778899aabbccddeeff';

describe('what is said of a file', () => {
  it.each([
    [
      ['--to', 'duo', '--resolver', 'ldap'],
      'kiln session export --to duo takes no --resolver',
      '--to privacyidea',
    ],
    [['--to', 'pskc', '--period', '60'], 'kiln session export --to pskc takes no --period', '--to okta'],
    [['--to', 'entra-csv', '--pskc-key-fd', '4'], 'takes no --pskc-key-fd', '--to pskc'],
    [['--to', 'azure'], '--to takes one of', 'entra-csv, entra-graph'],
    [[], '--to', 'entra-csv, entra-graph'],
  ])('has to be of use for it: %j', async (options, what, instead) => {
    const desk = new Desk();
    const { stdout, status } = await desk.run(['export', desk.session, '-o', desk.file('x'), ...options]);
    expect(status).toBe(2);
    expect(stdout).toContain(what);
    expect(stdout).toContain(instead);
    expect(existsSync(desk.file('x'))).toBe(false);
  });

  it.each([
    [['--key-name', 'ours', '--plain-text', SENTENCE], /--key-name and --pskc-key-fd go together/],
    [
      ['--pskc-key-fd', '0', '--pskc-password-fd', '0'],
      /--pskc-key-fd and --pskc-password-fd exclude each other/,
    ],
  ])('in PSKC is one kind of key: %j', async (options, what) => {
    const desk = new Desk();
    await desk.made();
    const { stdout, status } = await desk.opened([
      'export',
      '--to',
      'pskc',
      '-o',
      desk.file('x'),
      ...options,
    ]);
    expect(status).toBe(2);
    expect(stdout).toMatch(what);
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
        [KEY],
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
    const { text: body, left: unassigned } = await plain('entra-graph');
    expect(unassigned).toMatchObject(
      [ada, grace, other].map(({ serial }) => ({ event: 'unassigned', serial })),
    );
    const graph = JSON.parse(body);
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
    for (const [index, uri] of uris.entries()) {
      const token = tokens[index] as SimulatedToken;
      token.pressButton();
      if (token.display().text === '') token.pressButton();
      const shown = token.display().text;
      const now = Math.floor(Date.now() / 1000);
      const options = { secret: base32Of(token), periodSeconds: Number(uri.searchParams.get('period')) };
      expect([now - 30, now].map((moment) => oathCode(moment, options))).toContain(shown);
    }
    await plain('pskc');
    const keyed = await plain('pskc', '--pskc-key-fd', '0', '--key-name', 'ours');
    expect(keyed.text).toContain('<ds:KeyName>ours</ds:KeyName>');
    expect(keyed.text).not.toContain(Buffer.from(hexOf(ada), 'hex').toString('base64'));

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
    const toGraph = ['export', '--to', 'entra-graph', '-o', desk.file('graph.age'), '--seal-fd', '0'];
    expect((await desk.opened(toGraph, ['of the file'])).stdout).toMatch(
      /3 tokens are in the file without their users.*\n {2}86596100000017 {2}line 2 ada@example.org\n/,
    );
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
      ['entra-graph', 'sealed', 3],
    ]);
    expect(receipts.map(({ unassigned: serials }) => serials?.length)).toEqual(
      receipts.map(({ provider }) => (provider === 'entra-graph' ? 3 : undefined)),
    );

    const closed = await desk.opened(['close', '--yes', '--json']);
    expect(closed.objects).toMatchObject([{ event: 'closed', seeds: 3 }]);
    expect((await desk.opened(words)).stdout).toContain('closed: its seeds are destroyed');
    expect((await desk.opened(['status', '--json'])).objects[0]).toMatchObject({
      closed: closed.objects[0]?.['closed'],
      counts: { verified: 3 },
    });
  });

  it('PSKC is what the tokens hold, as the OATH Toolkit and python-pskc read it', {
    tags: ['pskctool', 'pskc2csv'],
  }, async () => {
    const { desk, tokens } = await burned();
    const [plain, keyed] = [desk.file('plain.xml'), desk.file('keyed.xml')];
    const to = ['export', '--to', 'pskc', '-o'];
    expect(await desk.opened([...to, plain, '--plain-text', SENTENCE])).toMatchObject({ status: 0 });
    const underKey = [...to, keyed, '--pskc-key-fd', '0', '--key-name', 'ours'];
    expect(await desk.opened(underKey, [KEY])).toMatchObject({ status: 0 });
    const info = judge('pskctool', ['--strict', '--info', plain]);
    const csv = judge('pskc2csv', ['-e', 'hex', '-c', 'serial,secret', '-s', KEY, keyed]);
    for (const token of tokens) {
      expect(info).toContain(`SerialNo: ${token.serial}`);
      expect(info).toContain(`Key Secret (base64): ${Buffer.from(hexOf(token), 'hex').toString('base64')}\n`);
      expect(csv).toContain(`${token.serial},${hexOf(token)}`);
    }
  });
});
