import { accountKey } from './account-key.ts';
import { momentRefused } from './clock-drift.ts';
import { decodeEvent, type EventRow, encodeEvent, type Texts } from './event-row.ts';
import type { PastBurn, TokenEvent } from './token-event.ts';
import { type Standing, type TokenLife, tokenLife } from './token-life.ts';

/** What a table can be searched by without looking at a token's events. */
export interface TokenSummary {
  /** All that it can be found by, in small letters, a line each: serial, model, accounts, issuers, operators, dates. */
  readonly text: string;
  readonly standing: Standing;
  /** When its codes begin to be refused, in milliseconds since 1970; 0 where that cannot be told, or never. */
  readonly refusedFrom: number;
  /** When the last thing happened to it, in milliseconds since 1970. */
  readonly lastTime: number;
}

/** One token and all that happened to it: rows until somebody asks for the events themselves. */
export class TokenHistory {
  readonly serial: string;
  /** As it was last recognised; '' where nobody has. */
  model: string;
  readonly #texts: Texts;
  #rows: readonly EventRow[] | undefined;
  #events: TokenEvent[] | undefined;
  #life: TokenLife | undefined;
  #summary: TokenSummary | undefined;

  constructor(
    serial: string,
    model: string,
    texts: Texts,
    rows: readonly EventRow[] = [],
    summary?: TokenSummary,
  ) {
    this.serial = serial;
    this.model = model;
    this.#texts = texts;
    this.#rows = rows;
    this.#summary = summary;
  }

  /** In their order. */
  get events(): readonly TokenEvent[] {
    return this.#list();
  }

  get rows(): readonly EventRow[] {
    this.#rows ??= this.#list().map((event) => encodeEvent(event, this.#texts));
    return this.#rows;
  }

  get life(): TokenLife {
    this.#life ??= tokenLife(this.#list());
    return this.#life;
  }

  get summary(): TokenSummary {
    this.#summary ??= {
      text: textOf(this),
      standing: this.life.standing,
      refusedFrom: momentRefused(this.#list()) ?? 0,
      lastTime: this.#list().at(-1)?.timeMilliseconds ?? 0,
    };
    return this.#summary;
  }

  /** Keeps what a search and a checkpoint need of it, and lets go of the events: they take ten times the memory. */
  settle(): void {
    void this.summary;
    void this.rows;
    this.#events = undefined;
    this.#life = undefined;
  }

  /** The burn of this id whose end is not known; say `changed` when it was changed. */
  openBurn(id: string): PastBurn | undefined {
    return this.#list().find((event): event is PastBurn => event.kind === 'burn' && event.burn === id);
  }

  /** Within a desk the order of its journal counts, whatever its clock said; between desks the clock decides. */
  add(event: TokenEvent): void {
    const events = this.#list();
    const after = (other: TokenEvent) =>
      other.desk !== event.desk && other.timeMilliseconds > event.timeMilliseconds;
    const at = events.findLastIndex((other) => !after(other)) + 1;
    events.splice(at, 0, event);
    this.changed();
  }

  /** One of its events has changed. */
  changed(): void {
    this.#rows = undefined;
    this.#life = undefined;
    this.#summary = undefined;
  }

  #list(): TokenEvent[] {
    this.#events ??= (this.#rows ?? []).map((row) => decodeEvent(row, this.#texts));
    return this.#events;
  }
}

/** Between line feeds, so that a whole account can be told from a part of one. */
function textOf({ serial, model, events }: TokenHistory): string {
  const lines = new Set([serial, model]);
  for (const event of events) {
    lines.add(event.account);
    lines.add(event.operator);
    if (event.kind === 'burn') lines.add(event.issuer);
    for (const date of datesOf(event.timeMilliseconds)) lines.add(date);
  }
  lines.delete('');
  return accountKey(`\n${[...lines].join('\n')}\n`);
}

/** The day as this machine's calendar has it, in the two ways people write it. */
function datesOf(milliseconds: number): string[] {
  const date = new Date(milliseconds);
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const [paddedMonth, paddedDay] = [twoDigits(month), twoDigits(day)];
  return [`${year}-${paddedMonth}-${paddedDay}`, `${paddedDay}.${paddedMonth}.${year}`];
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
