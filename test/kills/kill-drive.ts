import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JournalEntry } from '../../src/register/journal-line.ts';
import { Register } from '../../src/register/register.ts';
import { readJournal, verifyJournal } from '../../src/register/verify-journal.ts';
import { SessionFile } from '../../src/sessions/file/session-file.ts';
import { tokenOf } from '../../src/sessions/session-row.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { SETTINGS, waitingRow } from '../sessions/waiting-row.ts';
import { ENTRIES_EACH, nameOf, PASSPHRASE } from './facts.ts';

export const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGHUP'] as const;
export const WORKS = ['burn', 'session', 'forgetting'] as const;
export type Signal = (typeof SIGNALS)[number];
export type Work = (typeof WORKS)[number];

const URI = 'otpauth://totp/Contoso:jo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso';
const BURN = ['burn', '--stdin', '--no-verify', '--reassign', '--json', '--reader', 'simulator'];
/** Rows enough for any number of kills; each takes a few dozen. */
const ROWS_EACH = 40;
/** What a victim does in one life has these numbers from its first on. */
const NUMBERS_EACH = 10_000;

export interface KillDriveOptions {
  /** An empty one. */
  readonly folder: string;
  /** The bundle of victim.ts. */
  readonly victim: string;
  /** dist/kiln.cjs */
  readonly kiln: string;
  readonly random: SeededRandom;
  /** So many sessions' kills are to come. */
  readonly sessions: number;
  /** What Node is told before each victim: a module to load first, say. */
  readonly nodeOptions?: readonly string[];
}

/** Kills Kiln at its works, at random moments, and looks each time whether anything was lost, doubled or is untrue. */
export class KillDrive {
  /** Kills that struck while something was under way. */
  struck = 0;
  readonly #options: KillDriveOptions;
  readonly #wrote = new Set<number>();
  readonly #forgot = new Set<number>();
  #lives = 0;

  private constructor(options: KillDriveOptions) {
    this.#options = options;
  }

  static async start(options: KillDriveOptions): Promise<KillDrive> {
    for (const work of WORKS) mkdirSync(join(options.folder, work));
    const rows = Array.from({ length: ROWS_EACH * options.sessions }, (_, index) => waitingRow(index));
    const name = { id: 'kills', name: 'kills', created: '2026-11-20T09:00:00.000Z' };
    const settings = { ...SETTINGS, verification: { rule: 'none' } as const };
    const path = join(options.folder, 'session', 'session.kiln');
    const made = await SessionFile.create(path, PASSPHRASE, { name, settings, rows }, { workFactor: 4 });
    if (!made.ok) throw new Error(made.failure.code);
    await made.value.leave();
    return new KillDrive(options);
  }

  /** One life of Kiln and its end. Throws where something was lost, doubled or is untrue. */
  async kill(work: Work, signal: Signal): Promise<void> {
    this.#lives += 1;
    if (work === 'burn') await this.#killBurn(signal);
    else if (work === 'session') await this.#killSession(signal);
    else await this.#killForgetting(signal);
  }

