import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/register/journal.ts';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { entriesOf, linesOf, newJournalPath, writeJournal } from './journal-folder.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('a journal', () => {
  it('is JSON lines, each with the hash of the one before', async () => {
    const path = newJournalPath();
    const before = Date.now();
    await writeJournal(path, { kind: 'a', account: 'jo@example.org' }, { kind: 'b' }, { kind: 'c' });
    const lines = linesOf(path);
    expect(lines).toHaveLength(3);
    let previous = '0'.repeat(64);
    for (const [index, line] of lines.entries()) {
      const entry = JSON.parse(line);
      expect(Object.keys(entry)).toEqual([
        'number',
        'time',
        'previous',
        'fact',
        'sealed',
        'hash',
        'personal',
      ]);
      expect(entry).toMatchObject({ number: index + 1, previous, fact: { kind: 'abc'[index] } });
      expect(Date.parse(entry.time)).toBeGreaterThanOrEqual(before);
      expect(entry.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(entry.hash).toBe(sha256(line.slice(0, line.indexOf(',"hash":'))));
      previous = entry.hash;
    }
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 3 });
  });

  it('keeps personal data behind the hash, and only a salted commitment in the chain', async () => {
    const path = newJournalPath();
    await writeJournal(
      path,
      { kind: 'a', account: 'jo@example.org' },
      { kind: 'a', account: 'jo@example.org' },
    );
    const [first, second] = linesOf(path).map((line) => ({ line, entry: JSON.parse(line) }));
    for (const { line, entry } of [first, second] as [
      NonNullable<typeof first>,
      NonNullable<typeof second>,
    ]) {
      expect(line.slice(0, line.indexOf(',"hash":'))).not.toContain('jo@example.org');
      const { salt, value } = entry.personal.account;
      expect(salt).toMatch(/^[0-9a-f]{32}$/);
      expect(value).toBe('jo@example.org');
      expect(entry.sealed).toEqual({ account: sha256(`${salt}\n${value}`) });
    }
    expect(first?.entry.sealed.account).not.toBe(second?.entry.sealed.account);
  });

  it('gives back what was appended, whatever it is', async () => {
    const names = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\n', '\r\n\u2028', ',"hash":"', '\ufffd', '\ud800', '"}\n{"'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name: names, account: names }), { maxLength: 5 }),
        async (items) => {
          const path = newJournalPath();
          const journal = new Journal(path);
          for (const { name, account } of items) await journal.append({ kind: 'x', name }, { account });
          await journal.close();
          if (items.length === 0) return;
          expect(await verifyJournal(path)).toEqual({ whole: true, entries: items.length });
          const entries = await entriesOf(path);
          expect(entries.map(({ fact, personal }) => ({ name: fact['name'], ...personal }))).toEqual(items);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps the order of appends that nobody waited for', async () => {
    const path = newJournalPath();
    const journal = new Journal(path);
    const appends = Array.from({ length: 40 }, (_, index) => journal.append({ kind: 'x', index }));
    expect((await Promise.all(appends)).every(({ ok }) => ok)).toBe(true);
    await journal.close();
    const entries = await entriesOf(path);
    expect(entries.map(({ fact }) => fact['index'])).toEqual(appends.map((_, index) => index));
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 40 });
  });

  it('goes on where another Journal stopped, in turns, and after lines longer than it looks back', async () => {
    const path = newJournalPath();
    const [one, two] = [new Journal(path), new Journal(path)];
    for (const length of [1, 3000, 4096, 20_000, 100_000, 2]) {
      await one.append({ kind: 'one', text: 'x'.repeat(length) });
      await two.append({ kind: 'two', text: 'ü'.repeat(length) });
    }
    await Promise.all([one.close(), two.close()]);
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 12 });
    expect((await entriesOf(path)).map(({ fact }) => fact.kind)).toEqual(
      Array(6).fill(['one', 'two']).flat(),
    );
  });

  it('makes its folder, for its owner alone', async () => {
    const path = join(dirname(newJournalPath()), 'deep', 'er', 'journal.jsonl');
    await writeJournal(path, { kind: 'a' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(path))).toEqual(['journal.jsonl']);
  });

  it('can be closed twice, and used again', async () => {
    const path = newJournalPath();
    const journal = new Journal(path);
    await journal.close();
    await journal.append({ kind: 'a' });
    await journal.close();
    await journal.close();
    await journal.append({ kind: 'b' });
    await journal.close();
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 2 });
  });
});

