import { readdirSync, readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/burn/outcome.ts';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { oathCode, wrongCode } from '../judges/oath-code.ts';
import { entriesOf } from '../register/journal-folder.ts';
import { KilnProcess, kiln, newFolder } from './kiln.ts';
import { URI } from './seeds.ts';

const BURN = ['burn', '--stdin', '--reader', 'simulator', '--json'];
const ALL_STEPS = ['identified', 'authenticated', 'configured', 'seeded', 'confirmed'];

async function journalAfter(args: readonly string[], codes?: string) {
  const data = newFolder();
  const burning = new KilnProcess([...BURN, ...args], { input: URI, codePipe: codes !== undefined, data });
  burning.codes?.end(codes);
  await burning.ended;
  const path = join(data, 'journal.jsonl');
  expect(await verifyJournal(path)).toMatchObject({ whole: true });
  return { entries: await entriesOf(path), path };
}

describe('the journal after a burn', () => {
  it('has what was burned, for whom, by whom, every step and the end', async () => {
    const before = Date.now();
    const { entries } = await journalAfter(['--no-verify', '--operator', 'kim', '--display', '60']);
    const [first, ...rest] = entries;
    const burn = first?.fact['burn'];
    expect(burn).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(first?.fact).toEqual({
      kind: 'burn',
      burn,
      step: 'identified',
      serial: '86596100000017',
      model: 'C301',
      issuer: 'Contoso',
      algorithm: 'SHA1',
      periodSeconds: 30,
      displaySeconds: 60,
      operator: 'kim',
      host: hostname(),
      reader: 'simulator',
      clockErrorSeconds: 0,
    });
    expect(first?.personal).toEqual({ account: 'jo@example.org' });
    expect(rest.map(({ fact }) => fact)).toEqual([
      ...['authenticated', 'configured', 'seeded'].map((step) => ({ kind: 'burn-step', burn, step })),
      { kind: 'burn-step', burn, step: 'confirmed', clockErrorSeconds: 0 },
      { kind: 'burn-end', burn, outcome: 'seeded', verification: 'none', clockErrorAfter: 0 },
    ]);
    for (const { time } of entries) {
      expect(Date.parse(time)).toBeGreaterThanOrEqual(before);
      expect(Date.parse(time)).toBeLessThanOrEqual(Date.now());
    }
  });

  const ends: [string, string[], (() => string) | undefined, Outcome, string | undefined][] = [
    [
      'verified',
      ['--code-fd', '3'],
      () => `${oathCode(Math.floor(Date.now() / 1000))}\n`,
      'verified',
      undefined,
    ],
    ['three wrong codes', ['--code-fd', '3'], () => `${wrongCode()}\n`.repeat(3), 'seeded', 'wrong-code'],
    ['no code', ['--code-fd', '3'], () => '', 'seeded', 'no-code'],
    [
      'drift',
      ['--code-fd', '3'],
      () => `${oathCode(Math.floor(Date.now() / 1000) - 200)}\n`,
      'seeded',
      'drift',
    ],
    ['nobody to ask', [], undefined, 'seeded', 'no-code'],
  ];

  it.each(ends)('says how it ended: %s', async (_, args, codes, outcome, failure) => {
    const { entries } = await journalAfter(args, codes?.());
    expect(entries).toHaveLength(6);
    const { burn, ...end } = entries.at(-1)?.fact ?? { kind: '' };
    expect(end).toEqual({
      kind: 'burn-end',
      outcome,
      verification: outcome === 'verified' ? 'code' : 'none',
      clockErrorAfter: 0,
      ...(failure && { failure }),
    });
  });

  it('grows with every burn, one number each, in one chain', async () => {
    const data = newFolder();
    for (let round = 0; round < 3; round++) await kiln([...BURN, '--no-verify'], { input: URI, data });
    const path = join(data, 'journal.jsonl');
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 18 });
    const burns = (await entriesOf(path)).map(({ fact }) => fact['burn']);
    expect(new Set(burns).size).toBe(3);
    expect((await entriesOf(path))[0]?.fact['operator']).toBe(userInfo().username);
  });

  it('holds whole burns side by side when several run at once', async () => {
    const data = newFolder();
    const runs = Array.from({ length: 6 }, () => kiln([...BURN, '--no-verify'], { input: URI, data }));
    for (const { status } of await Promise.all(runs)) expect(status).toBe(0);
    const path = join(data, 'journal.jsonl');
    expect(await verifyJournal(path)).toEqual({ whole: true, entries: 36 });
    const entries = await entriesOf(path);
    const burns = new Set(entries.map(({ fact }) => fact['burn']));
    expect(burns.size).toBe(6);
    for (const burn of burns) {
      const mine = entries.filter(({ fact }) => fact['burn'] === burn);
      expect(mine.map(({ fact }) => fact['step'] ?? fact['outcome'])).toEqual([...ALL_STEPS, 'seeded']);
    }
  });
});

describe('kiln burn killed', () => {
  it('at 30 moments leaves a journal that verifies, and has every step that was told', {
    timeout: 120_000,
  }, async () => {
    const data = newFolder();
    const path = join(data, 'journal.jsonl');
    let cut = 0;
    for (let round = 0; round < 30; round++) {
      const burning = new KilnProcess([...BURN, '--no-verify'], { input: URI, data });
      if (round % 3 === 0) await sleep(60 + 2 * round);
      else
        await burning
          .until(() => burning.objects.length >= round % 6 || burning.stdout.includes('result'))
          .catch(() => {});
      burning.child.kill('SIGKILL');
      const { signal, objects } = await burning.ended;
      if (signal === 'SIGKILL') cut++;
      const told = objects.filter(({ event }) => event === 'step').map(({ step }) => step);
      const entries = readFileIfThere(path) === '' ? [] : await entriesOf(path);
      const burn = entries.at(-1)?.fact['burn'];
      const kept = entries.filter(({ fact }) => fact['burn'] === burn).map(({ fact }) => fact['step']);
      if (told.length > 0) expect(kept.slice(0, told.length)).toEqual(told);
    }
    expect(cut).toBeGreaterThan(10);
    expect(await kiln([...BURN, '--no-verify'], { input: URI, data })).toMatchObject({ status: 0 });
    expect(await verifyJournal(path)).toMatchObject({ whole: true });
    expect(readdirSync(data).filter((name) => name.includes('lock'))).toEqual([]);
  });
});

function readFileIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
