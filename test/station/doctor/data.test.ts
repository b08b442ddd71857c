import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/station/doctor/diagnose.ts';
import type { DataFacts, Facts } from '../../../src/station/doctor/facts.ts';
import { probeData } from '../../../src/station/doctor/probe-data.ts';
import { runDoctor } from '../../../src/station/doctor/run-doctor.ts';
import { factsOf, NO_READERS } from './examine.ts';
import { debian } from './linux-recordings.ts';

describe('trying a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kiln-data-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('leaves it as it was', async () => {
    await writeFile(join(folder, 'journal.jsonl'), '{"n":1}\n');
    const facts = await probeData(folder);
    expect(facts).toEqual({ path: folder, freeBytes: expect.any(Number) });
    expect(await readdir(folder)).toEqual(['journal.jsonl']);
    expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toBe('{"n":1}\n');
  });

  it('does not make one that is not there', async () => {
    const path = join(folder, 'a', 'b');
    expect(await probeData(path)).toEqual({ path, freeBytes: expect.any(Number) });
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(['file', 'file/below'])('finds a file in its place: %s', async (name) => {
    await writeFile(join(folder, 'file'), '');
    const facts = await probeData(join(folder, name));
    expect(facts.unwritable?.reason).toBe('ENOTDIR');
  });

  it.runIf(process.platform === 'linux')('finds a place that takes no files', async () => {
    const { unwritable, freeBytes } = await probeData('/proc/1/kiln');
    expect(unwritable?.path).toBe('/proc/1');
    // No size is not a full disk.
    expect(freeBytes).toBeUndefined();
  });

  it('reads the configuration', async () => {
    await mkdir(join(folder, 'data'));
    const path = join(folder, 'data', 'config.json');
    await writeFile(path, '{"displaySeconds": 31}');
    const facts = await probeData(join(folder, 'data'));
    expect(facts.config).toEqual({ code: 'bad-config', path, place: 'displaySeconds' });
  });

  it('looks at the machine it runs on without a failure', async () => {
    const findings = await runDoctor({ snapshot: NO_READERS, dataDirectory: folder });
    expect(findings.find((finding) => finding.check === 'data')).toMatchObject({ path: folder });
    expect(findings[0]?.code).toBe('addon-ok');
  });
});

describe('judging it', () => {
  const home = '/home/jane/.local/share/kiln';

  async function judge(data: Partial<DataFacts>, host: Partial<Facts['host']> = {}) {
    const facts = await factsOf(debian, NO_READERS);
    const found = diagnose({
      ...facts,
      host: { ...facts.host, ...host },
      data: { path: home, freeBytes: 5e9, ...data },
    });
    return found.filter((finding) => finding.check === 'data');
  }

  it.each([
    [{ freeBytes: 999_999 }, { state: 'problem', code: 'disk-full' }],
    [{ freeBytes: 1_000_000 }, { state: 'warning', code: 'disk-nearly-full', freeMegabytes: 1 }],
    [{ freeBytes: 99_999_999 }, { state: 'warning', code: 'disk-nearly-full', freeMegabytes: 99 }],
    [{ freeBytes: 100_000_000 }, { state: 'ok', code: 'data-ok' }],
    [{ unwritable: { path: home, reason: 'ENOSPC' } }, { state: 'problem', code: 'disk-full' }],
    [{ unwritable: { path: home, reason: 'EDQUOT' } }, { state: 'problem', code: 'disk-full' }],
    [
      { unwritable: { path: home, reason: 'EROFS' } },
      { state: 'problem', code: 'data-unwritable', reason: 'EROFS' },
    ],
    [
      { config: { code: 'bad-config', path: `${home}/config.json`, place: 'models[1]' } as const },
      { state: 'problem', code: 'bad-config', place: 'models[1]' },
    ],
  ])('%j', async (data, expected) => {
    expect(await judge(data)).toMatchObject([expected]);
  });

  it.each([
    [home, [`sudo chown -R "$(id -un)" '${home}'`]],
    [`${home}/journal.jsonl`, [`sudo chown "$(id -un)" '${home}/journal.jsonl'`]],
    ["/home/jane/it's", [`sudo chown "$(id -un)" '/home/jane/it'\\''s'`]],
    // Nobody is told to take over what is not theirs.
    ['/', undefined],
    ['/home', undefined],
    ['/home/jane', undefined],
    ['/home/janet/x', undefined],
    ['/srv/kiln', undefined],
  ])('mends the owner of %s only in the home', async (path, commands) => {
    const [finding] = await judge({ unwritable: { path, reason: 'EACCES' } });
    expect(finding?.code).toBe('data-unwritable');
    expect(finding?.commands).toEqual(commands);
  });
});
