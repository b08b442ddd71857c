import { lstatSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeBase32 } from '../../src/otp/base32.ts';
import { oathCode, wrongCode } from '../judges/oath-code.ts';
import { transferUri } from '../otp/transfer-fixtures.ts';
import { eventIs, type KilnEnd, type KilnOptions, KilnProcess, kiln, newFolder } from './kiln.ts';
import { TerminalSession } from './terminal-session.ts';

/** Long enough, and odd enough, that no output has them by chance. */
const CANARY = Buffer.from('canary-ÿ-7f3a91c-seed-þ');
const SECRET = encodeBase32(CANARY);
const HEX = CANARY.toString('hex');
const URI = `otpauth://totp/Contoso:jo?secret=${SECRET}&issuer=Contoso`;

/** Every form, whole or in part, in which the seed could be found again. */
function traces(bytes: Buffer): Buffer[] {
  const base32 = encodeBase32(bytes);
  const hex = bytes.toString('hex');
  const text = (form: string) => [form.slice(0, 16), form.slice(-16)];
  const spaced = (form: string, size: number) =>
    form
      .match(new RegExp(`.{1,${size}}`, 'g'))
      ?.slice(0, 3)
      .join(' ') ?? '';
  const forms = [
    base32,
    hex,
    bytes.toString('base64'),
    bytes.toString('base64url'),
    encodeURIComponent(bytes.toString('latin1')),
  ];
  const texts = [
    ...forms.flatMap(text),
    ...[4, 5, 8].map((size) => spaced(base32, size)),
    ...[2, 4, 8].map((size) => spaced(hex, size)),
    [...bytes.subarray(0, 8)].join(','),
    [...bytes.subarray(0, 8)].join(', '),
  ];
  const raw = [
    bytes.subarray(0, 10),
    bytes.subarray(-10),
    Buffer.from(bytes.toString('latin1')).subarray(0, 12),
  ];
  return [
    ...texts
      .flatMap((form) => [form, form.toLowerCase(), form.toUpperCase()])
      .map((form) => Buffer.from(form)),
    ...raw,
  ];
}

const TRACES = traces(CANARY);

function expectClean(what: string, bytes: Buffer | string) {
  const haystack = Buffer.from(bytes as string);
  for (const trace of TRACES) {
    if (haystack.includes(trace)) throw new Error(`${what} holds ${trace.toString('latin1')}`);
  }
}

/** Every file below a folder, its name included. */
function expectCleanFolder(folder: string) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    expectClean('the name of a file', name);
    const path = join(folder, name);
    const file = lstatSync(path);
    if (file.isSymbolicLink()) expectClean(path, readlinkSync(path));
    if (file.isFile()) expectClean(path, readFileSync(path));
  }
}

let data: string;

async function cleanly(args: readonly string[], options: KilnOptions = {}): Promise<KilnEnd> {
  data = newFolder();
  const end = await kiln(args, { data, ...options });
  expectClean(`stdout of ${args.join(' ')}`, end.stdout);
  expectClean(`stderr of ${args.join(' ')}`, end.stderr);
  expectCleanFolder(data);
  return end;
}

it('would be found if it were there', () => {
  for (const leak of [
    SECRET,
    SECRET.toLowerCase(),
    HEX,
    HEX.toUpperCase(),
    CANARY,
    CANARY.toString('base64'),
    CANARY.toString('latin1'),
  ]) {
    expect(() =>
      expectClean('a leak', Buffer.concat([Buffer.from('…'), Buffer.from(leak as string), Buffer.from('…')])),
    ).toThrow('holds');
  }
  expect(() => expectClean('a leak', SECRET.replace(/(.{4})/g, '$1 '))).toThrow('holds');
});

/** The seed as people hand it in, and what of it is wrong, if anything. */
const HANDED_IN: readonly (readonly [what: string, text: string, ...options: string[]])[] = [
  ['a URI', URI],
  ['Base32', SECRET],
  ['small letters, in groups', SECRET.toLowerCase().replace(/(.{4})/g, '$1 ')],
  ['hexadecimal', HEX, '--hex'],
  ['hexadecimal in capitals, with colons', HEX.toUpperCase().replace(/(..)(?!$)/g, '$1:'), '--hex'],
  ['a transfer code', transferUri([{ secret: CANARY, name: 'jo' }])],
  [
    'a transfer code where one account must be chosen',
    transferUri(['jo', 'kim'].map((name) => ({ secret: CANARY, name }))),
  ],
  ['hexadecimal that nobody called so', HEX],
  ['a mistyped character', SECRET.replace(/.$/, '1')],
  ['a mistyped character in a URI', URI.replace(SECRET, `${SECRET}1`)],
  ['a character too many', `${SECRET}A`],
  ['the secret as an algorithm', `${URI}&algorithm=${SECRET}`],
  ['the secret as digits', `${URI}&digits=${SECRET}`],
  ['the secret as a period', `${URI}&period=${SECRET}`],
  ["the secret as a parameter's name", `${URI}&${SECRET}=1`],
  ['the secret as a type', `otpauth://${SECRET}/jo?secret=${SECRET}`],
  ['two secrets', `${URI}&secret=${SECRET.slice(1)}A`],
  ['a broken escape', `${URI}%`],
  ['counting presses', URI.replace('totp', 'hotp')],
  ['eight digits', `${URI}&digits=8`],
  ['SHA-512', `${URI}&algorithm=SHA512`],
  ['too long', `otpauth://totp/jo?secret=${encodeBase32(Buffer.concat([CANARY, CANARY, CANARY]))}`],
  ['twice', `${SECRET}\n${SECRET.toLowerCase()}`],
];

