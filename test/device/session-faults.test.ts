import { randomBytes, randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Register } from '../../src/register/register.ts';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { readSession } from '../../src/sessions/file/read-session.ts';
import { SessionFile } from '../../src/sessions/file/session-file.ts';
import type { SessionState } from '../../src/sessions/session-state.ts';
import type { SimulatedToken } from '../../src/simulator/simulated-token.ts';
import { KilnProcess, newFolder, type Printed } from '../cli/kiln.ts';
import { SETTINGS, seedOf, waitingRow } from '../sessions/waiting-row.ts';
import { describeDevice } from './describe-device.ts';
import { newToken } from './laid-token.ts';
import { Pcscd } from './pcscd.ts';
import { SeededRandom } from './seeded-random.ts';
import { type Mischief, type Pool, RobotHand } from './session-robot.ts';

const ROWS = 200;
const SPARE_TOKENS = 12;
/** In a hundred: rows that wait for a certain token. */
const BOUND_SHARE = 20;
const SPOILED_ROWS = 3;
const KILLS = 10;
const PASSPHRASE = 'four small words here';
const ENTRIES = ['Lane A', 'Lane B', 'Lane C', 'Lane D'];
/** C301 erases its seed with its clock, C302 keeps it. */
const PREFIXES = ['8659610', '8659632'];

const seed = Number(process.env['KILN_SEED'] ?? randomInt(2 ** 31));
const random = new SeededRandom(seed);

function serialOf(number: number): string {
  return `${PREFIXES[number % 2]}${String(number).padStart(7, '0')}`;
}

function seedHex(token: SimulatedToken): string | undefined {
  return token.storedSeed()?.unwrap((bytes) => Buffer.from(bytes).toString('hex'));
}

describeDevice('a session with everything that can go wrong', () => {
  let pcscd: Pcscd;

  beforeAll(async () => {
    pcscd = await Pcscd.start({ entries: ENTRIES });
  });

  afterAll(() => pcscd?.close());

  test(`${ROWS} tokens on 8 readers, 5 % of everything, Kiln killed ${KILLS} times (seed ${seed})`, {
    timeout: 300_000,
  }, async () => {
    const folder = newFolder();
    const path = join(folder, 'hall.kiln');
    await newSession(path);
    const pool = newPool();
    const run = new RobotRun(pcscd, folder, path, pool);
    const status = await run.untilDone();
    const found = { inDoubt: run.inDoubt, laterCodes: await laterCodes(folder) };
    process.stderr.write(`seed ${seed}: ${JSON.stringify({ ...pool.mischief, ...found })}\n`);

    expect(run.kills).toBe(KILLS);
    expect(run.restarts, 'restarts of the service').toBe(4);
    expect(found.inDoubt, 'kills in the middle of a write').toBeGreaterThan(0);
    expect(found.laterCodes, 'kills while a code was waited for').toBeGreaterThan(0);
    for (const [kind, times] of Object.entries(pool.mischief)) expect(times, kind).toBeGreaterThan(0);
    const read = await readSession(path, PASSPHRASE);
    if (!read.ok) throw new Error(read.failure.code);
    const { state } = read.value;
    expect(status).toBe(7);
    // Every row is verified, or put aside because its token showed nothing but wrong codes.
    const putAside = state.rows.filter(({ state: { state: name } }) => name === 'put-aside');
    expect(new Set(putAside.map(({ index }) => index))).toEqual(pool.spoiled);
    for (const row of putAside) expect(row.state).toMatchObject({ reason: 'wrong-code', note: '' });
    expect(state.counts.verified).toBe(ROWS - SPOILED_ROWS);
    expectTokensAgree(state, pool);
    await expectRegisterAgrees(state, pool, folder);
  });
});

async function newSession(path: string): Promise<void> {
  const rows = Array.from({ length: ROWS }, (_, index) =>
    waitingRow(index, random.percent(BOUND_SHARE) ? serialOf(index) : ''),
  );
  const name = { id: 'hall', name: 'a hall', created: new Date().toISOString() };
  const created = await SessionFile.create(
    path,
    PASSPHRASE,
    { name, settings: SETTINGS, rows },
    { workFactor: 8 },
  );
  if (!created.ok) throw new Error(created.failure.code);
  await created.value.leave();
}

function newPool(): Pool {
  const tokens = Array.from({ length: ROWS + SPARE_TOKENS }, (_, number) =>
    newToken({
      serial: serialOf(number),
      clockErrorSeconds: random.between(-90, 90),
      randomBytes: (length) => randomBytes(length),
    }),
  );
  const fresh = tokens
    .map((token) => ({ token, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ token }) => token);
  const spoiled = new Set<number>();
  while (spoiled.size < SPOILED_ROWS) spoiled.add(random.between(0, ROWS - 1));
  const mischief: Record<Mischief, number> = {
    'cut-before': 0,
    'cut-after': 0,
    lifted: 0,
    asleep: 0,
    'falls-asleep': 0,
    'other-card': 0,
    'wrong-token': 0,
    swapped: 0,
    'wrong-code': 0,
  };
  return {
    fresh,
    done: [],
    bySerial: new Map(tokens.map((token) => [token.serial, token])),
    spoiled,
    mischief,
  };
}

/** Kiln and the robot before it, until Kiln says that no row is left. */
class RobotRun {
  kills = 0;
  restarts = 0;
  /** Rows that were found in doubt when Kiln was started again. */
  inDoubt = 0;
  readonly #pcscd: Pcscd;
  readonly #folder: string;
  readonly #path: string;
  readonly #hands: readonly RobotHand[];
  #kiln: KilnProcess | undefined;
  #verified = 0;
  #chaos: Promise<void> = Promise.resolve();
  /** What happens to the machine, at how many verified rows. */
  readonly #plans: { readonly at: number; readonly work: () => Promise<void> }[];

