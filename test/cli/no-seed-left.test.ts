import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { encodeBase32 } from '../../src/otp/base32.ts';
import { SessionFile } from '../../src/sessions/file/session-file.ts';
import { pageKeyIn } from '../serve/page-key-in.ts';
import { KilnProcess, newFolder } from './kiln.ts';

const PASSPHRASE = 'four small words here';
const SENTENCE = 'I want the seeds in plain text';
const SETTINGS = { verification: { rule: 'each' }, displaySeconds: 30, allowUnlisted: false } as const;
const ROWS = 200;

/** Every way in which a seed could be written down. Its Base64 among others may begin at any of three places. */
function needlesOf(seed: Uint8Array): Buffer[] {
  const bytes = Buffer.from(seed);
  const base32 = encodeBase32(bytes);
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    return text.slice(offset === 0 ? 0 : 4, text.length - 4);
  });
  const texts = [base32, base32.toLowerCase(), hex, hex.toUpperCase(), ...base64];
  // As V8 may keep them, too: two bytes a character.
  const wide = texts.map((text) => Buffer.from(text, 'utf16le'));
  return [bytes, ...texts.map((text) => Buffer.from(text)), ...wide];
}

/** Finds any of many needles in one pass: by their first three bytes, and then by all of them. */
class Haystack {
  readonly #starts = new Uint8Array(2 ** 24);
  readonly #byStart = new Map<number, { needle: Buffer; name: string }[]>();

  constructor(seeds: readonly Uint8Array[]) {
    for (const [index, seed] of seeds.entries()) {
      for (const needle of needlesOf(seed)) {
        const start = needle.readUIntBE(0, 3);
        const named = { needle, name: `seed ${index}: ${needle.toString('latin1', 0, 6)}…` };
        this.#starts[start] = 1;
        this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), named]);
      }
    }
  }

  find(bytes: Buffer): string[] {
    const found: string[] = [];
    const starts = this.#starts;
    let start = 0;
    for (let at = 0; at < bytes.length; at++) {
      start = ((start << 8) | (bytes[at] ?? 0)) & 0xffffff;
      if (starts[start] === 0 || at < 2) continue;
      for (const { needle, name } of this.#byStart.get(start) ?? []) {
        if (bytes.subarray(at - 2, at - 2 + needle.length).equals(needle)) found.push(name);
      }
    }
    return found;
  }
}

/** All that a process has in its memory, part by part. */
function* memoryOf(processId: number): Generator<{ name: string; bytes: Buffer }> {
  const memory = openSync(`/proc/${processId}/mem`, 'r');
  try {
    for (const line of readFileSync(`/proc/${processId}/maps`, 'utf8').split('\n')) {
      const [, from, to, rights = '', name = ''] = /^(\w+)-(\w+) (\S+) \S+ \S+ \S+ *(.*)$/.exec(line) ?? [];
      if (from === undefined || to === undefined || !rights.startsWith('rw')) continue;
      const bytes = Buffer.alloc(Number(BigInt(`0x${to}`) - BigInt(`0x${from}`)));
      try {
        const read = readSync(memory, bytes, 0, bytes.length, Number(BigInt(`0x${from}`)));
        yield { name, bytes: bytes.subarray(0, read) };
      } catch {
        // What cannot be read (guard pages) holds nothing.
      }
    }
  } finally {
    closeSync(memory);
  }
}

function seedsInMemory(processId: number, haystack: Haystack): string[] {
  const found: string[] = [];
  for (const { name, bytes } of memoryOf(processId)) {
    found.push(...haystack.find(bytes).map((seed) => `${seed} in ${name || 'a heap'}`));
  }
  return found;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path) && statSync(path).isFile());
}

