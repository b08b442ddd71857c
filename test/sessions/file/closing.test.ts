import { existsSync, linkSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSession } from '../../../src/sessions/file/read-session.ts';
import {
  begin,
  created,
  done,
  expectNoSeed,
  newSessionPath,
  PASSPHRASE,
  reopened,
  seeded,
  stateAt,
  verified,
} from './session-folder.ts';

describe('a closed session', () => {
  it('has what became of each row, and no seed; it says so', async () => {
    const path = newSessionPath();
    const session = await created(path, 50);
    await session.record(begin(0));
    await session.record(seeded(0));
    await session.record(verified(0));
    const secrets = session.state.rows.map(({ secret }) => secret);
    const closed = await session.close(Date.UTC(2026, 10, 20, 17));
    expect(closed).toEqual({ ok: true, value: { closed: '2026-11-20T17:00:00.000Z', seeds: 50 } });
    expect(secrets.every((secret) => secret?.wiped)).toBe(true);
    expect(readdirSync(dirname(path))).toEqual(['afternoon.kiln']);

    const state = await stateAt(path);
    expect(state.isClosed).toBe(true);
    expect(state.name.closed).toBe('2026-11-20T17:00:00.000Z');
    expect(state.rows.every(({ secret }) => secret === undefined)).toBe(true);
    expect(state.rows[0]).toMatchObject({
      user: 'user0@example.org',
      state: { state: 'verified', serial: 'S0' },
    });
    expectNoSeed(readFileSync(path), 50);
    expect(await session.record(begin(1))).toEqual({ ok: false, failure: { code: 'session-closed' } });
    expect(await (await reopened(path)).session.close(0)).toEqual({
      ok: false,
      failure: { code: 'session-closed' },
    });
  });

  it('has destroyed the key that its seeds were sealed under, where they lay', async () => {
    const path = newSessionPath();
    const session = await created(path, 50);
    // The file that is replaced has a second name here, so that what is left of it can be looked at.
    linkSync(path, `${path}.before`);
    const before = readFileSync(path);
    await session.close(0);
    const left = readFileSync(`${path}.before`);
    expect(left.length).toBe(before.length);
    expect(left.subarray(0, 200)).toEqual(Buffer.alloc(200));
    expect(await readSession(`${path}.before`, PASSPHRASE)).toMatchObject({
      failure: { code: 'not-a-session' },
    });
    const ageFile = (bytes: Buffer) => bytes.subarray(19, 200).toString('latin1');
    expect(ageFile(readFileSync(path))).not.toBe(ageFile(before));
  });

  it('is not closed while a token is being written', async () => {
    const session = await created(newSessionPath(), 3);
    await session.record(begin(0));
    expect(await session.close(0)).toEqual({ ok: false, failure: { code: 'session-busy', burning: 1 } });
    expect(await session.record(seeded(0))).toEqual(done);
  });

  it('opens although Kiln was cut off while it was closed', async () => {
    const path = newSessionPath();
    const session = await created(path, 5);
    const open = readFileSync(path);
    await session.close(0);
    const closed = readFileSync(path);
    // Before the old key was destroyed: the session is open still.
    writeFileSync(path, open);
    writeFileSync(`${path}.new`, closed);
    const still = (await reopened(path)).session;
    expect(still.state.isClosed).toBe(false);
    await still.leave();
    // After it: the new file takes its place.
    writeFileSync(path, Buffer.concat([Buffer.alloc(300), open.subarray(300)]));
    writeFileSync(`${path}.new`, closed);
    expect((await reopened(path)).session.state.isClosed).toBe(true);
    expect(existsSync(`${path}.new`)).toBe(false);
  });
});
