/* `npm run fuzz`: see scripts/fuzz.mjs, which bundles and watches this. */
import { parseArgs } from 'node:util';
import { TargetRun } from './run-target.ts';
import { TARGETS } from './targets.ts';

/** No turn may be longer: other lanes wait for it. */
const MOST_TURN_MILLISECONDS = 200;
const MOST_MEGABYTES = 500;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const chosen = TARGETS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
if (chosen.length === 0) throw new Error(`the targets are ${TARGETS.map(({ name }) => name).join(', ')}`);

/** What nobody caught: it would have ended Kiln. The target that was at work then is named. */
const uncaught: { readonly target: string; readonly seed: number; readonly error: string }[] = [];
let atWork = { name: '', seed };
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? String(error)) : String(error);
    uncaught.push({ target: atWork.name, seed: atWork.seed, error: text });
  });

const runs = await Promise.all(chosen.map((target) => TargetRun.start(target, true)));
// What is loaded for good is loaded then.
for (const run of runs) await run.try(seed, 3);
(globalThis as { gc?: () => void }).gc?.();
const idle = process.memoryUsage.rss();
for (const run of runs) run.forget();

const end = performance.now() + Number(values.minutes) * 60_000;
for (let round = 0; performance.now() < end; round++)
  for (const run of runs) {
    if (performance.now() >= end) break;
    atWork = { name: run.name, seed: seed + round };
    process.send?.(atWork);
    await run.try(seed + round, run.batch);
  }

say(`\nseed ${seed}, ${values.minutes} min\n`);
say(
  `${'target'.padEnd(16)}${'inputs'.padStart(10)}${'crashes'.padStart(9)}${'turn'.padStart(9)}${'memory'.padStart(10)}`,
);
for (const run of runs) {
  const cells = [run.inputs, run.crashes.length, `${Math.round(run.meter.longestMilliseconds)} ms`];
  const memory = `+${megabytes(run.mostBytes - idle)} MB`;
  say(
    `${run.name.padEnd(16)}${String(cells[0]).padStart(10)}${String(cells[1]).padStart(9)}${String(cells[2]).padStart(9)}${memory.padStart(10)}`,
  );
}
for (const { target, seed: from, input, error } of runs.flatMap(({ crashes }) => crashes))
  say(`\nCRASH in ${target}: npm run fuzz -- --seed ${from} ${target}\n${input}\n${error}`);
for (const { target, seed: from, error } of uncaught)
  say(`\nUNCAUGHT behind ${target}: npm run fuzz -- --seed ${from} ${target}\n${error}`);
for (const run of runs) await run.end();

const crashes = runs.reduce((sum, run) => sum + run.crashes.length, uncaught.length);
const turn = Math.max(...runs.map((run) => run.meter.longestMilliseconds));
const most = megabytes(Math.max(...runs.map((run) => run.mostBytes)) - idle);
say(
  `\n${crashes} crashes, longest turn ${Math.round(turn)} ms of the processor, at most ${most} MB over idle`,
);
process.exit(crashes > 0 || turn > MOST_TURN_MILLISECONDS || most > MOST_MEGABYTES ? 1 : 0);

function megabytes(bytes: number): number {
  return Math.max(0, Math.round(bytes / 2 ** 20));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
