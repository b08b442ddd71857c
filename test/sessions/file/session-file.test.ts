import {
  existsSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeBase32 } from '../../../src/otp/base32.ts';
import { readSession } from '../../../src/sessions/file/read-session.ts';
import { SessionFile } from '../../../src/sessions/file/session-file.ts';
import { lockState } from '../../../src/sessions/file/session-lock.ts';
import type { SessionStep } from '../../../src/sessions/session-step.ts';
import { seedOf } from '../waiting-row.ts';
import { created, newSession, newSessionPath, PASSPHRASE, QUICK, reopened } from './session-folder.ts';

const begin = (row: number): SessionStep => ({ step: 'begin', row, serial: `S${row}`, lane: 'A' });
const seeded = (row: number): SessionStep => ({ step: 'burned', row, outcome: 'seeded', verify: true });
const verified = (row: number): SessionStep => ({ step: 'verified', row, verification: 'code' });
const done = { ok: true, value: undefined };

async function stateAt(path: string) {
  const read = await readSession(path, PASSPHRASE);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.state;
}

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

/** In no writing of it: raw, hex, Base32. */
function expectNoSeed(bytes: Buffer, rows: number): void {
  const latin = bytes.toString('latin1').toUpperCase();
  for (let index = 0; index < rows; index++) {
    // The first 15 bytes are the same in all of them, and three quarters of each.
    const seed = Buffer.from(seedOf(index)).subarray(0, 15);
    expect(bytes.includes(seed)).toBe(false);
    expect(latin.includes(seed.toString('hex').toUpperCase())).toBe(false);
    expect(latin.includes(encodeBase32(seed))).toBe(false);
  }
}

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

describe('a file that is not what was written', () => {
  it('does not open under another passphrase', async () => {
    const path = newSessionPath();
    await (await created(path, 3)).leave();
    expect(await readSession(path, `${PASSPHRASE} `)).toEqual({
      ok: false,
      failure: { code: 'passphrase-wrong' },
    });
  });

  it('torn off in its last step opens without that one, wherever it was torn', async () => {
    const path = newSessionPath();
    const session = await created(path, 3);
    await session.record(begin(0));
    const before = statSync(path).size;
    await session.record(seeded(0));
    await session.leave();
    const whole = readFileSync(path);
    for (let size = before; size < whole.length; size++) {
      writeFileSync(path, whole.subarray(0, size));
      expect((await stateAt(path)).rows[0]?.state.state).toBe('burning');
    }
    // A power cut may leave room that was not written yet.
    writeFileSync(
      path,
      Buffer.concat([whole.subarray(0, before + 9), Buffer.alloc(whole.length - before - 9)]),
    );
    expect((await stateAt(path)).rows[0]?.state.state).toBe('burning');
  });

  it('with any byte changed before the last step says that it is damaged', async () => {
    const path = newSessionPath();
    const session = await created(path, 3);
    await session.record(begin(0));
    const last = statSync(path).size;
    await session.record(seeded(0));
    await session.leave();
    const whole = readFileSync(path);
    for (let at = 0; at < last; at += 7) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x40;
      writeFileSync(path, changed);
      const read = await readSession(path, PASSPHRASE);
      expect(read, `byte ${at}`).toMatchObject({ ok: false });
      if (!read.ok)
        expect(['session-damaged', 'not-a-session', 'passphrase-wrong']).toContain(read.failure.code);
    }
  });

  it('with parts of it moved, left out or repeated says that it is damaged', async () => {
    const path = newSessionPath();
    const session = await created(path, 3);
    const sizes = [statSync(path).size];
    for (const row of [0, 1, 2]) {
      await session.record({ step: 'skip', row });
      sizes.push(statSync(path).size);
    }
    await session.leave();
    const whole = readFileSync(path);
    const [head, first, second, third] = [0, ...sizes].map((from, index) =>
      whole.subarray(from, sizes[index]),
    ) as [Buffer, Buffer, Buffer, Buffer];
    for (const parts of [
      [head, second, third],
      [head, second, first, third],
      [head, first, third],
    ]) {
      writeFileSync(path, Buffer.concat(parts));
      expect(await readSession(path, PASSPHRASE)).toMatchObject({ failure: { code: 'session-damaged' } });
    }
    writeFileSync(path, Buffer.concat([head, first, second, third]));
    expect((await stateAt(path)).counts.skipped).toBe(3);
  });
});