/** A browser that was let in. */
async function enter(url: string) {
  const opened = await fetch(url, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  const key = pageKeyIn(await opened.text());
  const { origin } = new URL(url);
  return async (name: string, args: unknown = null) => {
    const response = await fetch(`${origin}/call/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', cookie, origin, 'kiln-key': key },
      body: JSON.stringify(args),
    });
    expect(response.status, name).toBe(200);
    return ((await response.json()) as { answer: unknown }).answer as Record<string, unknown> | undefined;
  };
}

const isLinux = process.platform === 'linux';

it.skipIf(!isLinux)(
  'a session that is closed leaves no seed behind: in no file, in no word, in no byte of memory',
  { timeout: 240_000 },
  async () => {
    const temporary = newFolder();
    const kiln = new KilnProcess(['serve', '--print-url'], { env: { TMPDIR: temporary } });
    await kiln.until(() => kiln.stdout.includes('\n'));
    const call = await enter(kiln.stdout.trim());

    const given = Array.from({ length: ROWS }, () => randomBytes(20));
    const lines = given.map((seed, index) => `user${index}@example.org,${encodeBase32(seed)}`);
    // Some without a secret: Kiln makes theirs, as it is asked to.
    const list = [
      'upn,secret',
      ...lines,
      ...lines.slice(0, 20).map((_, index) => `other${index}@example.org,`),
    ].join('\n');
    const content = Buffer.from(list).toString('base64');
    expect(await call('readList', { fileName: 'users.csv', content, reading: {} })).toBeUndefined();
    expect(await call('readList', { fileName: 'users.csv', reading: { serials: 'ignore' } })).toBeUndefined();
    expect(await call('draftRows', { from: 0, count: 100, onlyProblems: false })).toMatchObject({ ok: true });
    const order = { name: 'Munich', passphrase: PASSPHRASE, accept: ['make-seeds'], settings: SETTINGS };
    expect(await call('createSession', order)).toBeUndefined();
    expect(await call('leaveSession')).toBeUndefined();

    // What tokens and fingers would do, without them: every row is burned and checked.
    const path = join(kiln.data, 'sessions', 'Munich.kiln');
    const file = await SessionFile.open(path, PASSPHRASE, { staysOpen: true });
    if (!file.ok) throw new Error(file.failure.code);
    const { session } = file.value;
    const seeds = session.state.rows.flatMap(({ secret }) =>
      secret ? [secret.unwrap((seed) => Buffer.from(seed))] : [],
    );
    expect(seeds).toHaveLength(ROWS + 20);
    expect(seeds.slice(0, ROWS)).toEqual(given);
    await Promise.all(
      session.state.rows.map(async ({ index: row }) => {
        const serial = `8659610${String(row).padStart(7, '0')}`;
        await session.record({ step: 'begin', row, serial, lane: 'left' });
        await session.record({ step: 'burned', row, outcome: 'seeded', verify: true });
        await session.record({ step: 'verified', row, verification: 'code' });
      }),
    );
    await session.leave();
    const haystack = new Haystack(seeds);

    expect(await call('openSession', { path, passphrase: PASSPHRASE })).toBeUndefined();
    const exports = { withUnverified: false, manufacturer: 'Token2', model: 'C301' };
    const plain = { kind: 'plain-text', consent: SENTENCE };
    for (const provider of ['entra-csv', 'entra-graph', 'duo', 'privacyidea', 'otpauth']) {
      const exportOrder = { order: { provider }, protection: plain, ...exports };
      const exported = (await call('exportSession', exportOrder)) as
        | { value: { content: string } }
        | undefined;
      const text = exported?.value.content ?? '';
      // Here they are, so the search finds what there is to be found.
      expect(haystack.find(Buffer.from(text, 'base64')).length).toBeGreaterThanOrEqual(ROWS + 20);
    }
    const pskc = { provider: 'pskc', encryption: { kind: 'password', password: 'of the file' } };
    const sealed = { kind: 'sealed', passphrase: 'of the file' };
    expect(
      await call('exportSession', { order: pskc, protection: { kind: 'pskc' }, ...exports }),
    ).toMatchObject({ ok: true });
    expect(
      await call('exportSession', { order: { provider: 'duo' }, protection: sealed, ...exports }),
    ).toMatchObject({ ok: true });
    const { pid } = kiln.child;
    if (pid === undefined) throw new Error('no process');
    // While it is open they are there: so whoever finds none afterwards has looked in the right places.
    expect(new Set(seedsInMemory(pid, haystack)).size).toBeGreaterThanOrEqual(ROWS + 20);
    expect(await call('closeSession')).toMatchObject({ ok: true, value: { seeds: ROWS + 20 } });

    // What was a text is written over soon, and on a busy machine a little later.
    await expect.poll(() => seedsInMemory(pid, haystack), { interval: 1000, timeout: 60_000 }).toEqual([]);
    for (const found of [...filesBelow(kiln.data), ...filesBelow(temporary)]) {
      expect.soft(haystack.find(readFileSync(found)), found).toEqual([]);
    }
    // Whatever else may have been left in the folder for everybody's temporary files.
    for (const found of freshFilesOf(tmpdir(), Date.now() - 240_000)) {
      expect.soft(haystack.find(contentOf(found)), found).toEqual([]);
    }
    kiln.child.kill('SIGTERM');
    const { stdout, stderr } = await kiln.ended;
    expect(haystack.find(Buffer.from(stdout + stderr))).toEqual([]);
  },
);

/** Others work in that folder, too: what is gone again is not there. */
function freshFilesOf(folder: string, since: number): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(folder, entry.name))
    .filter((path) => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > since);
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
