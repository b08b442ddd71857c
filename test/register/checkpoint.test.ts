import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf, generateJournal, serialOf } from '../../bench/generate-journal.ts';
import { pageOf } from '../../src/register/answers.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/register/checkpoint.ts';
import { Journal } from '../../src/register/journal.ts';
import { checkpointPath } from '../../src/register/keep-checkpoint.ts';
import { Register } from '../../src/register/register.ts';
import type { RegisterIndex } from '../../src/register/register-index.ts';
import { Diary, START } from './facts.ts';
import { newJournalPath } from './journal-folder.ts';

const PLACES = {
  '': { position: 1, number: 1, previous: 'p', lastLength: 1, lastDigest: 'd', passedOver: 0 },
};

/** All that an index answers, in the order it does. */
const answersOf = (index: RegisterIndex) => ({
  tokens: index.tokens.map((token) => ({
    ...pageOf(token, START),
    summary: token.summary,
  })),
  operators: index.operators,
  machines: index.machines,
});

const serials = ['00000000000001', '86596100012345', '86596100054321'];

/** What may happen at a desk, each by its number. */
function live(diary: Diary, deeds: readonly (readonly [number, number, number])[]): void {
  const outcomes = ['untouched', 'blank', 'seeded', 'verified', 'unfinished'] as const;
  for (const [deed, which, days] of deeds) {
    const serial = serials[which % serials.length] ?? '';
    diary.after(days);
    if (deed < 5) {
      diary.burn({
        serial,
        account: `user ${which}`,
        clockErrorBefore: days,
        outcome: outcomes[deed] ?? 'seeded',
      });
    } else if (deed === 5) diary.seen(which - days, serial);
    else diary.mark('lost', 'ä note', serial);
  }
}

const deeds = fc.array(fc.tuple(fc.nat(6), fc.nat(5), fc.nat(40)), { maxLength: 30 });

