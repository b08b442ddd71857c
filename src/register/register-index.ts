import { accountKey } from './account-key.ts';
import { Texts } from './event-row.ts';
import type { Fact, JournalEntry } from './journal-line.ts';
import type { LastBurn } from './last-burn.ts';
import {
  type BurnStep,
  type BurnVerification,
  type Mark,
  type PastBurn,
  type TokenEvent,
  touchedToken,
} from './token-event.ts';
import { TokenHistory } from './token-history.ts';

/** What somebody, or some machine, did: how many burns, and when first and last (milliseconds since 1970). */
export interface Tally {
  readonly name: string;
  burns: number;
  first: number;
  last: number;
}

/** What an index is put together from again, see checkpoint.ts. */
export interface KeptIndex {
  readonly texts: Texts;
  readonly operators: readonly Tally[];
  readonly machines: readonly Tally[];
  /** The serials of tokens with burns whose end is not known. */
  readonly open: readonly string[];
  /** In the order of `tokens`. */
  readonly tokens: TokenHistory[];
}

/** What the entries of one or more journals, each taken in its order, say: pure, entries in, answers out. */
export class RegisterIndex {
  readonly texts: Texts;
  readonly #tokens: Map<string, TokenHistory>;
  readonly #operators: Map<string, Tally>;
  readonly #machines: Map<string, Tally>;
  /** The tokens of burns whose end is not known, by the burns' ids. */
  readonly #open = new Map<string, TokenHistory>();
  /** The tokens in their order, as it was before what happened to those that moved. */
  #ordered: TokenHistory[] | undefined;
  readonly #moved = new Set<TokenHistory>();

  constructor(kept: Partial<KeptIndex> = {}) {
    this.texts = kept.texts ?? new Texts();
    this.#ordered = kept.tokens;
    this.#tokens = new Map(kept.tokens?.map((token) => [token.serial, token]));
    this.#operators = new Map(kept.operators?.map((tally) => [tally.name, tally]));
    this.#machines = new Map(kept.machines?.map((tally) => [tally.name, tally]));
    for (const serial of kept.open ?? []) this.#openAgain(this.#tokens.get(serial));
  }

  token(serial: string): TokenHistory | undefined {
    return this.#tokens.get(serial);
  }

  /** Every token that this account ever had. */
  tokensOf(account: string): TokenHistory[] {
    const line = accountKey(`\n${account}\n`);
    return this.tokens.filter(({ summary }) => summary.text.includes(line));
  }

  /** Every token, the one that something happened to last first. */
  get tokens(): readonly TokenHistory[] {
    if (this.#ordered === undefined || this.#moved.size > this.#ordered.length / 10) {
      this.#ordered = [...this.#tokens.values()].sort(latestFirst);
    } else if (this.#moved.size > 0) {
      const rest = this.#ordered.filter((token) => !this.#moved.has(token));
      this.#ordered = merged([...this.#moved].sort(latestFirst), rest);
    }
    this.#moved.clear();
    return this.#ordered;
  }