describe('a torn last line', () => {
  /** What a power cut may leave: every beginning of a line, the whole line without its line feed included. */
  async function tornJournal(bytesLeft: (line: Buffer) => number) {
    const path = newJournalPath();
    await writeJournal(path, { kind: 'a' }, { kind: 'b', account: 'jö' });
    const whole = readFileSync(path);
    const lastLine = Buffer.from(`${linesOf(path)[1]}`);
    const torn = whole.subarray(0, whole.length - 1 - lastLine.length + bytesLeft(lastLine));
    writeFileSync(path, torn);
    return { path, left: torn.subarray(whole.length - 1 - lastLine.length) };
  }

  it.each<[string, (line: Buffer) => number]>([
    ['one byte', () => 1],
    ['half of it', (line) => line.length >> 1],
    ['all but the line feed', (line) => line.length],
  ])('of %s is named, set aside, and the chain goes on', async (_, bytesLeft) => {
    const { path, left } = await tornJournal(bytesLeft);
    expect(await verifyJournal(path)).toEqual({ whole: false, line: 2, fault: 'torn' });
    await writeJournal(path, { kind: 'c' });
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 2 });
    expect((await entriesOf(path)).map(({ fact }) => fact.kind)).toEqual(['a', 'c']);
    const aside = readdirSync(dirname(path)).filter((name) => name !== 'journal.jsonl');
    expect(aside).toEqual([expect.stringMatching(/^journal\.jsonl\.torn-\d+$/)]);
    expect(readFileSync(join(dirname(path), aside[0] as string))).toEqual(left);
  });

  it('is set aside also when it is all there is', async () => {
    const path = newJournalPath();
    writeFileSync(path, '{"number":1,"time":"20');
    await writeJournal(path, { kind: 'a' });
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 1 });
  });

  it('that another process left while this one had the journal open', async () => {
    const path = newJournalPath();
    const journal = new Journal(path);
    await journal.append({ kind: 'a' });
    appendFileSync(path, '{"number":2,"ti');
    await journal.append({ kind: 'b' });
    await journal.close();
    expect((await entriesOf(path)).map(({ fact }) => fact.kind)).toEqual(['a', 'b']);
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 2 });
  });
});

describe('a journal that cannot be written', () => {
  const below = (path: string, ...names: string[]) => {
    writeFileSync(path, '');
    return join(path, ...names);
  };
  const folderAt = (path: string) => {
    mkdirSync(path);
    return path;
  };
  const fullDiskAt = (path: string) => {
    symlinkSync('/dev/full', path);
    return path;
  };

  it.each<[string, (path: string) => string, string]>([
    ['its folder is a file', (path) => below(path, 'journal.jsonl'), 'EEXIST'],
    ['it is below a file', (path) => below(path, 'deep', 'journal.jsonl'), 'ENOTDIR'],
    ['it is a folder', folderAt, 'EISDIR'],
    ['the disk is full', fullDiskAt, 'ENOSPC'],
    ['its name is too long', (path) => join(dirname(path), 'x'.repeat(300)), 'ENAMETOOLONG'],
  ])('says so: %s', async (_, prepare, reason) => {
    const path = prepare(newJournalPath());
    const journal = new Journal(path);
    const failed = { ok: false, failure: { code: 'journal-unwritable', path, reason } };
    expect(await journal.append({ kind: 'a' })).toEqual(failed);
    expect(await journal.append({ kind: 'b' }), 'and again').toEqual(failed);
    await journal.close();
  });

  it('can be written again when there is room', async () => {
    const path = join(newJournalPath(), 'journal.jsonl');
    writeFileSync(dirname(path), 'in the way');
    const journal = new Journal(path);
    expect((await journal.append({ kind: 'a' })).ok).toBe(false);
    rmSync(dirname(path));
    expect((await journal.append({ kind: 'b' })).ok).toBe(true);
    await journal.close();
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 1 });
  });

  it('throws at a fact that JSON cannot hold: a bug, and nothing is written', async () => {
    const path = newJournalPath();
    const journal = new Journal(path);
    await expect(journal.append({ kind: 'a', big: 1n })).rejects.toThrow(TypeError);
    await journal.close();
    expect(readdirSync(dirname(path))).toEqual(['journal.jsonl']);
    expect(readFileSync(path, 'utf8')).toBe('');
  });
});
