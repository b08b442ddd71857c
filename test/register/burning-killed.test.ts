import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Register } from '../../src/register/register.ts';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { SEED } from '../parts/seed.ts';
import { SeededRandom } from '../seeded-random.ts';
import { bundleProgram, type Program } from './bundle-program.ts';
import { newJournalPath } from './journal-folder.ts';

const random = new SeededRandom(SEED);

/**
 * Burns one simulated token after the other, as the station does. Descriptor 3 hears of every write as soon as it has
 * reached the token: before the burn itself does.
 */
const BURNER = `
  import { writeSync } from 'node:fs';
  import { randomBytes } from 'node:crypto';
  import { SIMULATED_READER, SimulatedReaders } from '../readers/simulated-readers.ts';
  import { SimulatedToken } from '../simulator/simulated-token.ts';
  import { openJournal, Station } from '../station/station.ts';
  import { systemClock } from '../station/system-clock.ts';
  import { MODELS } from '../tokens/token2/models.ts';

  const [folder, first] = process.argv.slice(2);
  const simulated = new SimulatedReaders({ clock: systemClock });
  let serial = '';
  const tell = (channel) => ({
    readerName: channel.readerName,
    close: () => channel.close(),
    async send(command) {
      const answer = await channel.send(command);
      if (command.label === 'writeConfig' || command.label === 'writeSeed') writeSync(3, serial + '\\n');
      return answer;
    },
  });
  const readers = {
    ready: () => simulated.ready(),
    snapshot: () => simulated.snapshot(),
    watch: (listener) => simulated.watch(listener),
    close: () => simulated.close(),
    async open(name) {
      const opened = await simulated.open(name);
      return opened.ok ? { ok: true, value: tell(opened.value) } : opened;
    },
  };
  const station = new Station({
    readers,
    models: () => MODELS,
    desk: () => ({ operator: 'o', host: 'h' }),
    clock: systemClock,
    log: openJournal(folder),
    hostClock: async () => 'synchronised',
  });
  const seed = station.seeds.put('otpauth://totp/C:jo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=C');
  process.stdout.write('begun');
  for (let number = Number(first); ; number++) {
    serial = '8659600' + String(number).padStart(7, '0');
    const token = new SimulatedToken({ serial, clock: systemClock, randomBytes, switchedOn: true, staysOn: true });
    simulated.lay(SIMULATED_READER, token);
    const report = await station.burn({ seed: seed.value.handle, reader: SIMULATED_READER }, () => {});
    if (report.failure) throw new Error(JSON.stringify(report.failure));
    writeSync(4, serial + '\\n');
  }
`;

const KILLS = 200;
const BURNS_EACH = 1000;
const LANES = 2;

let burner: Program;

beforeAll(async () => {
  burner = await bundleProgram(BURNER);
});

afterAll(() => rmSync(burner.folder, { recursive: true, force: true }));

/** What was said of serials before the process was killed. */
interface Said {
  readonly written: Set<string>;
  readonly done: Set<string>;
}

function startBurner(folder: string, round: number) {
  return spawn(process.execPath, [burner.file, folder, String(round * BURNS_EACH)], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe', 'pipe'],
  });
}

/** Within how long a kill strikes: a few burns, however slow disk and machine are. */
async function killedWithinMilliseconds(): Promise<number> {
  const child = startBurner(dirname(newJournalPath()), 0);
  const done = child.stdio[4] as Readable;
  await once(done, 'data');
  const start = performance.now();
  await once(done, 'data');
  const burn = performance.now() - start;
  child.kill('SIGKILL');
  await once(child, 'exit');
  return Math.max(150, 4 * burn);
}

async function burnUntilKilled(folder: string, round: number, within: number, said: Said): Promise<void> {
  const child = startBurner(folder, round);
  const [, stdout, , written, done] = child.stdio;
  const heard = Promise.all([
    linesInto(written as Readable, said.written),
    linesInto(done as Readable, said.done),
  ]);
  const exit = once(child, 'exit');
  const begun = await Promise.race([once(stdout as Readable, 'data'), exit.then(() => undefined)]);
  if (begun === undefined) throw new Error('the burner ended by itself');
  await sleep(random.next() * within);
  child.kill('SIGKILL');
  await exit;
  await heard;
}

async function linesInto(stream: Readable, set: Set<string>): Promise<void> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  for (const line of text.split('\n')) if (line !== '') set.add(line);
}

it(`burning, killed at ${KILLS} random moments, leaves a journal that verifies and misses no token that was written`, {
  timeout: 300_000,
}, async () => {
  const path = newJournalPath();
  const said: Said = { written: new Set(), done: new Set() };
  const within = await killedWithinMilliseconds();
  // Two at a time, as a window and a terminal: each is killed while the other goes on.
  const lane = async (first: number) => {
    for (let round = first; round < KILLS; round += LANES)
      await burnUntilKilled(dirname(path), round, within, said);
  };
  await Promise.all(Array.from({ length: LANES }, (_, first) => lane(first)));
  const check = await verifyJournal(path);
  // The last line may be torn until the next append sets it aside.
  if (!check.whole) expect(check.fault).toBe('torn');
  expect(said.written.size).toBeGreaterThan(KILLS / 4);
  const register = new Register(path);
  for (const serial of said.written) {
    const burn = await register.lastBurn(serial);
    expect(burn, serial).toBeDefined();
    if (said.done.has(serial)) expect(burn?.outcome, serial).toBe('seeded');
    else expect(['unfinished', 'seeded']).toContain(burn?.outcome);
  }
  await register.close();
  const cut = said.written.size - said.done.size;
  expect(cut, 'kills that struck between a write and the end of its burn').toBeGreaterThan(10);
});
