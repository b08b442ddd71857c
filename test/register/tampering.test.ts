import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAIN_START, writeLine } from '../../src/register/journal-line.ts';
import { Register } from '../../src/register/register.ts';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { linesOf, newJournalPath, writeJournal } from './journal-folder.ts';

/** U+FFFD stands in it, which is also what a reader makes of bytes that are no UTF-8. */
const ACCOUNT = 'jö@example.org \ufffd ,"hash":"';

let folder: string;
let whole: Buffer;
/** For each byte, the line (from 1) it stands in. */
let lineAt: number[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-journal-'));
  const path = join(folder, 'journal.jsonl');
  await writeJournal(path, { kind: 'a' }, { kind: 'b', account: ACCOUNT }, { kind: 'c' });
  whole = readFileSync(path);
  let line = 1;
  lineAt = Array.from(whole, (byte) => (byte === 0x0a ? line++ : line));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What verifying finds in these bytes. */
async function check(bytes: Uint8Array) {
  const path = join(folder, 'tampered.jsonl');
  writeFileSync(path, bytes);
  return verifyJournal(path);
}

function withByte(position: number, byte: number): Buffer {
  const changed = Buffer.from(whole);
  changed[position] = byte;
  return changed;
}

describe('tampering', () => {
  it('with any byte, in any of its bits, is found in its line', async () => {
    const path = newJournalPath();
    for (let position = 0; position < whole.length; position++) {
      for (const bit of [position % 8, 5]) {
        writeFileSync(path, withByte(position, (whole[position] as number) ^ (1 << bit)));
        const found = await verifyJournal(path);
        expect(found, `byte ${position}, bit ${bit}`).toMatchObject({ whole: false, line: lineAt[position] });
      }
    }
  });

  it('with any byte, made any other, is found in its line', async () => {
    const position = fc.nat(whole.length - 1);
    await fc.assert(
      fc.asyncProperty(position, fc.nat(255), async (at, byte) => {
        fc.pre(whole[at] !== byte);
        expect(await check(withByte(at, byte))).toMatchObject({ whole: false, line: lineAt[at] });
      }),
      // The first byte of U+FFFD made that of a sequence which is cut off: a reader shows U+FFFD for both.
      { numRuns: 500, examples: [[whole.indexOf('\ufffd'), 0xf0]] },
    );
  });

  it('by taking a byte out or putting one in is found in its line', async () => {
    const lineFeeds = [...whole.keys()].filter((at) => whole[at] === 0x0a);
    expect(lineFeeds).toHaveLength(3);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.option(fc.nat(255), { nil: undefined }),
        async (at, byte) => {
          const middle = byte === undefined ? [] : [byte];
          const rest = whole.subarray(byte === undefined ? at + 1 : at);
          // A line feed put before a line feed is the same as one put behind it: an empty line more.
          const isEmptyLine = byte === 0x0a && whole[at] === 0x0a;
          expect(
            await check(Buffer.concat([whole.subarray(0, at), Buffer.from(middle), rest])),
          ).toMatchObject({
            whole: false,
            line: isEmptyLine ? Number(lineAt[at]) + 1 : lineAt[at],
          });
        },
      ),
      { numRuns: 400, examples: lineFeeds.map((at): [number, number] => [at, 0x0a]) },
    );
  });

  it('by a line feed or anything else behind the end is found', async () => {
    for (const more of ['\n', ' ', '{}\n', '\0']) {
      expect(await check(Buffer.concat([whole, Buffer.from(more)]))).toMatchObject({ whole: false, line: 4 });
    }
  });

  const edits: [string, (lines: string[]) => string[], number, string][] = [
    ['a line taken out', (lines) => lines.toSpliced(1, 1), 2, 'chain-broken'],
    ['the first line taken out', (lines) => lines.slice(1), 1, 'chain-broken'],
    ['a line twice', (lines) => lines.toSpliced(1, 0, lines[1] as string), 3, 'chain-broken'],
    ['two lines swapped', ([a, b, c]) => [a, c, b] as string[], 2, 'chain-broken'],
    [
      'another word in it',
      (lines) => lines.map((line) => line.replace('"kind":"b"', '"kind":"B"')),
      2,
      'hash-differs',
    ],
    ['another account', (lines) => lines.map((line) => line.replace('jö@', 'xx@')), 2, 'personal-differs'],
    [
      'a word more behind the hash',
      (lines) => lines.map((line) => line.replace('{"salt"', '{"note":"x","salt"')),
      2,
      'personal-differs',
    ],
    [
      'value and salt swapped behind the hash',
      (lines) => lines.map((line) => line.replace(/\{("salt":"\w+"),("value":.*?)\}\}\}$/, '{$2,$1}}}')),
      2,
      'personal-differs',
    ],
    [
      'personal data where there were none',
      (lines) =>
        lines.map((line) => line.replace('"personal":{}', '"personal":{"account":{"salt":"","value":"x"}}')),
      1,
      'personal-differs',
    ],
    [
      'personal data taken away',
      (lines) => lines.map((line) => line.replace(/"personal":.*/, '"personal":{}}')),
      2,
      'personal-differs',
    ],
    ['nonsense', (lines) => lines.toSpliced(1, 1, 'null'), 2, 'not-an-entry'],
    ['an empty line', (lines) => lines.toSpliced(2, 0, ''), 3, 'not-an-entry'],
  ];

  it.each(edits)('by %s is found and named', async (_, edit, line, fault) => {
    const lines = whole.toString('utf8').split('\n').slice(0, -1);
    const edited = edit(lines);
    expect(edited).not.toEqual(lines);
    expect(await check(Buffer.from(`${edited.join('\n')}\n`))).toEqual({ whole: false, line, fault });
  });

  it('by a number alone is found, although the hashes were made anew', async () => {
    const path = newJournalPath();
    await writeJournal(path, { kind: 'a' });
    const [line = ''] = linesOf(path);
    const { hash, ...entry } = JSON.parse(line);
    expect(hash).toHaveLength(64);
    const { personal, ...chained } = { ...entry, number: 2 };
    const text = JSON.stringify(chained).slice(0, -1);
    const forged = createHash('sha256').update(text).digest('hex');
    writeFileSync(path, `${text},"hash":"${forged}","personal":${JSON.stringify(personal)}}\n`);
    expect(await verifyJournal(path)).toEqual({ whole: false, line: 1, fault: 'number-differs' });
  });

  it('does not keep the next entry from being written, and is still named', async () => {
    const path = newJournalPath();
    await writeJournal(path, { kind: 'a' }, { kind: 'b' });
    writeFileSync(path, readFileSync(path, 'utf8').replace('"kind":"b"', '"kind":"X"'));
    await writeJournal(path, { kind: 'c' });
    expect(await verifyJournal(path)).toEqual({ whole: false, line: 2, fault: 'hash-differs' });
    expect(JSON.parse(linesOf(path)[2] as string)).toMatchObject({ number: 3, fact: { kind: 'c' } });
  });
});

