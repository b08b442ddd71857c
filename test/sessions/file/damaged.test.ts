import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSession } from '../../../src/sessions/file/read-session.ts';
import { begin, created, newSessionPath, PASSPHRASE, seeded, stateAt } from './session-folder.ts';

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