describe.each(HANDED_IN)('no seed is found after %s', (_, input, ...options) => {
  const own = options.filter(Boolean);

  it.each([
    ['inspect', ['inspect']],
    ['code', ['code']],
    ['a burn', ['burn', '--stdin', '--reader', 'simulator', '--no-verify']],
  ])('in %s', async (_, args) => {
    await cleanly([...args, ...own], { input });
    await cleanly([...args, ...own, '--json'], { input });
  });
});

describe('no seed is found, whatever becomes of the burn', () => {
  const BURN = ['burn', '--stdin', '--reader', 'simulator'];

  it.each<[string, () => string, number]>([
    ['verified', () => `${oathCode(Math.floor(Date.now() / 1000), { secret: SECRET })}\n`, 0],
    ['wrong codes', () => `${wrongCode()}\n`.repeat(3), 6],
    ['the secret in place of a code', () => `${SECRET}\n${HEX}\n`, 6],
    ['no code', () => '', 6],
  ])('%s', async (_, codes, status) => {
    for (const json of [[], ['--json']]) {
      data = newFolder();
      const burning = new KilnProcess([...BURN, '--code-fd', '3', ...json], {
        input: URI,
        codePipe: true,
        data,
      });
      burning.codes?.end(codes());
      const end = await burning.ended;
      expect(end.status).toBe(status);
      expectClean('the output', end.stdout + end.stderr);
      expectCleanFolder(data);
    }
  });

  it('the journal cannot be written, the configuration is broken, there is no reader', async () => {
    expect((await cleanly([...BURN, '--data', '/dev/null/x'], { input: URI })).status).toBe(4);
    const folder = newFolder();
    writeFileSync(join(folder, 'config.json'), '{');
    expect((await cleanly([...BURN, '--data', folder], { input: URI })).status).toBe(2);
    const env = { PCSCLITE_CSOCK_NAME: join(folder, 'nobody') };
    expect((await cleanly(['burn', '--stdin'], { input: URI, env })).status).toBe(3);
  });

  it('Kiln itself is at fault: status 1, and the words say so', async () => {
    const folder = newFolder();
    const breaks = join(folder, 'break.cjs');
    writeFileSync(breaks, `require('node:os').hostname = () => { throw new Error('bang'); };`);
    const { status, stderr } = await cleanly([...BURN, '--json'], {
      input: URI,
      env: { NODE_OPTIONS: `--require=${breaks}` },
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/fault in Kiln itself.*bang/);
  });

  it('it is killed in the middle', async () => {
    for (let count = 0; count < 6; count++) {
      data = newFolder();
      const burning = new KilnProcess([...BURN, '--json', '--no-verify'], { input: URI, data });
      await burning.until(() => burning.objects.length >= count).catch(() => {});
      burning.child.kill('SIGKILL');
      const { stdout, stderr } = await burning.ended;
      expectClean('the output', stdout + stderr);
      expectCleanFolder(data);
    }
  });

  it('it was typed at a terminal', { tags: ['terminals'] }, async () => {
    const session = new TerminalSession('burn --reader simulator');
    await session.sees(/not shown\): /);
    session.type(`${SECRET}\r`);
    await session.sees(/Code \(/);
    session.type('\x03');
    await session.ended();
    expectClean('the screen', session.screen);
    expectCleanFolder(session.data);
  });
});

describe('no seed is found in commands that have none', () => {
  it.each([[['info', '--reader', 'simulator']], [['practice']], [['readers']]])('%j', async (args) => {
    await cleanly(args, { input: URI });
    await cleanly([...args, '--json'], { input: URI });
  });
});

describe.skipIf(process.platform !== 'linux')('other programs', () => {
  let seen: { cmdline: Buffer; environ: Buffer };

  beforeAll(async () => {
    const burning = new KilnProcess(
      ['burn', '--stdin', '--reader', 'simulator', '--json', '--code-fd', '3'],
      { input: URI, codePipe: true },
    );
    await burning.object(eventIs('expect'));
    const proc = `/proc/${burning.child.pid}`;
    seen = { cmdline: readFileSync(`${proc}/cmdline`), environ: readFileSync(`${proc}/environ`) };
    burning.codes?.end();
    await burning.ended;
  });

  it('see no seed in the arguments or the environment', () => {
    expect(seen.cmdline.toString()).toContain('--stdin');
    expect(seen.environ.toString()).toContain('KILN_DATA=');
    expectClean('the command line', seen.cmdline);
    expectClean('the environment', seen.environ);
  });
});
