import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  lutimesSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withFileLock } from '../../src/register/file-lock.ts';
import { Journal } from '../../src/register/journal.ts';
import { processMark } from '../../src/register/process-mark.ts';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { entriesOf, newJournalPath, writeJournal } from './journal-folder.ts';

/** Appends `count` entries one after the other; says "begun" after the first; gives a failure as its exit status. */
const WRITER = `
  import { Journal } from './journal.ts';
  const [path, writer, count] = process.argv.slice(2);
  const journal = new Journal(path);
  for (let index = 0; index < Number(count); index++) {
    const { ok } = await journal.append({ kind: 'x', writer, index }, { account: writer });
    if (!ok) process.exit(1);
    if (index === 0) process.stdout.write('begun');
    // As a burn does between two steps; whoever goes on at once keeps the lock.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  process.stdout.write('done');
`;

let folder: string;
let program: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-writer-'));
  program = join(folder, 'writer.mjs');
  const resolveDir = new URL('../../src/register', import.meta.url).pathname;
  await build({
    stdin: { contents: WRITER, resolveDir, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function startWriter(path: string, name: string, count: number): ChildProcess {
  return spawn(process.execPath, [program, path, name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

describe('several processes', () => {
  it('append to the same journal: nothing lost, nothing mixed up, the chain whole', async () => {
    const path = newJournalPath();
    const ends = ['one', 'two'].map((name) => once(startWriter(path, name, 500), 'exit'));
    expect((await Promise.all(ends)).map(([status]) => status)).toEqual([0, 0]);
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 1000 });
    const entries = await entriesOf(path);
    for (const writer of ['one', 'two']) {
      const mine = entries.filter(({ fact }) => fact['writer'] === writer);
      expect(mine.map(({ fact }) => fact['index'])).toEqual(Array.from({ length: 500 }, (_, index) => index));
      expect(mine.every(({ personal }) => personal['account'] === writer)).toBe(true);
    }
    // They really wrote at the same time.
    const turns = entries.filter(({ fact }, index) => fact['writer'] !== entries[index - 1]?.fact['writer']);
    expect(turns.length).toBeGreaterThan(100);
    expect(readdirSync(dirname(path))).toEqual(['journal.jsonl']);
  });

  it('killed at any moment leave a chain that goes on', async () => {
    const path = newJournalPath();
    const survivor = startWriter(path, 'survivor', 400);
    const survived = once(survivor, 'exit');
    for (let round = 0; round < 10; round++) {
      const victim = startWriter(path, 'victim', 100_000);
      await once(victim.stdout as NonNullable<typeof victim.stdout>, 'data');
      await sleep(3 * round);
      victim.kill('SIGKILL');
      await once(victim, 'exit');
    }
    expect((await survived)[0]).toBe(0);
    await writeJournal(path, { kind: 'after' });
    const check = await verifyJournal(path);
    expect(check).toMatchObject({ whole: true });
    const entries = await entriesOf(path);
    expect(entries.filter(({ fact }) => fact['writer'] === 'survivor')).toHaveLength(400);
    expect(entries.at(-1)?.fact.kind).toBe('after');
  });
});

it('whose files seem older than they are lose nothing: no lock is taken by its age', async () => {
  const path = newJournalPath();
  // As on a network folder whose server's clock is behind.
  const ahead = join(folder, 'ahead.cjs');
  writeFileSync(ahead, 'const { now } = Date; Date.now = () => now() + 2000;');
  const writers = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) =>
    spawn(process.execPath, ['-r', ahead, program, path, name, '80'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  const ends = await Promise.all(writers.map((writer) => once(writer, 'exit')));
  expect(ends.map(([status]) => status)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(await verifyJournal(path)).toEqual({ whole: true, entries: 480 });
  expect(readdirSync(dirname(path))).toEqual(['journal.jsonl']);
});

describe('a lock that was left behind', () => {
  /** The id of a process that has ended. */
  function deadProcess(): number {
    return Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
  }

  async function appends(path: string) {
    await writeJournal(path, { kind: 'a' });
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 1 });
    expect(readdirSync(dirname(path))).toEqual(['journal.jsonl']);
  }

  it('by a process that was killed is cleared away at once', async () => {
    const path = newJournalPath();
    writeFileSync(`${path}.lock`, String(deadProcess()));
    await appends(path);
  });

  it('and a clearing of it that was cut off, too', async () => {
    const path = newJournalPath();
    const dead = String(deadProcess());
    writeFileSync(`${path}.lock`, dead);
    writeFileSync(`${path}.lock.clearing`, dead);
    await appends(path);
  });

  it('before it was signed is cleared away after a second', async () => {
    const path = newJournalPath();
    writeFileSync(`${path}.lock`, '');
    await appends(path);
  });

  it.runIf(process.platform === 'linux')(
    'is cleared away although another process has the id by now',
    async () => {
      const path = newJournalPath();
      // Another start of the machine, or another tick of this one.
      for (const mark of ['a-boot-before/77', processMark(process.pid)?.replace(/\d+$/, '7')]) {
        rmSync(path, { force: true });
        writeFileSync(`${path}.lock`, `${process.pid} ${mark}`);
        await appends(path);
      }
    },
  );

  it('where no mark tells processes apart, once it was long silent and stays so', async () => {
    const path = newJournalPath();
    writeFileSync(`${path}.lock`, `${process.pid} `);
    const longAgo = Date.now() / 1000 - 3600;
    utimesSync(`${path}.lock`, longAgo, longAgo);
    // A thousand looks: an owner that only slept with its machine would have beaten meanwhile.
    const startedAt = performance.now();
    await writeJournal(path, { kind: 'a' });
    expect(performance.now() - startedAt).toBeGreaterThan(4000);
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 1 });
  });
});

describe('a lock that another process holds', () => {
  it.runIf(process.platform === 'linux')(
    'stays its own for as long as it lives, however old it is',
    async () => {
      const path = newJournalPath();
      writeFileSync(`${path}.lock`, `${process.pid} ${processMark(process.pid)}`);
      const longAgo = Date.now() / 1000 - 3600;
      utimesSync(`${path}.lock`, longAgo, longAgo);
      await expect(withFileLock(`${path}.lock`, () => {}, 1500)).rejects.toMatchObject({ code: 'EBUSY' });
      expect(existsSync(`${path}.lock`)).toBe(true);
    },
  );

  it('is touched while its work lasts', async () => {
    const path = `${newJournalPath()}.lock`;
    await withFileLock(path, async () => {
      const longAgo = Date.now() / 1000 - 3600;
      lutimesSync(path, longAgo, longAgo);
      await expect.poll(() => Date.now() - lstatSync(path).mtimeMs, { timeout: 8000 }).toBeLessThan(3000);
    });
    expect(existsSync(path)).toBe(false);
  });

  it('is waited for, and nothing is written meanwhile', async () => {
    const path = newJournalPath();
    // The parent of the tests lives as long as they do.
    writeFileSync(`${path}.lock`, String(process.ppid));
    const journal = new Journal(path);
    let appended = false;
    const appending = journal.append({ kind: 'a' }).then((result) => {
      appended = true;
      return result;
    });
    await sleep(300);
    expect(appended).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe('');
    rmSync(`${path}.lock`);
    expect(await appending).toMatchObject({ ok: true });
    await journal.close();
  });

  it('is waited for as long as before when the clock is set meanwhile', async () => {
    const path = newJournalPath();
    writeFileSync(`${path}.lock`, `${process.ppid} ${processMark(process.ppid) ?? ''}`);
    const journal = new Journal(path);
    const appending = journal.append({ kind: 'a' });
    await sleep(50);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    await sleep(50);
    rmSync(`${path}.lock`);
    expect(await appending).toMatchObject({ ok: true });
    vi.useRealTimers();
    await journal.close();
  });

  it('that is gone when the work is done makes no failure of it, and another’s is let be', async () => {
    const path = `${newJournalPath()}.lock`;
    await withFileLock(path, () => rmSync(path));
    await withFileLock(path, () => {
      rmSync(path);
      writeFileSync(path, '1 another');
    });
    expect(readFileSync(path, 'utf8')).toBe('1 another');
  });

  it('for ever makes the journal unwritable', async () => {
    const path = newJournalPath();
    writeFileSync(`${path}.lock`, String(process.ppid));
    const journal = new Journal(path);
    expect(await journal.append({ kind: 'a' })).toEqual({
      ok: false,
      failure: { code: 'journal-unwritable', path, reason: 'EBUSY' },
    });
    await journal.close();
    expect(existsSync(`${path}.lock`)).toBe(true);
  });
});

describe('an entry is on the disk', { tags: ['strace'] }, () => {
  it('before append resolves, each with a sync of its own', () => {
    const path = newJournalPath();
    const trace = join(folder, 'trace');
    const args = [
      '-f',
      '-o',
      trace,
      '-e',
      'trace=write,pwrite64,fdatasync,fsync',
      process.execPath,
      program,
      path,
      'w',
      '3',
    ];
    execFileSync('strace', args, { stdio: 'ignore' });
    // The writer says "begun" when its first append has resolved, and "done" after its last.
    const seen = readFileSync(trace, 'utf8')
      .split('\n')
      .flatMap((line) => {
        if (/write(64)?\(\d+, "\{\\"number/.test(line)) return ['entry'];
        if (/write\(1, "(begun|done)"/.test(line)) return [/"(begun|done)"/.exec(line)?.[1]];
        // A call that another thread's output cuts in two is done where it is resumed.
        if (/fdatasync(\(\d+\)| resumed>\)) += 0/.test(line)) return ['synced'];
        return [];
      });
    expect(seen).toEqual(['entry', 'synced', 'begun', 'entry', 'synced', 'entry', 'synced', 'done']);
    // The folder, too: the new file's name must last.
    expect(readFileSync(trace, 'utf8')).toMatch(/fsync(\(\d+\)| resumed>\)) += 0/);
  });
});
