import { setImmediate as nextTurn } from 'node:timers/promises';
import { accountKey } from './account-key.ts';
import {
  assignmentsOf,
  burnsOf,
  iso,
  pageOf,
  rowOf,
  type TallyAnswer,
  type TokenList,
  type TokenPage,
  type UserPage,
  type Window,
} from './answers.ts';
import type { ExportKind, ExportRows } from './export-columns.ts';
import { Follow } from './follow.ts';
import type { LastBurn } from './last-burn.ts';
import type { RegisterIndex, Tally } from './register-index.ts';
import { narrows, search, type TokenQuery } from './search.ts';
import type { TokenEvent } from './token-event.ts';
import type { TokenHistory } from './token-history.ts';
import { isHeld } from './token-life.ts';

/** Longer than this a question that goes through everything lets nobody else wait. */
const TURN_MILLISECONDS = 15;

/**
 * What the journals know, as answers: an index in memory, taken from the checkpoint beside the journal when it is first
 * asked, and carried on from there whenever somebody, this process or another, has appended. Where the journal cannot
 * be read, every question throws the file system's error.
 */
export class Register {
  readonly #follow: Follow;
  readonly #now: () => number;
  /** The last search, for a table that is scrolled through, or searched on as somebody types. */
  #found:
    | { readonly query: TokenQuery; readonly version: number; readonly tokens: readonly TokenHistory[] }
    | undefined;

  /** `now`: milliseconds since 1970. */
  constructor(journalPath: string, now: () => number = Date.now) {
    this.#follow = new Follow(journalPath);
    this.#now = now;
  }

  /** The last burn of a token; undefined when none is known. */
  async lastBurn(serial: string): Promise<LastBurn | undefined> {
    return (await this.#follow.index()).lastBurn(serial);
  }

  /** How many entries no answer has, because they are not as they were written; as of the last question. */
  get passedOver(): number {
    return this.#follow.passedOver;
  }

  /** A part of the tokens that a query fits, the one that something happened to last first. */
  async list(query: TokenQuery, window: Window): Promise<TokenList> {
    const index = await this.#follow.index();
    const now = this.#now();
    const tokens = this.#search(index, query, now);
    const rows = tokens.slice(window.from, window.from + window.count).map((token) => rowOf(token, now));
    const { passedOver } = this;
    return { total: tokens.length, rows, ...(passedOver > 0 && { passedOver }) };
  }

  /** A token with all that happened to it; undefined when it is not in the register. */
  async token(serial: string): Promise<TokenPage | undefined> {
    const token = (await this.#follow.index()).token(serial);
    return token && pageOf(token, this.#now());
  }

  /** Which tokens an account has and had; undefined when it never had one. */
  async user(account: string): Promise<UserPage | undefined> {
    const index = await this.#follow.index();
    const wanted = accountKey(account);
    const assignments = index
      .tokensOf(account)
      .flatMap(assignmentsOf)
      .filter((assignment) => accountKey(assignment.account) === wanted)
      .sort((a, b) => inTextOrder(a.from, b.from));
    const [last] = assignments.slice(-1);
    return last && { account: last.account, assignments };
  }

  /** Whether an account is named anywhere: also where no burn for it came to anything. */
  async names(account: string): Promise<boolean> {
    const index = await this.#follow.index();
    const wanted = accountKey(account);
    const isNamed = (event: TokenEvent) => accountKey(event.account) === wanted;
    return index.tokensOf(account).some(({ events }) => events.some(isNamed));
  }

  /** Which of many accounts have a token now, as account keys (see `accountKey`). Gives way to others meanwhile. */
  async holders(accounts: readonly string[]): Promise<ReadonlySet<string>> {
    const wanted = new Set(accounts.map(accountKey));
    const holders = new Set<string>();
    for await (const token of inTurns((await this.#follow.index()).tokens)) {
      const { standing, text } = token.summary;
      if (!isHeld(standing) || !text.split('\n').some((line) => wanted.has(line))) continue;
      const holder = accountKey(token.life.assignments.at(-1)?.account ?? '');
      if (wanted.has(holder)) holders.add(holder);
    }
    return holders;
  }

  /**
   * Every row of one kind, for a file: tokens that a query fits, who had them, or their burns, oldest first. Gives way
   * to others meanwhile.
   */
  async export<Kind extends ExportKind>(kind: Kind, query: TokenQuery): Promise<ExportRows[Kind][]> {
    const index = await this.#follow.index();
    const now = this.#now();
    const rows: ExportRows[Kind][] = [];
    for await (const token of inTurns(search(index.tokens, query, now))) {
      rows.push(...ROWS[kind](token, now));
      token.settle();
    }
    return IN_ORDER[kind](rows);
  }

  /** Who burned tokens, the one who did so last first. */
  async operators(): Promise<TallyAnswer[]> {
    return tallyAnswers((await this.#follow.index()).operators);
  }

  /** On which machines, the same way. */
  async machines(): Promise<TallyAnswer[]> {
    return tallyAnswers((await this.#follow.index()).machines);
  }

  /** How many entries were read, and the hash of the last one, of this machine's own journal. */
  async head(): Promise<{ readonly entries: number; readonly hash: string }> {
    await this.#follow.index();
    const { number, previous } = this.#follow.place;
    return { entries: number, hash: previous };
  }

  /** Waits for what is still being written. */
  close(): Promise<void> {
    return this.#follow.close();
  }

  #search(index: RegisterIndex, query: TokenQuery, now: number): readonly TokenHistory[] {
    const { version } = this.#follow;
    const found = this.#found?.version === version ? this.#found : undefined;
    if (found && JSON.stringify(found.query) === JSON.stringify(query)) return found.tokens;
    const among = found && narrows(query, found.query) ? found.tokens : index.tokens;
    const tokens = search(among, query, now);
    this.#found = { query, version, tokens };
    return tokens;
  }
}

/** What a token gives of each kind, and the order of all. */
const ROWS: { readonly [Kind in ExportKind]: (token: TokenHistory, now: number) => ExportRows[Kind][] } = {
  tokens: (token, now) => [rowOf(token, now)],
  assignments: assignmentsOf,
  burns: burnsOf,
};

const IN_ORDER: { readonly [Kind in ExportKind]: (rows: ExportRows[Kind][]) => ExportRows[Kind][] } = {
  tokens: (rows) => rows,
  assignments: (rows) => rows.sort((a, b) => inTextOrder(a.from, b.from)),
  burns: (rows) => rows.sort((a, b) => inTextOrder(a.time, b.time)),
};

function inTextOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** One after the other; others have their turn in between. */
async function* inTurns<Each>(all: readonly Each[]): AsyncGenerator<Each> {
  let since = performance.now();
  for (const each of all) {
    yield each;
    if (performance.now() - since < TURN_MILLISECONDS) continue;
    await nextTurn();
    since = performance.now();
  }
}

function tallyAnswers(tallies: readonly Tally[]): TallyAnswer[] {
  return tallies
    .toSorted((a, b) => b.last - a.last)
    .map(({ name, burns, first, last }) => ({ name, burns, first: iso(first), last: iso(last) }));
}