  get operators(): Tally[] {
    return [...this.#operators.values()];
  }

  get machines(): Tally[] {
    return [...this.#machines.values()];
  }

  /** The tokens with burns whose end is not known. */
  get openSerials(): string[] {
    return [...new Set([...this.#open.values()].map(({ serial }) => serial))];
  }

  /** The last burn of a token that changed, or may have changed, what it holds. */
  lastBurn(serial: string): LastBurn | undefined {
    const { lastBurn: burn, assignments = [] } = this.#tokens.get(serial)?.life ?? {};
    if (burn === undefined) return undefined;
    const { account, issuer, outcome, operator, timeMilliseconds, forgotten } = burn;
    const ended = assignments.at(-1)?.why;
    return {
      ...{ account, issuer, outcome, operator },
      time: new Date(timeMilliseconds).toISOString(),
      ...(forgotten && { forgotten }),
      ...(ended && { ended }),
    };
  }

  /** Takes a journal's next entry. Kinds that are not the register's business are passed over. */
  apply(
    entry: Pick<JournalEntry, 'fact' | 'personal' | 'time' | 'forgottenAs'> & { number?: number },
    desk = '',
  ): void {
    const { fact } = entry;
    switch (fact.kind) {
      case 'burn':
        this.#add(text(fact, 'serial'), fact, burnOf(entry, desk));
        break;
      case 'burn-step':
        this.#advance(fact);
        break;
      case 'burn-end':
        this.#end(fact);
        break;
      case 'burn-verified':
        this.#verify(fact, desk, Date.parse(entry.time));
        break;
      case 'seen':
        this.#add(text(fact, 'serial'), fact, {
          ...occurrence(entry, desk),
          kind: 'seen',
          reader: text(fact, 'reader'),
          clockErrorSeconds: number(fact, 'clockErrorSeconds') ?? 0,
        });
        break;
      case 'mark':
        this.#add(text(fact, 'serial'), fact, {
          ...occurrence(entry, desk),
          kind: 'mark',
          as: text(fact, 'as') as Mark,
          note: entry.forgottenAs === undefined ? (entry.personal['note'] ?? '') : '',
        });
        break;
      case 'export':
        for (const serial of texts(fact, 'serials')) {
          this.#add(serial, fact, {
            ...occurrence(entry, desk),
            kind: 'export',
            provider: text(fact, 'provider'),
            protection: text(fact, 'protection'),
          });
        }
        break;
    }
  }

  #add(serial: string, fact: Fact, event: TokenEvent): void {
    const token = this.#tokens.get(serial) ?? new TokenHistory(serial, '', this.texts);
    this.#tokens.set(serial, token);
    token.model = text(fact, 'model') || token.model;
    token.add(event);
    if (this.#ordered !== undefined) this.#moved.add(token);
    if (event.kind !== 'burn') return;
    tally(this.#operators, event.operator, event.timeMilliseconds);
    tally(this.#machines, event.host, event.timeMilliseconds);
    this.#open.set(event.burn, token);
  }

  #openAgain(token: TokenHistory | undefined): void {
    for (const event of token?.events ?? []) {
      if (token && event.kind === 'burn' && event.burn !== '') this.#open.set(event.burn, token);
    }
  }

  #advance(fact: Fact): void {
    const id = text(fact, 'burn');
    const token = this.#open.get(id);
    const burn = token?.openBurn(id);
    if (token === undefined || burn === undefined) return;
    burn.reached = text(fact, 'step') as BurnStep;
    burn.clockErrorAfter = number(fact, 'clockErrorSeconds') ?? burn.clockErrorAfter;
    token.changed();
  }

  #end(fact: Fact): void {
    const id = text(fact, 'burn');
    const token = this.#open.get(id);
    const burn = token?.openBurn(id);
    if (token === undefined || burn === undefined) return;
    this.#open.delete(id);
    burn.burn = '';
    burn.outcome = text(fact, 'outcome') as PastBurn['outcome'];
    burn.verification = text(fact, 'verification') as BurnVerification;
    burn.failure = text(fact, 'failure');
    burn.clockErrorAfter = number(fact, 'clockErrorAfter') ?? burn.clockErrorAfter;
    token.changed();
  }

  /**
   * The code was checked later than the burn, perhaps after Kiln was cut off while it waited for that. Within a desk its
   * journal's order decides, whatever its clock was set to; only between desks does the time.
   */
  #verify(fact: Fact, desk: string, timeMilliseconds: number): void {
    const token = this.#tokens.get(text(fact, 'serial'));
    const burn = token?.events.findLast(
      (event): event is PastBurn =>
        event.kind === 'burn' &&
        touchedToken(event) &&
        (event.desk === desk || event.timeMilliseconds <= timeMilliseconds),
    );
    if (token === undefined || burn === undefined || burn.outcome === 'blank') return;
    this.#open.delete(burn.burn);
    burn.burn = '';
    burn.outcome = 'verified';
    burn.verification = text(fact, 'verification') as BurnVerification;
    burn.failure = '';
    token.changed();
  }
}

function latestFirst(a: TokenHistory, b: TokenHistory): number {
  return b.summary.lastTime - a.summary.lastTime || (a.serial < b.serial ? -1 : 1);
}

/** Two lists in order as one. */
function merged(few: readonly TokenHistory[], many: readonly TokenHistory[]): TokenHistory[] {
  const all: TokenHistory[] = [];
  let next = 0;
  for (const token of many) {
    for (let other = few[next]; other && latestFirst(other, token) < 0; other = few[++next]) all.push(other);
    all.push(token);
  }
  return all.concat(few.slice(next));
}

type Source = Parameters<RegisterIndex['apply']>[0];

function occurrence(entry: Source, desk: string) {
  const { fact, personal, time, forgottenAs } = entry;
  return {
    desk,
    number: entry.number ?? 0,
    timeMilliseconds: Date.parse(time),
    operator: text(fact, 'operator'),
    host: text(fact, 'host'),
    account: personal['account'] ?? '',
    forgotten: forgottenAs !== undefined,
  };
}

function burnOf(entry: Source, desk: string): PastBurn {
  const { fact } = entry;
  return {
    ...occurrence(entry, desk),
    kind: 'burn',
    burn: text(fact, 'burn'),
    issuer: text(fact, 'issuer'),
    algorithm: text(fact, 'algorithm'),
    periodSeconds: number(fact, 'periodSeconds') ?? 0,
    reader: text(fact, 'reader'),
    reached: 'identified',
    outcome: 'unfinished',
    verification: 'none',
    failure: '',
    clockErrorBefore: number(fact, 'clockErrorSeconds') ?? 0,
    clockErrorAfter: undefined,
  };
}

function tally(tallies: Map<string, Tally>, name: string, time: number): void {
  const known = tallies.get(name);
  if (known === undefined) {
    tallies.set(name, { name, burns: 1, first: time, last: time });
    return;
  }
  known.burns += 1;
  known.first = Math.min(known.first, time);
  known.last = Math.max(known.last, time);
}

function text(fact: Fact, name: string): string {
  const value = fact[name];
  return typeof value === 'string' ? value : '';
}

function texts(fact: Fact, name: string): string[] {
  const value = fact[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function number(fact: Fact, name: string): number | undefined {
  const value = fact[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
