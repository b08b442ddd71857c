import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { tokenOf } from '../../../src/sessions/session-row.ts';
import { SEED } from '../../parts/seed.ts';
import { SeededRandom } from '../../seeded-random.ts';
import { created, newSessionPath, PASSPHRASE, reopened } from './session-folder.ts';
import { workerProgram } from './worker-program.ts';

const random = new SeededRandom(SEED);

const ROWS = 300;
const KILLS = 100;

/**
 * Goes on with a session as lanes do: before a token is "written" the file has it. What a token is written with is in
 * a log of its own, a line each: `write SERIAL ROW`, `done SERIAL ROW`. Every tenth step is long, so that the file is
 * written anew often. Tokens are taken from a heap that never ends; one in doubt is laid down again or left lying.
 */
const WORKER = `
  import { appendFileSync } from 'node:fs';
  import { SessionFile } from './file/session-file.ts';
  const [path, log, from] = process.argv.slice(2);
  const opened = await SessionFile.open(path, ${JSON.stringify(PASSPHRASE)}, { workFactor: 4 });
  if (!opened.ok) { process.stdout.write('FAILED ' + opened.failure.code); process.exit(3); }
  const { session } = opened.value;
  process.stdout.write('opened');
  let next = Number(from);
  const say = (line) => appendFileSync(log, line + '\\n');
  const must = (result) => { if (!result.ok) { say('refused ' + JSON.stringify(result.failure)); process.exit(4); } };
  const taken = new Set();
  await Promise.all(['A', 'B', 'C'].map(async (lane) => {
    for (;;) {
      const row = session.state.rows.find((one) => !taken.has(one.index) && ['waiting', 'in-doubt'].includes(one.state.state));
      if (row === undefined) return;
      taken.add(row.index);
      const again = row.state.state === 'in-doubt' && next % 2 === 0;
      const serial = again ? row.state.serial : 'T' + next++;
      must(await session.record({ step: 'begin', row: row.index, serial, lane }));
      say('write ' + serial + ' ' + row.index);
      await new Promise((resolve) => setTimeout(resolve, 1));
      must(await session.record({ step: 'burned', row: row.index, outcome: 'seeded', verify: true }));
      if (next % 10 === 0) {
        const note = 'x'.repeat(300_000);
        must(await session.record({ step: 'settings', settings: { ...session.state.settings, note } }));
      }
      must(await session.record({ step: 'verified', row: row.index, verification: 'code' }));
      say('done ' + serial + ' ' + row.index);
      taken.delete(row.index);
    }
  }));
  process.stdout.write('finished');
  await session.leave();
`;

const program = workerProgram(WORKER);

/** Runs the worker until it ends or is killed so many milliseconds after it began, or opened the session. */
async function work(
  path: string,
  log: string,
  from: number,
  { after, milliseconds }: { after: 'start' | 'opening'; milliseconds: number },
): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, [program, path, log, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const exited = once(child, 'exit');
  const opened = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('opened') || said.includes('FAILED')) resolve();
    });
  });
  if (after === 'opening') await Promise.race([opened, exited]);
  await Promise.race([sleep(milliseconds), exited]);
  child.kill('SIGKILL');
  await exited;
  return said;
}

/** Every fourth time while the session is being opened, which writes its file anew. */
function momentOf(round: number) {
  return round % 4 === 0
    ? ({ after: 'start', milliseconds: 50 + random.next() * 200 } as const)
    : ({ after: 'opening', milliseconds: random.next() * 40 } as const);
}

interface LogLine {
  readonly what: string;
  readonly serial: string;
  readonly row: number;
}

function linesOf(log: string): LogLine[] {
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [what = '', serial = '', row = ''] = line.split(' ');
      return { what, serial, row: Number(row) };
    });
}

it(`loses nothing and burns nobody twice, killed ${KILLS} times`, { timeout: 240_000 }, async () => {
  const path = newSessionPath();
  const log = join(dirname(program), 'log.txt');
  writeFileSync(log, '');
  await (await created(path, ROWS)).leave();
  let kills = 0;
  for (let round = 0; kills < KILLS; round++) {
    const said = await work(path, log, round * 1000, momentOf(round));
    expect(said).not.toContain('FAILED');
    if (said.includes('finished')) {
      // All are done before the last kill: some have to be done again.
      const { session } = await reopened(path);
      for (const row of session.state.rows.slice(0, 100))
        await session.record({ step: 'again', row: row.index });
      await session.leave();
    } else {
      kills += 1;
    }
    const lines = linesOf(log);
    expect(lines.filter(({ what }) => what === 'refused')).toEqual([]);
    const { session } = await reopened(path);
    const known = session.state.rows.flatMap((row) => [
      ...(tokenOf(row.state) === undefined ? [] : [`${tokenOf(row.state)} ${row.index}`]),
      ...row.strays.map(({ serial }) => `${serial} ${row.index}`),
    ]);
    // No token was ever written that the session does not know of.
    const missing = lines.filter(({ what }) => what === 'write').map(({ serial, row }) => `${serial} ${row}`);
    expect(missing.filter((token) => !known.includes(token))).toEqual([]);
    // Whoever was done stays done, with that token, unless they were taken back; no token is two people's.
    const tokens = session.state.rows.flatMap(({ state }) => tokenOf(state) ?? []);
    expect(new Set(tokens).size).toBe(tokens.length);
    await session.leave();
  }
  const { session } = await reopened(path);
  // Nobody who was verified in the end was written to another token after that.
  for (const row of session.state.rows) {
    if (row.state.state !== 'verified') continue;
    const mine = linesOf(log).filter((line) => line.row === row.index && line.what === 'write');
    expect(mine.at(-1)?.serial).toBe(row.state.serial);
  }
});
