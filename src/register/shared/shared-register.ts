import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Client, ClientConfig } from 'pg';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { ForgottenAnswer } from '../answers.ts';
import { desksBeside } from '../desk-replica.ts';
import { type ForgetOrder, forgetPerson } from '../forget-person.ts';
import type { Journal } from '../journal.ts';
import { BEGINNING, placeAfter, stillHolds } from '../journal-follower.ts';
import { CHAIN_START, partsOfLine, readLine } from '../journal-line.ts';
import { checkpointPath } from '../keep-checkpoint.ts';
import { linesOf } from '../lines-of.ts';
import { pseudonymOf } from '../pseudonym.ts';
import type { SharedFailure } from '../register-failure.ts';
import { replaceFile } from '../replace-file.ts';
import type { ForgottenPart } from '../rewriting.ts';
import { connect, failureOf } from './database.ts';
import { forgetInReplica } from './forget-in-replica.ts';
import { BATCH, desksIn, forgetEntries, headOf, insertEntries, linesAfter, sharedKey } from './queries.ts';
import { appendToReplica, replicaTail } from './replica.ts';

/** What a round of catching up did. */
export interface SyncReport {
  readonly sent: number;
  readonly received: number;
}

/** The operator of a forgetting that another desk asked for. */
const ELSEWHERE = 'shared register';

/** Kept beside the journal. */
interface SharedState {
  /**
   * The forgettings that were carried out, by number. Each by itself: numbers are given when a desk asks, and seen when
   * that is committed, so a lower one may come later.
   */
  readonly forgotten?: readonly number[];
  /** How many of this desk's entries the database is known to have. */
  readonly sent?: number;
}

type DeskName = Pick<ForgetOrder, 'operator' | 'host'>;

export interface SharedRegisterOptions {
  readonly config: ClientConfig;
  readonly journal: Journal;
  /** Who is at this desk: for the journal, where another desk's forgetting is carried out. */
  readonly desk: () => DeskName;
}

/**
 * The register that several desks share. The journal stays this desk's own record: what it has goes to the database, in
 * order and once, and what other desks have comes into copies beside it, which answer also while the database is away.
 */
export class SharedRegister {
  readonly #options: SharedRegisterOptions;
  #client: Client | undefined;
  #rounds: Promise<unknown> = Promise.resolve();
  /** How many of this desk's entries the database has for sure; undefined before it was asked. */
  #acknowledged: number | undefined;
  /** How far this desk's journal was read to be sent. */
  #place = BEGINNING;

  constructor(options: SharedRegisterOptions) {
    this.#options = options;
  }

  /** Catches up in both directions, once. */
  sync(): Promise<Result<SyncReport, SharedFailure>> {
    return this.#inTurn(async (client) => {
      await this.#forgetWhomOthersForgot(client);
      const sent = await this.#send(client);
      if (!sent.ok) return sent;
      return succeed({ sent: sent.value, received: await this.#receive(client) });
    });
  }

  /** Has every desk forget an account: this one and the database at once, others when they catch up. */
  forget(account: string): Promise<Result<ForgottenAnswer, SharedFailure>> {
    return this.#inTurn(async (client) => {
      const person = pseudonymOf(account, await sharedKey(client));
      await client.query('INSERT INTO kiln.forgettings (person) VALUES ($1)', [person]);
      return succeed({ person, entries: await this.#carryOut(client, person, this.#options.desk()) });
    });
  }

  /** How many of this desk's entries the others have, as far as is known: also while the database is away. */
  async sent(): Promise<number> {
    return this.#acknowledged ?? (await this.#state()).sent ?? 0;
  }

  /** A round that waits for the database is cut off: begun again, it comes to the same. */
  async close(): Promise<void> {
    await this.#letGo();
    await this.#rounds;
    await this.#letGo();
  }