describe('a checkpoint', () => {
  it('gives back an index that answers and carries on as the one it was made of', () => {
    fc.assert(
      fc.property(deeds, deeds, (before, after) => {
        const diary = new Diary();
        live(diary, before);
        const restored = decodeCheckpoint(encodeCheckpoint({ places: PLACES, index: diary.index }));
        expect(restored?.places).toEqual(PLACES);
        const again = new Diary('', restored?.index);
        expect(answersOf(again.index)).toEqual(answersOf(diary.index));
        again.now = diary.now;
        const both = [diary, again];
        for (const each of both) live(each, after);
        const [one, other] = both.map(({ index }) =>
          answersOf(index).tokens.map(({ events, ...rest }) => rest),
        );
        expect(other).toEqual(one);
      }),
      {
        numRuns: 200,
        // Clocks that go ahead and come back: their drift is none.
        examples: [
          [
            [
              [0, 4, 2],
              [0, 0, 2],
              [0, 4, 37],
              [0, 0, 20],
              [0, 0, 17],
              [0, 1, 2],
            ],
            [],
          ],
        ],
      },
    );
  });

  it('lets a burn end that was open when it was made', () => {
    const diary = new Diary();
    diary.add(
      { kind: 'burn', burn: 'b', serial: serials[0], issuer: '', operator: 'm', host: 'h' },
      { account: 'jo' },
    );
    const restored = decodeCheckpoint(encodeCheckpoint({ places: PLACES, index: diary.index }));
    new Diary('', restored?.index).add({
      kind: 'burn-end',
      burn: 'b',
      outcome: 'verified',
      verification: 'code',
    });
    expect(restored?.index.token(serials[0] ?? '')?.life.standing).toBe('assigned');
  });

  it('that is not whole, or of another version or time zone, is none', () => {
    const diary = new Diary().burn().seen(3);
    const bytes = encodeCheckpoint({ places: PLACES, index: diary.index });
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        fc.pre(cut || bytes[at] !== byte);
        const damaged = cut ? bytes.subarray(0, at) : Buffer.from(bytes);
        if (!cut) damaged[at] = byte;
        const restored = decodeCheckpoint(damaged);
        // A place may be damaged and still be one: it is held against the journal.
        if (restored) expect(restored.places).not.toEqual(PLACES);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Enough entries for a checkpoint to be kept. */
const ENTRIES = 6000;

async function listed(path: string) {
  const register = new Register(path, () => START);
  const { total, rows } = await register.list({}, { from: 0, count: 1_000_000 });
  const head = await register.head();
  await register.close();
  return { total, rows, head };
}

async function withoutCheckpoint(path: string) {
  rmSync(checkpointPath(path), { force: true });
  return listed(path);
}

describe('a register', () => {
  it('keeps a checkpoint beside a long journal, and answers the same with it', async () => {
    const path = newJournalPath();
    generateJournal(path, ENTRIES);
    const first = await listed(path);
    expect(first.head.entries).toBe(ENTRIES);
    expect(statSync(checkpointPath(path)).mode & 0o777).toBe(0o600);
    expect(await listed(path)).toEqual(first);
  });

  it('really opens by its checkpoint, and reads what came after', async () => {
    const path = newJournalPath();
    generateJournal(path, ENTRIES);
    const first = await listed(path);
    // The beginning of the file is not looked at again: verifying is for that.
    const bytes = readFileSync(path);
    bytes.fill('x', 0, 1000);
    writeFileSync(path, bytes);
    expect(await listed(path)).toEqual(first);
    const journal = new Journal(path);
    await journal.append({ kind: 'seen', serial: '99999999999999', clockErrorSeconds: 1 });
    await journal.close();
    expect(await listed(path)).toMatchObject({ total: first.total + 1, head: { entries: ENTRIES + 1 } });
  });

  const changes: [string, (path: string, other: string) => void][] = [
    ['the journal was replaced by a shorter one', (path) => generateJournal(path, 700)],
    ['the journal was replaced by another', (path, other) => renameSync(other, path)],
    [
      'its last entry differs',
      (path) => writeFileSync(path, readFileSync(path, 'utf8').replace(/\w(?=\W*\n$)/, 'X')),
    ],
    [
      'the checkpoint is torn',
      (path) => writeFileSync(checkpointPath(path), readFileSync(checkpointPath(path)).subarray(0, 9000)),
    ],
    ['the checkpoint is empty', (path) => writeFileSync(checkpointPath(path), '')],
    [
      'the checkpoint is of another journal',
      (path, other) => renameSync(checkpointPath(other), checkpointPath(path)),
    ],
  ];

  it.each(changes)('does not believe a checkpoint where %s', async (_, change) => {
    const [path, other] = [newJournalPath(), newJournalPath()];
    generateJournal(path, ENTRIES);
    generateJournal(other, ENTRIES + 300);
    await listed(path);
    await listed(other);
    change(path, other);
    const answered = await listed(path);
    expect(answered).toEqual(await withoutCheckpoint(path));
  });

  it('follows what others append while it is open, a torn end left out until it is whole', async () => {
    const path = newJournalPath();
    const register = new Register(path);
    expect(await register.list({}, { from: 0, count: 9 })).toEqual({ total: 0, rows: [] });
    const journal = new Journal(path);
    const seen = (serial: string) =>
      journal.append({ kind: 'seen', serial, clockErrorSeconds: 1, model: 'C301' });
    await seen('1');
    expect((await register.token('1'))?.token.model).toBe('C301');
    appendFileSync(path, '{"number":2,"ti');
    expect((await register.head()).entries).toBe(1);
    await seen('2');
    expect((await register.head()).entries).toBe(2);
    // Longer than a chunk.
    await seen('3'.repeat(1_200_000));
    await seen('4');
    expect(await register.head()).toMatchObject({ entries: 4 });
    expect(existsSync(checkpointPath(path))).toBe(false);
    await Promise.all([journal.close(), register.close()]);
  });

  it('rejects where the journal is there and cannot be read', async () => {
    const register = new Register('/proc/self/mem/journal');
    const unreadable = { code: 'ENOTDIR' };
    await expect(register.list({}, { from: 0, count: 1 })).rejects.toMatchObject(unreadable);
    // Whose a token is cannot be known then: nobody's is another answer.
    await expect(register.lastBurn('1')).rejects.toMatchObject(unreadable);
  });
});

describe('a search', () => {
  it('finds by any part of serial, model, account, issuer, operator or date, all words together', async () => {
    const path = newJournalPath();
    generateJournal(path, ENTRIES);
    const register = new Register(path);
    const found = async (text: string) => (await register.list({ text }, { from: 0, count: 10_000 })).rows;
    expect((await found('0000123')).map(({ serial }) => serial)).toEqual([serialOf(123)]);
    for (const row of await found('SON.77@exam')) {
      const user = await register.user(accountOf(77));
      expect(user?.assignments.map(({ serial }) => serial)).toContain(row.serial);
    }
    expect((await found('person.77@example.org')).length).toBeGreaterThan(0);
    const all = await register.list({}, { from: 0, count: 10_000 });
    for (const word of ['otpc-p2', 'github', 'santos']) {
      const rows = await found(word);
      expect(rows.length).toBeGreaterThan(10);
      expect(rows.length).toBeLessThan(all.total);
    }
    const both = await found('github 00001');
    expect(both.length).toBeGreaterThan(0);
    expect(both.every(({ serial }) => serial.includes('00001'))).toBe(true);
    const day = all.rows[0]?.lastBurn?.time.slice(0, 8) ?? '';
    expect((await found(day)).length).toBeGreaterThan(0);
    expect(await found('nobody-has-this')).toEqual([]);
    // Windows of the same answer.
    const window = await register.list({}, { from: 5, count: 3 });
    expect(window).toEqual({ total: all.total, rows: all.rows.slice(5, 8) });
    expect((await register.list({ standing: 'returned' }, { from: 0, count: 5 })).rows[0]).toMatchObject({
      standing: 'returned',
    });
    await register.close();
  });
});
