/* `npm run kills`: see scripts/kills.mjs, which bundles this. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SeededRandom } from '../seeded-random.ts';
import { KillDrive, SIGNALS, type Signal, WORKS, type Work } from './kill-drive.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    seed: { type: 'string' },
    victim: { type: 'string', default: '' },
    kiln: { type: 'string', default: '' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const count = Number(values.count);
const folder = mkdtempSync(join(tmpdir(), 'kiln-kills-'));
const { victim, kiln } = values;
const sessions = Math.ceil(count / WORKS.length);
const drive = await KillDrive.start({ folder, victim, kiln, random: new SeededRandom(seed), sessions });

let untrue = 0;
let done = 0;
let isOver = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    isOver = true;
  });
for (let round = 0; round < count && !isOver; round++) {
  const work = WORKS[round % WORKS.length] as Work;
  const signal = SIGNALS[Math.floor(round / WORKS.length) % SIGNALS.length] as Signal;
  done += 1;
  try {
    await drive.kill(work, signal);
  } catch (error) {
    untrue += 1;
    process.stdout.write(`${round} ${work} ${signal}: ${error instanceof Error ? error.message : error}\n`);
  }
}
process.stdout.write(
  `seed ${seed}: ${done} kills, ${drive.struck} at work, ${untrue} lost, doubled or untrue\n`,
);
if (untrue === 0) rmSync(folder, { recursive: true });
else process.stdout.write(`see ${folder}\n`);
process.exit(untrue === 0 ? 0 : 1);
