import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Register } from '../../src/register/register.ts';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { accountOf, generateJournal, serialOf } from '../generate-journal.ts';
import { type Round, spreadOf } from '../measure.ts';
import type { Line, Section } from '../report.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const OPENINGS = 5;
const QUESTIONS = 20;

const FIRST_ROWS = { from: 0, count: 50 };

/** A journal's index: opening it with a checkpoint, and the questions that a table asks as somebody types. */
export const section: Section = async () => {
  const folder = join(__dirname, 'register');
  mkdirSync(folder, { recursive: true });
  try {
    const lines: Line[] = [];
    for (const entries of SIZES) lines.push(...(await measure(join(folder, `${entries}.jsonl`), entries)));
    return {
      title: 'register: opening a journal and asking (ms)',
      lines,
      notes: [
        'goals with 1,000,000 entries: open within 2000 ms, an answer within 50 ms',
        `opening: ${OPENINGS} rounds, each with its first search; questions: ${QUESTIONS} rounds; anew and verify: once`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function measure(path: string, entries: number): Promise<Line[]> {
  if (!existsSync(path)) generateJournal(path, entries);
  const tokens = Math.floor(entries / 10);
  const anew = await times(1, async () => readAnew(path));
  const opening = await times(OPENINGS, async () => {
    const register = new Register(path);
    await register.list({}, FIRST_ROWS);
    await register.close();
  });
  const register = new Register(path);
  await register.list({}, FIRST_ROWS);
  const ask = (question: (round: number) => Promise<unknown>) => times(QUESTIONS, question);
  const questions: [string, Round[]][] = [
    ['first rows', await ask(() => register.list({}, FIRST_ROWS))],
    ['part of a serial', await ask((n) => register.list({ text: `0${n}1` }, FIRST_ROWS))],
    ['part of an account', await ask((n) => register.list({ text: `son.${n}` }, FIRST_ROWS))],
    [
      'operator and date',
      await ask((n) => register.list({ text: `meyer 2026-0${1 + (n % 9)}` }, FIRST_ROWS)),
    ],
    ['found nowhere', await ask((n) => register.list({ text: `nowhere ${n}` }, FIRST_ROWS))],
    ['tokens that drift', await ask((n) => register.list({ refusedWithinDays: 30 + n }, FIRST_ROWS))],
    ['one token', await ask((n) => register.token(serialOf((n * 37) % tokens)))],
    ['one user', await ask((n) => register.user(accountOf(n)))],
  ];
  await register.close();
  const verifying = await times(1, () => verifyJournal(path));
  const line = (what: string, rounds: Round[], isPart = true): Line => ({
    what,
    isPart,
    kiln: spreadOf(rounds),
  });
  return [
    line(`${entries.toLocaleString('en')} entries: open`, opening, false),
    ...questions.map(([what, rounds]) => line(what, rounds)),
    line('read anew, without a checkpoint', anew),
    line('verify', verifying),
  ];
}

async function readAnew(path: string): Promise<void> {
  const register = new Register(path);
  await register.list({}, FIRST_ROWS);
  await register.close();
}

async function times(rounds: number, work: (round: number) => Promise<unknown>): Promise<Round[]> {
  const taken: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work(round);
    taken.push({ total: performance.now() - start });
  }
  return taken;
}
