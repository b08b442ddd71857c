import {
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readSession } from '../../../src/sessions/file/read-session.ts';
import { SessionFile } from '../../../src/sessions/file/session-file.ts';
import { lockState } from '../../../src/sessions/file/session-lock.ts';
import {
  begin,
  created,
  done,
  newSession,
  newSessionPath,
  PASSPHRASE,
  QUICK,
  reopened,
  seeded,
  stateAt,
} from './session-folder.ts';

describe('two Kilns', () => {
  it('do not open one session', async () => {
    const path = newSessionPath();
    const session = await created(path, 3);
    const inUse = { ok: false, failure: { code: 'session-in-use', processId: process.pid } };
    expect(await SessionFile.open(path, PASSPHRASE, QUICK)).toMatchObject(inUse);
    expect(await SessionFile.create(path, PASSPHRASE, newSession(3), QUICK)).toMatchObject(inUse);
    await session.leave();
    expect((await reopened(path)).session.state.counts.waiting).toBe(3);
  });

  it.skipIf(process.platform === 'win32')('do not open one session through a link, either', async () => {
    const path = newSessionPath();
    const session = await created(path, 3);
    const link = `${newSessionPath()}.link`;
    symlinkSync(path, link);
    expect(await SessionFile.open(link, PASSPHRASE, QUICK)).toMatchObject({
      failure: { code: 'session-in-use' },
    });
    expect(await lockState(link)).toBe('held');
    await session.leave();
    const { session: again } = await reopened(link);
    await again.record({ step: 'skip', row: 0 });
    expect((await stateAt(path)).counts.skipped).toBe(1);
    expect(await again.close(0)).toMatchObject({ ok: true });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect((await stateAt(path)).isClosed).toBe(true);
  });

  it('open one after the other when the first was killed', async () => {
    const path = newSessionPath();
    await (await created(path, 3)).leave();
    writeFileSync(
      `${path}.lock`,
      JSON.stringify({ id: 'x', host: (await import('node:os')).hostname(), processId: 2 ** 22 + 1 }),
    );
    expect((await reopened(path)).session.state.counts.waiting).toBe(3);
  });

  it('do not open one session while the first lives, whatever its clock is set to', async () => {
    const path = newSessionPath();
    const session = await created(path, 3);
    const inUse = { ok: false, failure: { code: 'session-in-use' } };
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(`${path}.lock`, longAgo, longAgo);
    expect(await SessionFile.open(path, PASSPHRASE, QUICK)).toMatchObject(inUse);
    expect(await lockState(path)).toBe('held');
    await session.leave();
    // Another machine's lock: what counts is how long the folder has not seen it touched.
    const elsewhere = JSON.stringify({ id: 'x', host: 'elsewhere', processId: 1 });
    writeFileSync(`${path}.lock`, elsewhere);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    expect(await SessionFile.open(path, PASSPHRASE, QUICK)).toMatchObject(inUse);
    vi.useRealTimers();
    utimesSync(`${path}.lock`, longAgo, longAgo);
    expect((await reopened(path)).session.state.counts.waiting).toBe(3);
  });

  it('do not both write when one took over from the other', async () => {
    const path = newSessionPath();
    const session = await created(path, 3);
    writeFileSync(`${path}.lock`, JSON.stringify({ id: 'another', host: 'elsewhere', processId: 1 }));
    const size = statSync(path).size;
    expect(await session.record(begin(0))).toEqual({
      ok: false,
      failure: { code: 'session-taken-over', path },
    });
    expect(await session.close(0)).toEqual({ ok: false, failure: { code: 'session-taken-over', path } });
    expect(statSync(path).size).toBe(size);
  });

  it('nothing is lost where the lock could not be read for a while', async () => {
    const path = newSessionPath();
    const session = await created(path, 3);
    renameSync(`${path}.lock`, `${path}.away`);
    expect(await session.record(begin(0))).toMatchObject({ failure: { code: 'session-taken-over' } });
    expect(await session.record({ step: 'skip', row: 1 })).toMatchObject({ ok: false });
    renameSync(`${path}.away`, `${path}.lock`);
    expect(await session.record(seeded(0))).toEqual(done);
    expect((await stateAt(path)).rows.map(({ state: { state } }) => state)).toEqual([
      'seeded',
      'skipped',
      'waiting',
    ]);
  });

  it('do not overwrite what is there', async () => {
    const path = newSessionPath();
    writeFileSync(path, 'something else');
    expect(await SessionFile.create(path, PASSPHRASE, newSession(3), QUICK)).toEqual({
      ok: false,
      failure: { code: 'session-exists', path },
    });
    expect(readFileSync(path, 'utf8')).toBe('something else');
    expect(await readSession(path, PASSPHRASE)).toEqual({
      ok: false,
      failure: { code: 'not-a-session', path },
    });
    expect(await readSession(`${path}x`, PASSPHRASE)).toMatchObject({ failure: { code: 'session-missing' } });
    expect(readdirSync(dirname(path))).toEqual(['afternoon.kiln']);
  });
});
