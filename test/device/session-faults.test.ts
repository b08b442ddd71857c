// @module-tag readers
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Register } from '../../src/register/register.ts';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { readSession } from '../../src/sessions/file/read-session.ts';
import { SessionFile } from '../../src/sessions/file/session-file.ts';
import type { SessionState } from '../../src/sessions/session-state.ts';
import type { SimulatedToken } from '../../src/simulator/simulated-token.ts';
import { newFolder } from '../cli/kiln.ts';
import { SEED } from '../parts/seed.ts';
import { SeededRandom } from '../seeded-random.ts';
import { SETTINGS, seedOf, waitingRow } from '../sessions/waiting-row.ts';
import { newToken } from './laid-token.ts';
import { MischiefDeck } from './mischief-deck.ts';
import { Pcscd } from './pcscd.ts';
import { ENTRIES, KILLS, RESTARTS, RobotRun } from './robot-run.ts';
import type { Pool } from './session-robot.ts';

const ROWS = 200;
const SPARE_TOKENS = 12;
/** In a hundred: rows that wait for a certain token. */
const BOUND_SHARE = 20;
const SPOILED_ROWS = 3;
const PASSPHRASE = 'four small words here';
/** C301 erases its seed with its clock, C302 keeps it. */
const PREFIXES = ['8659610', '8659632'];

const random = new SeededRandom(SEED);

function serialOf(number: number): string {
  return `${PREFIXES[number % 2]}${String(number).padStart(7, '0')}`;
}

function seedHex(token: SimulatedToken): string | undefined {
  return token.storedSeed()?.unwrap((bytes) => Buffer.from(bytes).toString('hex'));
}

describe('a session with everything that can go wrong', () => {
  let pcscd: Pcscd;

  beforeAll(async () => {
    pcscd = await Pcscd.start({ entries: ENTRIES });
  });

  afterAll(() => pcscd?.close());

  test(`${ROWS} tokens on 8 readers, 5 % of everything, Kiln killed ${KILLS} times (seed ${SEED})`, {
    timeout: 300_000,
  }, async () => {
    const folder = newFolder();
    const path = join(folder, 'hall.kiln');
    await newSession(path);
    const pool = newPool();
    const run = new RobotRun({ pcscd, folder, path, pool, random, rows: ROWS, passphrase: PASSPHRASE });
    const status = await run.untilDone();
    const found = { inDoubt: run.inDoubt, laterCodes: await laterCodes(folder) };
    const { deck, slips } = pool;
    process.stderr.write(`seed ${SEED}: ${JSON.stringify({ ...deck.dealt, ...slips, ...found })}\n`);

    expect(run.kills).toBe(KILLS);
    expect(run.restarts, 'restarts of the service').toBe(RESTARTS);
    expect(found.inDoubt, 'kills in the middle of a write').toBeGreaterThanOrEqual(KILLS / 2);
    expect(found.laterCodes, 'kills while a code was waited for').toBeGreaterThan(0);
    for (const [kind, times] of Object.entries(deck.dealt))
      expect(times, kind).toBeGreaterThanOrEqual(ROWS * 0.05);
    for (const [slip, times] of Object.entries(slips)) expect(times, slip).toBeGreaterThan(0);
    const read = await readSession(path, PASSPHRASE);
    if (!read.ok) throw new Error(read.failure.code);
    const { state } = read.value;
    expect(status).toBe(7);
    // Every row is verified, or put aside because its token showed nothing but wrong codes.
    const putAside = state.rows.filter(({ state: { state: name } }) => name === 'put-aside');
    expect(new Set(putAside.map(({ index }) => index))).toEqual(pool.spoiled);
    for (const row of putAside) expect(row.state).toMatchObject({ reason: 'wrong-code', note: '' });
    const left = state.rows.filter(
      ({ state: { state: name } }) => name !== 'verified' && name !== 'put-aside',
    );
    expect(left).toEqual([]);
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
  return {
    fresh,
    done: [],
    bySerial: new Map(tokens.map((token) => [token.serial, token])),
    spoiled,
    deck: new MischiefDeck(random),
    slips: { mistyped: 0, swapped: 0 },
    slow: { isWanted: false, serials: new Set() },
    holdsCodes: false,
  };
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
