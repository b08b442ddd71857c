import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { entriesOf } from '../register/journal-folder.ts';
import { KILN, kiln, newFolder } from './kiln.ts';
import { URI } from './seeds.ts';

const BURN = ['burn', '--stdin', '--reader', 'simulator', '--no-verify', '--json'];

async function burned(
  args: readonly string[],
  options: { data?: string; env?: Record<string, string> } = {},
) {
  const { status } = await kiln([...BURN, ...args], { input: URI, ...options });
  return status;
}

async function configured(config: unknown) {
  const data = newFolder();
  writeFileSync(join(data, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
  return data;
}

describe('where Kiln keeps its things', () => {
  it('is what KILN_DATA says', async () => {
    const data = join(newFolder(), 'deep', 'er');
    expect(await burned([], { data })).toBe(0);
    expect(readdirSync(data)).toEqual(['journal.jsonl']);
  });

  it('is what --data says, which goes before', async () => {
    const [said, environment] = [newFolder(), newFolder()];
    expect(await burned(['--data', said], { data: environment })).toBe(0);
    expect(readdirSync(said)).toEqual(['journal.jsonl']);
    expect(readdirSync(environment)).toEqual([]);
  });

  it.each([
    ['the home folder', {}, ['.local', 'share', 'kiln']],
    ['XDG_DATA_HOME', { XDG_DATA_HOME: 'xdg' }, ['xdg', 'kiln']],
  ])("is the operating system's place otherwise: %s", async (_, more, place) => {
    if (process.platform !== 'linux') return;
    const home = newFolder();
    const env = Object.fromEntries(Object.entries(more).map(([name, value]) => [name, join(home, value)]));
    expect(await burned([], { env: { XDG_DATA_HOME: '', ...env, HOME: home, KILN_DATA: '' } })).toBe(0);
    expect(existsSync(join(home, ...place, 'journal.jsonl'))).toBe(true);
  });
});

describe('who burns', () => {
  it.each([
    [[], userInfo().username],
    [['--operator', 'Kim Øst'], 'Kim Øst'],
  ])('%j stands in the journal', async (args, operator) => {
    const data = newFolder();
    await burned(args, { data });
    const [first] = await entriesOf(join(data, 'journal.jsonl'));
    expect(first?.fact['operator']).toBe(operator);
  });
});

describe('config.json', () => {
  it('adds models, which then have their name', async () => {
    const models = [{ serialPrefix: '865961000000', name: 'C301 of ours', clockWriteErasesSeed: true }];
    const data = await configured({ models });
    const { objects } = await kiln(BURN, { input: URI, data });
    expect(objects[0]).toMatchObject({ step: 'identified', model: 'C301 of ours' });
    expect(objects.at(-1)).toMatchObject({ outcome: 'seeded', model: 'C301 of ours' });
    const info = await kiln(['info', '--reader', 'simulator', '--json'], { data });
    expect(info.objects[0]).toMatchObject({ model: 'C301 of ours' });
  });

  it('sets how long the display stays on, unless --display says it', async () => {
    const data = await configured({ displaySeconds: 120 });
    await burned([], { data });
    await burned(['--display', '15'], { data });
    const entries = await entriesOf(join(data, 'journal.jsonl'));
    const burns = entries.filter(({ fact }) => fact.kind === 'burn');
    expect(burns.map(({ fact }) => fact['displaySeconds'])).toEqual([120, 15]);
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{"models": [', 'JSON'],
    ['models that are no list', { models: {} }, 'models'],
    [
      'a prefix of letters',
      { models: [{ serialPrefix: 'abc', name: 'x', clockWriteErasesSeed: true }] },
      'serialPrefix',
    ],
    [
      'a second model without a name',
      {
        models: [
          { serialPrefix: '1', name: 'x', clockWriteErasesSeed: true },
          { serialPrefix: '2', name: '', clockWriteErasesSeed: true },
        ],
      },
      '1',
    ],
    [
      'a model that does not say what it erases',
      { models: [{ serialPrefix: '1', name: 'x' }] },
      'clockWriteErasesSeed',
    ],
    ['a display outside the table', { displaySeconds: 20 }, 'displaySeconds'],
  ])('that is broken is named, and nothing is burned: %s', async (_, config, place) => {
    const data = await configured(config);
    for (const args of [
      BURN,
      ['info', '--reader', 'simulator', '--json'],
      ['inspect', '--json'],
      ['code', '--json'],
    ]) {
      const { status, objects } = await kiln(args, { input: URI, data });
      expect(status).toBe(2);
      const { failure } = objects[0] as { failure: { code: string; path: string; place: string } };
      expect(failure).toMatchObject({ code: 'bad-config', path: join(data, 'config.json') });
      expect(failure.place).toContain(place);
    }
    expect(readdirSync(data)).toEqual(['config.json']);
  });

  it('that is a folder is named', async () => {
    const data = newFolder();
    mkdirSync(join(data, 'config.json'));
    const { status, objects } = await kiln(BURN, { input: URI, data });
    expect(status).toBe(2);
    expect(objects[0]?.['failure']).toMatchObject({ code: 'bad-config', place: 'EISDIR' });
  });
});

describe('a journal that cannot be written', () => {
  it.each<[string, (data: string) => string, string, string]>([
    ['below a file', (data) => join(data, 'file', 'deep'), 'journal-unreadable', 'ENOTDIR'],
    ['on a full disk', (data) => data, 'journal-unwritable', 'ENOSPC'],
  ])('keeps the token untouched: %s', async (_, place, code, reason) => {
    const data = newFolder();
    writeFileSync(join(data, 'file'), '');
    symlinkSync('/dev/full', join(data, 'journal.jsonl'));
    const { status, objects, stderr } = await kiln([...BURN, '--data', place(data)], { input: URI });
    expect({ status, stderr }).toEqual({ status: 4, stderr: '' });
    expect(objects).toEqual([
      {
        event: 'result',
        outcome: 'untouched',
        serial: '86596100000017',
        model: 'C301',
        clockErrorBefore: 0,
        failure: {
          code,
          path: join(place(data), 'journal.jsonl'),
          reason,
          message: expect.stringContaining(reason),
        },
      },
    ]);
  });

  /** The disk is full after so many bytes: prlimit makes the operating system say so (EFBIG). */
  it('in the middle of a burn ends it there, truly, and the next burn mends the journal', async () => {
    const outcomes = new Set<string>();
    for (let bytes = 300; bytes <= 2800; bytes += 250) {
      const data = newFolder();
      const args = [`--fsize=${bytes}`, process.execPath, KILN, ...BURN, '--data', data];
      const { stdout, status } = spawnSync('prlimit', args, { input: URI, encoding: 'utf8' });
      const objects = stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
      const { outcome, failure } = objects.at(-1);
      outcomes.add(outcome);
      if (failure) expect(failure).toMatchObject({ code: 'journal-unwritable', reason: 'EFBIG' });
      // What the journal does not have was not told, and what was written after is not claimed.
      const steps = objects.filter(({ event }) => event === 'step').map(({ step }) => step);
      const wrote = steps.includes('authenticated');
      expect(outcome === 'untouched' ? 4 : outcome === 'blank' ? 5 : failure ? 6 : 0).toBe(status);
      if (outcome === 'untouched') expect(steps).not.toContain('configured');
      if (outcome !== 'untouched') expect(wrote).toBe(true);
      if (steps.includes('seeded')) expect(outcome).toBe('seeded');
      expect(await burned(['--data', data])).toBe(0);
      expect(await verifyJournal(join(data, 'journal.jsonl'))).toMatchObject({ whole: true });
      const entries = await entriesOf(join(data, 'journal.jsonl'));
      expect(entries.length).toBeGreaterThanOrEqual(steps.length + 6);
    }
    expect([...outcomes].sort()).toEqual(['blank', 'seeded', 'untouched']);
  });
});
