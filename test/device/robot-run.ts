import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { KilnProcess, type Printed } from '../cli/kiln.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { Pcscd } from './pcscd.ts';
import { type Pool, RobotHand } from './session-robot.ts';

export const ENTRIES = ['Lane A', 'Lane B', 'Lane C', 'Lane D'];
export const KILLS = 10;
export const RESTARTS = 4;

/** How long anything that is to happen may take. */
const LIMIT_MILLISECONDS = 60_000;

export interface RobotRunOptions {
  readonly pcscd: Pcscd;
  /** Kiln's data. */
  readonly folder: string;
  /** The session's file. */
  readonly path: string;
  readonly pool: Pool;
  readonly random: SeededRandom;
  readonly rows: number;
  readonly passphrase: string;
}

/** Kiln and the robot before it, until Kiln says that no row is left. */
export class RobotRun {
  kills = 0;
  restarts = 0;
  /** Rows that were found in doubt when Kiln was started again. */
  inDoubt = 0;
  readonly #options: Omit<RobotRunOptions, 'pool'>;
  readonly #pool: Pool;
  readonly #hands: readonly RobotHand[];
  #kiln: KilnProcess | undefined;
  #verified = 0;
  #look: (lane: Printed) => void = () => {};
  #chaos: Promise<void> = Promise.resolve();
  /** What happens to the machine, at how many verified rows. */
  readonly #plans: { readonly at: number; readonly work: () => Promise<void> }[];

  constructor({ pool, ...options }: RobotRunOptions) {
    const { pcscd, random, rows } = options;
    this.#options = options;
    this.#pool = pool;
    const type = (line: string) => void this.#kiln?.codes?.write(`${line}\n`);
    this.#hands = pcscd.readers.map((reader) => new RobotHand(reader, random, pool, type));
    // Early enough that rows are left to be killed at.
    const kills = Array.from({ length: KILLS }, (_, index) => ({
      at: Math.floor(((index + 0.5) * rows * 0.9) / KILLS),
      work: () => (index % 2 === 0 ? this.#killInWrite() : this.#killAtCode()),
    }));
    this.#plans = [
      ...kills,
      { at: rows * 0.2, work: () => this.#restartService(ENTRIES) },
      // Two readers are unplugged, and plugged in again.
      { at: rows * 0.34, work: () => this.#unplug() },
      { at: rows * 0.38, work: () => this.#restartService(ENTRIES) },
      { at: rows * 0.8, work: () => this.#restartService(ENTRIES) },
    ].sort((a, b) => a.at - b.at);
  }

  /** The exit status of the last Kiln. */
  async untilDone(): Promise<number | null> {
    const acting = setInterval(() => {
      for (const hand of this.#hands) hand.act();
    }, 20);
    try {
      for (;;) {
        const { status, signal, stderr } = await this.#start().ended;
        expect(stderr).toBe('');
        if (signal === null) return status;
      }
    } finally {
      clearInterval(acting);
      for (const hand of this.#hands) hand.close();
      await this.#chaos;
    }
  }

  #start(): KilnProcess {
    const { path, folder, passphrase } = this.#options;
    const args = ['session', 'run', path, '--json', '--passphrase-fd', '3', '--code-fd', '3'];
    const kiln = new KilnProcess([...args, '--wait', '60'], { codePipe: true, data: folder });
    this.#kiln = kiln;
    for (const hand of this.#hands) hand.hear(undefined);
    createInterface({ input: kiln.child.stdout as Readable }).on('line', (line) =>
      this.#hear(JSON.parse(line)),
    );
    kiln.codes?.write(`${passphrase}\n`);
    return kiln;
  }

  #hear(object: Printed): void {
    if (process.env['KILN_TRACE'])
      process.stderr.write(`${performance.now().toFixed(0)} ${JSON.stringify(object)}\n`);
    if (object['event'] === 'lane') {
      this.#hands.find(({ reader }) => reader.name === object['reader'])?.hear(object);
      this.#look(object);
    }
    if (object['event'] === 'begin') this.inDoubt += object['counts']['in-doubt'];
    if (object['event'] === 'progress') this.#verified = object['counts'].verified;
    const [next] = this.#plans;
    if (next === undefined || this.#verified < next.at) return;
    this.#plans.shift();
    this.#chaos = this.#chaos.then(next.work);
  }

  /** A token was begun with, and has not answered yet. */
  async #killInWrite(): Promise<void> {
    const { slow } = this.#pool;
    slow.isWanted = true;
    await this.#until((lane) => lane['phase'] === 'burning' && slow.serials.has(lane['serial']));
    await sleep(this.#options.random.between(100, 900));
    await this.#kill();
    slow.isWanted = false;
    slow.serials.clear();
  }

  /** A token has its seed, and nobody has typed its code. */
  async #killAtCode(): Promise<void> {
    const pool = this.#pool;
    pool.holdsCodes = true;
    await this.#until((lane) => lane['phase'] === 'code' && !pool.spoiled.has(lane['row']));
    await sleep(this.#options.random.between(0, 500));
    await this.#kill();
    pool.holdsCodes = false;
  }

  async #kill(): Promise<void> {
    this.kills += 1;
    this.#kiln?.child.kill('SIGKILL');
    await this.#kiln?.ended;
  }

  /** The first readers go; Kiln says so. */
  async #unplug(): Promise<void> {
    const [gone, ...left] = ENTRIES;
    // A Kiln that was started just now has to see them first.
    await this.#untilPhases((phases) => phases.every((phase) => phase !== undefined));
    await this.#restartService(left);
    const hands = this.#hands.filter(({ reader }) => reader.name.startsWith(`${gone} `));
    await this.#untilPhases(() => hands.every(({ phase }) => phase === 'unplugged'));
    await this.#untilPhases((phases) => phases.includes('burning'));
  }

  #untilPhases(holds: (phases: readonly (string | undefined)[]) => boolean): Promise<unknown> {
    const limit = { timeout: LIMIT_MILLISECONDS, interval: 5 };
    return vi.waitUntil(() => holds(this.#hands.map(({ phase }) => phase)), limit);
  }

  /** Resolves when Kiln says something like this of a lane. */
  #until(isSo: (lane: Printed) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error('waited in vain for a lane')), LIMIT_MILLISECONDS);
      this.#look = (lane) => {
        if (!isSo(lane)) return;
        clearTimeout(limit);
        this.#look = () => {};
        resolve();
      };
    });
  }

  async #restartService(entries: readonly string[]): Promise<void> {
    const { pcscd, random } = this.#options;
    this.restarts += 1;
    if (random.percent(50)) await pcscd.stop();
    else await pcscd.kill();
    await sleep(random.between(0, 1000));
    await pcscd.start(entries);
  }
}