it('an empty journal is whole', async () => {
  expect(await check(Buffer.alloc(0))).toEqual({ whole: true, entries: 0 });
});

it('a journal that is not there throws the file system’s error', async () => {
  await expect(verifyJournal(newJournalPath())).rejects.toMatchObject({ code: 'ENOENT' });
});

it.each(['yesterday', '', '2026-13-45T00:00:00.000Z', '2026-11-30'])(
  'an entry whose time is none (%j) is no entry: it is named, and passed over where people ask',
  async (time) => {
    const path = newJournalPath();
    const seen = (serial: string) => ({ kind: 'seen', serial, model: 'C301', clockErrorSeconds: 0 });
    let previous = CHAIN_START;
    const lines = ['1', '2', '3'].map((serial, index) => {
      const when = serial === '2' ? time : '2026-11-30T08:00:00.000Z';
      const line = writeLine({ number: index + 1, time: when, fact: seen(serial), personal: {} }, previous);
      previous = line.hash;
      return `${line.text}\n`;
    });
    writeFileSync(path, lines.join(''));
    expect(await verifyJournal(path)).toMatchObject({ whole: false, line: 2, fault: 'not-an-entry' });
    const register = new Register(path);
    const { rows, passedOver } = await register.list({}, { from: 0, count: 9 });
    expect([rows.map(({ serial }) => serial).sort(), passedOver]).toEqual([['1', '3'], 1]);
    expect(await register.lastBurn('2')).toBeUndefined();
    await register.close();
  },
);