  constructor(pcscd: Pcscd, folder: string, path: string, pool: Pool) {
    this.#pcscd = pcscd;
    this.#folder = folder;
    this.#path = path;
    const type = (line: string) => void this.#kiln?.codes?.write(`${line}\n`);
    this.#hands = pcscd.readers.map((reader) => new RobotHand(reader, random, pool, type));
    const kills = Array.from({ length: KILLS }, (_, index) => ({
      at: Math.floor(((index + 0.5) * ROWS) / KILLS),
      work: () => this.#kill(),
    }));
    this.#plans = [
      ...kills,
      { at: ROWS * 0.2, work: () => this.#restartService(ENTRIES) },
      // Two readers are unplugged, and plugged in again.
      { at: ROWS * 0.45, work: () => this.#restartService(ENTRIES.slice(1)) },
      { at: ROWS * 0.55, work: () => this.#restartService(ENTRIES) },
      { at: ROWS * 0.8, work: () => this.#restartService(ENTRIES) },
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
    const args = ['session', 'run', this.#path, '--json', '--passphrase-fd', '3', '--code-fd', '3'];
    const kiln = new KilnProcess([...args, '--wait', '60'], { codePipe: true, data: this.#folder });
    this.#kiln = kiln;
    for (const hand of this.#hands) hand.hear(undefined);
    createInterface({ input: kiln.child.stdout as Readable }).on('line', (line) =>
      this.#hear(JSON.parse(line)),
    );
    kiln.codes?.write(`${PASSPHRASE}\n`);
    return kiln;
  }

  #hear(object: Printed): void {
    if (process.env['KILN_TRACE'])
      process.stderr.write(`${performance.now().toFixed(0)} ${JSON.stringify(object)}\n`);
    if (object['event'] === 'lane') {
      this.#hands.find(({ reader }) => reader.name === object['reader'])?.hear(object);
    }
    if (object['event'] === 'begin') this.inDoubt += object['counts']['in-doubt'];
    if (object['event'] === 'progress') this.#verified = object['counts'].verified;
    const [next] = this.#plans;
    if (next === undefined || this.#verified < next.at) return;
    this.#plans.shift();
    this.#chaos = this.#chaos.then(next.work);
  }

  /** At some moment soon. */
  async #kill(): Promise<void> {
    await sleep(random.between(0, 500));
    this.kills += 1;
    this.#kiln?.child.kill('SIGKILL');
    await this.#kiln?.ended;
  }

  async #restartService(entries: readonly string[]): Promise<void> {
    this.restarts += 1;
    if (random.percent(50)) await this.#pcscd.stop();
    else await this.#pcscd.kill();
    await sleep(random.between(0, 1000));
    await this.#pcscd.start(entries);
  }
}

/** No token holds another row's seed; the tokens that hold one they should not are exactly those that are named. */
function expectTokensAgree(state: SessionState, { bySerial }: Pool): void {
  const rowOfSeed = new Map(
    state.rows.map(({ index }) => [Buffer.from(seedOf(index)).toString('hex'), index]),
  );
  const strays = new Map(state.strays.map(({ serial, holds }) => [serial, holds]));
  for (const row of state.rows) {
    if (row.state.state !== 'verified') continue;
    const token = bySerial.get(row.state.serial);
    expect(token && rowOfSeed.get(seedHex(token) ?? ''), `the token of row ${row.index}`).toBe(row.index);
    if (row.boundSerial !== '') expect(row.state.serial).toBe(row.boundSerial);
    expect(strays.has(row.state.serial), row.state.serial).toBe(false);
  }
  for (const token of bySerial.values()) {
    const holds = seedHex(token);
    const owner = state.rowOfToken(token.serial);
    const isTheirs = owner !== undefined && rowOfSeed.get(holds ?? '') === owner.index;
    if (holds !== undefined && !isTheirs)
      expect(strays.has(token.serial), `${token.serial} holds a seed`).toBe(true);
  }
  for (const { index, strays: left } of state.rows) {
    for (const { serial, holds } of left) {
      const held = rowOfSeed.get(seedHex(bySerial.get(serial) as SimulatedToken) ?? '');
      if (holds === 'seed') expect(held, `the stray ${serial} of row ${index}`).toBe(index);
      if (holds === 'nothing') expect(held).not.toBe(index);
    }
  }
}

/** How many codes were checked by another Kiln than the one that burned the token. */
async function laterCodes(folder: string): Promise<number> {
  const journal = await readFile(join(folder, 'journal.jsonl'), 'utf8');
  return journal.split('"kind":"burn-verified"').length - 1;
}

/** What the register says of every token is what the session says, and what the token holds. */
async function expectRegisterAgrees(state: SessionState, { bySerial }: Pool, folder: string): Promise<void> {
  const journal = join(folder, 'journal.jsonl');
  expect(await verifyJournal(journal)).toMatchObject({ whole: true });
  const register = new Register(journal);
  try {
    for (const [serial, token] of bySerial) {
      const page = await register.token(serial);
      const burn = await register.lastBurn(serial);
      const row = state.rows.find((each) => each.state.state === 'verified' && each.state.serial === serial);
      if (row !== undefined) {
        expect(burn, serial).toMatchObject({ outcome: 'verified', account: row.user, issuer: row.issuer });
        expect(page?.token.standing).toBe('assigned');
      } else {
        expect(burn?.outcome, serial).not.toBe('verified');
        // A token that was written is in the register.
        if (seedHex(token) !== undefined) expect(burn, serial).toBeDefined();
      }
    }
  } finally {
    await register.close();
  }
}
