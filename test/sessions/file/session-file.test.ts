import { readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SessionFile } from '../../../src/sessions/file/session-file.ts';
import { seedOf } from '../waiting-row.ts';
import {
  begin,
  created,
  done,
  expectNoSeed,
  newSession,
  newSessionPath,
  QUICK,
  reopened,
  seeded,
  stateAt,
  verified,
} from './session-folder.ts';

function seedsOf(
  rows: readonly { secret: { unwrap<T>(use: (bytes: Uint8Array) => T): T } | undefined }[],
): string[] {
  return rows.map(({ secret }) => secret?.unwrap((bytes) => Buffer.from(bytes).toString('hex')) ?? '');
}

describe('a session', () => {
  it('is as it was left when it is opened again, with every seed', async () => {
    const path = newSessionPath();
    const session = await created(path, 1203);
    expect(await session.record(begin(0))).toEqual(done);
    expect(await session.record(seeded(0))).toEqual(done);
    expect(await session.record(verified(0))).toEqual(done);
    expect(await session.record({ step: 'skip', row: 7 })).toEqual(done);
    const settings = { ...session.state.settings, displaySeconds: 60 as const };
    expect(await session.record({ step: 'settings', settings })).toEqual(done);
    const before = session.state.rows.map(({ secret: _, ...row }) => row);
    await session.leave();

    const { session: again, inDoubt } = await reopened(path);
    expect(inDoubt).toEqual([]);
    expect(again.state.settings).toEqual(settings);
    expect(again.state.name).toEqual(newSession(0).name);
    expect(again.state.rows.map(({ secret: _, ...row }) => row)).toEqual(before);
    expect(seedsOf(again.state.rows)).toEqual(
      Array.from({ length: 1203 }, (_, index) => Buffer.from(seedOf(index)).toString('hex')),
    );
  });

  it('has a step in its file when recording it is done', async () => {
    const path = newSessionPath();
    const session = await created(path, 3);
    await session.record(begin(1));
    expect((await stateAt(path)).rows[1]?.state).toMatchObject({ state: 'burning', serial: 'S1' });
  });

  it('says which rows were cut off', async () => {
    const path = newSessionPath();
    const session = await created(path, 3);
    await session.record(begin(1));
    await session.leave();
    const { session: again, inDoubt } = await reopened(path);
    expect(inDoubt).toMatchObject([
      { index: 1, user: 'user1@example.org', state: { state: 'burning', serial: 'S1' } },
    ]);
    expect(again.state.rows[1]?.state).toEqual({ state: 'in-doubt', serial: 'S1' });
    expect((await stateAt(path)).rows[1]?.state).toEqual({ state: 'in-doubt', serial: 'S1' });
  });

  it('can be moved', async () => {
    const path = newSessionPath();
    const session = await created(path, 3);
    await session.record({ step: 'skip', row: 0 });
    await session.leave();
    const elsewhere = newSessionPath();
    renameSync(path, elsewhere);
    expect((await reopened(elsewhere)).session.state.counts.skipped).toBe(1);
  });

  it('opens with its passphrase typed on a keyboard that takes ä apart', async () => {
    const path = newSessionPath();
    const made = await SessionFile.create(path, 'b\u00e4r \u00fcber', newSession(1), QUICK);
    if (!made.ok) throw new Error(made.failure.code);
    await made.value.leave();
    const opened = await SessionFile.open(path, 'ba\u0308r u\u0308ber', QUICK);
    expect(opened).toMatchObject({ ok: true });
    if (opened.ok) await opened.value.session.leave();
  });

  it('refuses a step that cannot be taken, and writes nothing then', async () => {
    const path = newSessionPath();
    const session = await created(path, 3);
    const size = statSync(path).size;
    expect(await session.record(verified(0))).toMatchObject({
      ok: false,
      failure: { code: 'row-not-ready' },
    });
    expect(statSync(path).size).toBe(size);
  });

  it('that is left has the step that was on its way, and takes none after it', async () => {
    const path = newSessionPath();
    const session = await created(path, 3);
    const before = session.record({ step: 'skip', row: 0 });
    const left = session.leave();
    const after = session.record({ step: 'skip', row: 1 });
    await left;
    expect(await before).toEqual(done);
    expect(await after).toEqual({ ok: false, failure: { code: 'session-closed' } });
    expect((await stateAt(path)).counts).toMatchObject({ skipped: 1, waiting: 2 });
  });

  it('takes steps from many lanes at once', async () => {
    const path = newSessionPath();
    const session = await created(path, 400);
    await Promise.all(
      Array.from({ length: 8 }, async (_, lane) => {
        for (let row = lane; row < 400; row += 8) {
          expect(await session.record(begin(row))).toEqual(done);
          expect(await session.record(seeded(row))).toEqual(done);
          expect(await session.record(verified(row))).toEqual(done);
        }
      }),
    );
    await session.leave();
    expect((await stateAt(path)).counts.verified).toBe(400);
  });

  it('is written anew when its steps grow long, whatever lanes do meanwhile', async () => {
    const path = newSessionPath();
    const session = await created(path, 400);
    const note = 'x'.repeat(2000);
    let largest = 0;
    await Promise.all(
      Array.from({ length: 8 }, async (_, lane) => {
        for (let round = 0; round < 6; round++) {
          for (let row = lane; row < 400; row += 8) {
            expect(await session.record({ step: 'put-aside', row, reason: 'person', note })).toEqual(done);
            expect(await session.record({ step: 'again', row })).toEqual(done);
            largest = Math.max(largest, statSync(path).size);
          }
        }
      }),
    );
    // 4,800 steps with half of them 2 KB long are 5 MB.
    expect(largest).toBeLessThan(3_500_000);
    await session.leave();
    expect((await stateAt(path)).counts.waiting).toBe(400);
    expect(readdirSync(dirname(path))).toEqual(['afternoon.kiln']);
  });

  it('is nobody’s but the operator’s, and shows nothing of what is in it', async () => {
    const path = newSessionPath();
    const session = await created(path, 50);
    await session.record(begin(0));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(path);
    for (const text of ['example.org', 'Contoso', 'waiting']) expect(bytes.includes(text)).toBe(false);
    expectNoSeed(bytes, 50);
  });
});
