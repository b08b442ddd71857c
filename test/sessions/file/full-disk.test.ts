import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { created, newSessionPath, PASSPHRASE, reopened } from './session-folder.ts';
import { workerProgram } from './worker-program.ts';

/** Puts rows aside one after the other, and says of each what came of it. */
const WORKER = `
  import { SessionFile } from './file/session-file.ts';
  const opened = await SessionFile.open(process.argv[2], ${JSON.stringify(PASSPHRASE)}, { staysOpen: true });
  const say = (result) => console.log(result.ok ? 'ok' : result.failure.code + ' ' + result.failure.reason);
  say(opened);
  const { session } = opened.value ?? {};
  for (const row of session?.state.rows ?? []) {
    const note = 'x'.repeat(1000);
    say(await session.record({ step: 'put-aside', row: row.index, reason: 'person', note }));
    await session.record({ step: 'again', row: row.index });
  }
  await session?.leave();
`;

const program = workerProgram(WORKER);

/** What the worker says where no file can be longer than so many KB: as on a disk with no more room. */
function workWithin(kilobytes: number, path: string): string[] {
  const limited = `ulimit -f ${kilobytes} && exec "$@"`;
  const words = ['-c', limited, 'bash', process.execPath, program, path];
  return execFileSync('bash', words, { encoding: 'utf8' }).trim().split('\n');
}

describe.skipIf(process.platform === 'win32')('a disk that is full', () => {
  it('leaves the session as it was where it cannot be opened, and nothing beside it', async () => {
    const path = newSessionPath();
    await (await created(path, 400)).leave();
    const before = readFileSync(path);
    expect(workWithin(16, path)).toEqual(['session-unwritable EFBIG']);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(dirname(path))).toEqual(['afternoon.kiln']);
  });

  it('refuses a step, and has it in the file once there is room', async () => {
    const path = newSessionPath();
    await (await created(path, 60)).leave();
    const [opening, ...steps] = workWithin(48, path);
    expect(opening).toBe('ok');
    // The steps before it are in the file once only when it is written as a whole: there is room again.
    expect(new Set(steps)).toEqual(new Set(['ok', 'session-unwritable EFBIG']));
    expect(steps.at(-1)).toBe('ok');
    const { session } = await reopened(path);
    expect(session.state.counts).toMatchObject({ waiting: 60, 'put-aside': 0 });
    expect(readdirSync(dirname(path))).toEqual(['afternoon.kiln', 'afternoon.kiln.lock']);
  });
});