  #inTurn<T>(work: (client: Client) => Promise<Result<T, SharedFailure>>): Promise<Result<T, SharedFailure>> {
    const round = this.#rounds.then(() => this.#connected(work));
    this.#rounds = round.catch(() => {});
    return round;
  }

  async #connected<T>(
    work: (client: Client) => Promise<Result<T, SharedFailure>>,
  ): Promise<Result<T, SharedFailure>> {
    try {
      this.#client ??= await connect(this.#options.config);
      return await work(this.#client);
    } catch (error) {
      await this.#letGo();
      return fail(failureOf(error));
    }
  }

  async #letGo(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => {});
  }

  /** This desk's entries that the database does not have. */
  async #send(client: Client): Promise<Result<number, SharedFailure>> {
    const { path } = this.#options.journal;
    const desk = await deskId(path);
    if (desk === undefined) return succeed(0);
    const known = await headOf(client, desk);
    await this.#acknowledge(known.number);
    // Another Kiln on this machine may have forgotten somebody: positions are others then.
    const goesOn = known.number >= this.#place.number && (await stillHolds(path, this.#place));
    let place = goesOn ? this.#place : BEGINNING;
    let sent = 0;
    let batch: string[] = [];
    for await (const bytes of linesOf(path, place.position)) {
      const text = bytes.toString('utf8', 0, bytes.length - 1);
      const number = place.number + 1;
      const read =
        bytes.at(-1) === 0x0a ? readLine(text, place.previous, number) : { fault: 'torn' as const };
      // What is not whole stays here: nothing behind it would be believed either.
      if ('fault' in read) break;
      if (number === known.number && read.hash !== known.hash) {
        return fail({ code: 'register-forked', number });
      }
      place = placeAfter(place, bytes, read.hash);
      if (number > known.number) batch.push(text);
      if (batch.length < BATCH) continue;
      sent += await insertEntries(client, desk, number - batch.length + 1, batch);
      this.#place = place;
      await this.#acknowledge(number);
      batch = [];
    }
    sent += await insertEntries(client, desk, place.number - batch.length + 1, batch);
    this.#place = place;
    await this.#acknowledge(Math.max(known.number, place.number));
    // The journal is shorter than it was: put back from a backup, or cut off.
    if (place.number < known.number) return fail({ code: 'register-forked', number: known.number });
    return succeed(sent);
  }

  /** Other desks' entries that are not beside this journal yet. */
  async #receive(client: Client): Promise<number> {
    const { path } = this.#options.journal;
    const mine = await deskId(path);
    let received = 0;
    for (const { desk, number } of await desksIn(client)) {
      if (desk === mine) continue;
      for (let tail = await replicaTail(path, desk); tail.number < number; ) {
        const lines = await linesAfter(client, desk, tail.number);
        if (lines.length === 0 || !(await appendToReplica(path, desk, tail, lines))) break;
        received += lines.length;
        tail = await replicaTail(path, desk);
      }
    }
    return received;
  }

  async #forgetWhomOthersForgot(client: Client): Promise<void> {
    const done = [...((await this.#state()).forgotten ?? [])];
    const { rows } = await client.query<{ number: string; person: string }>(
      'SELECT number, person FROM kiln.forgettings WHERE number <> ALL ($1) ORDER BY number',
      [done],
    );
    for (const { number, person } of rows) {
      await this.#carryOut(client, person, { operator: ELSEWHERE, host: this.#options.desk().host });
      done.push(Number(number));
      await this.#keep({ forgotten: done });
    }
  }

  /** Here, in the copies, and in the database: in how many entries. Done again after a crash, it comes to the same. */
  async #carryOut(client: Client, person: string, who: DeskName): Promise<number> {
    const { journal } = this.#options;
    const key = await sharedKey(client);
    const isMeant = (account: string) => pseudonymOf(account, key) === person;
    const forgotten = await forgetPerson(journal, { isMeant, pseudonym: person, ...who });
    if (!forgotten.ok) throw Object.assign(new Error('the journal'), { code: forgotten.failure.reason });
    const mine = await deskId(journal.path);
    if (mine !== undefined) await forgetEntries(client, mine, await forgottenParts(journal.path, person));
    let entries = forgotten.value.entries.length;
    for (const other of await desksBeside(journal.path)) {
      const parts = await forgetInReplica(journal.path, other, { isMeant, pseudonym: person });
      await forgetEntries(client, other, parts);
      entries += parts.length;
    }
    await rm(checkpointPath(journal.path), { force: true });
    return entries;
  }

  get #statePath(): string {
    return join(dirname(this.#options.journal.path), 'shared-register.json');
  }

  async #state(): Promise<SharedState> {
    try {
      return JSON.parse(await readFile(this.#statePath, 'utf8')) as SharedState;
    } catch {
      // Done once more, everything comes to the same.
      return {};
    }
  }

  async #keep(change: SharedState): Promise<void> {
    const fresh = `${this.#statePath}.${randomUUID()}.new`;
    const state = { ...(await this.#state()), ...change };
    await writeFile(fresh, `${JSON.stringify(state)}\n`, { mode: 0o600, flush: true });
    await replaceFile(fresh, this.#statePath);
  }

  async #acknowledge(sent: number): Promise<void> {
    if (sent === this.#acknowledged) return;
    this.#acknowledged = sent;
    if (sent !== (await this.#state()).sent) await this.#keep({ sent });
  }
}

/** A desk is named after the hash of its journal's first entry; undefined while it has none. */
async function deskId(journalPath: string): Promise<string | undefined> {
  try {
    for await (const bytes of linesOf(journalPath)) {
      const read = readLine(bytes.toString('utf8', 0, bytes.length - 1), CHAIN_START, 1);
      return 'hash' in read ? read.hash : undefined;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return undefined;
}

/** What stands behind the hashes of the entries that a journal says a person was forgotten in. */
async function forgottenParts(journalPath: string, person: string): Promise<ForgottenPart[]> {
  const parts: ForgottenPart[] = [];
  let previous = CHAIN_START;
  let number = 0;
  for await (const bytes of linesOf(journalPath)) {
    number += 1;
    const text = bytes.toString('utf8', 0, bytes.length - 1);
    const read = readLine(text, previous, number);
    if ('fault' in read) break;
    previous = read.hash;
    if (read.entry.forgottenAs === person) parts.push({ number, personal: partsOfLine(text).personal });
  }
  return parts;
}