  async #killBurn(signal: Signal): Promise<void> {
    const { kiln, random, nodeOptions = [] } = this.#options;
    const folder = join(this.#options.folder, 'burn');
    const before = await this.#entries(folder);
    const child = spawn(process.execPath, [...nodeOptions, kiln, ...BURN, '--data', folder], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.stdin.end(URI);
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
    });
    // Sometimes as it starts, mostly in the middle of the burn.
    if (random.percent(80)) await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    await sleep(random.between(0, 250));
    const ended = await endOf(child, signal);
    const entries = (await this.#entries(folder)).slice(before.length);
    const burn = entries.find(({ fact }) => fact.kind === 'burn')?.fact['burn'];
    const mine = entries.filter(({ fact }) => fact['burn'] === burn);
    const told = said
      .split('\n')
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line));
    const steps = told.filter(({ event }) => event === 'step').map(({ step }) => step);
    const kept = mine.flatMap(({ fact }) => (fact['step'] === undefined ? [] : [fact['step']]));
    claim(
      steps.every((step, at) => kept[at] === step),
      `told ${steps}, and on record are ${kept}`,
    );
    const end = mine.find(({ fact }) => fact.kind === 'burn-end');
    const result = told.find(({ event }) => event === 'result');
    if (result && burn !== undefined)
      claim(
        end?.fact['outcome'] === result.outcome,
        `told ${result.outcome}, on record ${end?.fact['outcome']}`,
      );
    if (burn !== undefined && ended.signal === null)
      claim(end !== undefined, `${signal}: a burn without its end`);
    if (signal !== 'SIGKILL' && ended.signal !== null) claim(burn === undefined, `${signal} cut a burn off`);
    if (burn !== undefined && !result) this.struck += 1;
  }

  async #killSession(signal: Signal): Promise<void> {
    const folder = join(this.#options.folder, 'session');
    const { told, ended } = await this.#liveAndDie('session', folder, signal, 600);
    const written = [...new Set(told.map(({ of }) => of))];
    await this.#entries(folder);
    const opened = await SessionFile.open(join(folder, 'session.kiln'), PASSPHRASE);
    claim(opened.ok, `the session does not open: ${JSON.stringify(!opened.ok && opened.failure)}`);
    const { session, inDoubt } = opened.value;
    const { rows } = session.state;
    const tokens = rows.flatMap(({ state }) => tokenOf(state) ?? []);
    claim(new Set(tokens).size === tokens.length, 'a token is two persons’');
    const strays = rows.flatMap((row) => row.strays.map(({ serial }) => serial));
    const known = new Set([...tokens, ...strays]);
    const register = new Register(join(folder, 'journal.jsonl'));
    for (const serial of written) {
      claim(known.has(serial), `${serial} was written, and the session does not know of it`);
      const burn = await register.lastBurn(serial);
      claim(burn !== undefined, `${serial} was written, and the register does not know of it`);
      if (signal !== 'SIGKILL')
        claim(burn.outcome !== 'unfinished', `${signal}: ${serial} has no end on record`);
      const row = rows.find(({ state }) => tokenOf(state) === serial);
      if (row?.state.state === 'seeded')
        claim(
          ['seeded', 'unfinished'].includes(burn.outcome),
          `${serial} is seeded, on record ${burn.outcome}`,
        );
    }
    if (signal !== 'SIGKILL') {
      claim(ended.status === 0, `${signal}: ended with ${ended.status ?? ended.signal}`);
      claim(inDoubt.length === 0, `${signal}: ${inDoubt.length} rows in doubt`);
    }
    if (written.length > 0) this.struck += 1;
    await register.close();
    await session.leave();
  }

  async #killForgetting(signal: Signal): Promise<void> {
    const folder = join(this.#options.folder, 'forgetting');
    const { told } = await this.#liveAndDie('forgetting', folder, signal, 200);
    for (const { done, of } of told) (done === 'wrote' ? this.#wrote : this.#forgot).add(Number(of));
    const counts = new Map<number, number>();
    for (const { fact } of await this.#entries(folder))
      if (fact.kind === 'x')
        counts.set(Number(fact['person']), (counts.get(Number(fact['person'])) ?? 0) + 1);
    for (const person of this.#wrote)
      claim(
        counts.get(person) === ENTRIES_EACH,
        `of person ${person} there are ${counts.get(person)} entries`,
      );
    for (const count of counts.values()) claim(count <= ENTRIES_EACH, `${count} entries of one person`);
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    const everything = files.map(({ name }) => readFileSync(join(folder, name), 'latin1'));
    for (const person of this.#forgot)
      claim(!everything.some((text) => text.includes(nameOf(person))), `person ${person} is not forgotten`);
    if (told.length > 0) this.struck += 1;
  }

  /** What a victim said of itself until it was killed, and how it ended. */
  async #liveAndDie(work: Work, folder: string, signal: Signal, within: number) {
    const { random, victim, nodeOptions = [] } = this.#options;
    const first = String(this.#lives * NUMBERS_EACH);
    const child = spawn(process.execPath, [...nodeOptions, victim, work, folder, first], {
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    });
    const [, stdout, , heard] = child.stdio;
    const lines = textOf(heard as Readable);
    const begun = await Promise.race([
      once(stdout as Readable, 'data'),
      once(child, 'exit').then(() => undefined),
    ]);
    claim(begun !== undefined, 'the victim ended by itself');
    // Mostly once something was done, however slow the machine is.
    if (random.percent(75)) await Promise.race([once(heard as Readable, 'data'), once(child, 'exit')]);
    await sleep(random.between(0, within));
    const ended = await endOf(child, signal);
    const told = (await lines)
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [done = '', of = ''] = line.split(' ');
        return { done, of };
      });
    return { told, ended };
  }

  /** A journal's entries, which are whole but for a last line that a kill tore. */
  async #entries(folder: string): Promise<JournalEntry[]> {
    const path = join(folder, 'journal.jsonl');
    if (!existsSync(path)) return [];
    const check = await verifyJournal(path);
    claim(check.whole || check.fault === 'torn', `the journal is broken: ${JSON.stringify(check)}`);
    const entries: JournalEntry[] = [];
    for await (const entry of readJournal(path)) entries.push(entry);
    return entries;
  }
}

async function endOf(child: ChildProcess, signal: Signal) {
  const isOver = child.exitCode !== null || child.signalCode !== null;
  const exit = isOver ? undefined : once(child, 'exit');
  child.kill(signal);
  await exit;
  return { status: child.exitCode, signal: child.signalCode };
}

async function textOf(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

function claim(holds: boolean, words: string): asserts holds {
  if (!holds) throw new Error(words);
}
