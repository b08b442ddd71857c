import type { Marking, PastBurn, TokenEvent } from './token-event.ts';

/** An event as numbers, its texts by their places in a list: a tenth of the memory, and quickly read. */
export type EventRow = readonly number[];

/** Texts, each once, by number. */
export class Texts {
  readonly list: string[];
  #numbers: Map<string, number> | undefined;

  constructor(list: string[] = []) {
    this.list = list;
  }

  text(number: number | undefined): string {
    return this.list[number ?? -1] ?? '';
  }

  number(text: string): number {
    this.#numbers ??= new Map(this.list.map((known, number) => [known, number]));
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.list.length);
    return this.list.push(text) - 1;
  }
}

const KINDS = ['burn', 'seen', 'mark', 'export'] as const;

export function encodeEvent(event: TokenEvent, texts: Texts): EventRow {
  const text = (value: string) => texts.number(value);
  const { desk, number, timeMilliseconds, operator, host, account, forgotten } = event;
  const row = [KINDS.indexOf(event.kind), text(desk), number, timeMilliseconds];
  row.push(text(operator), text(host), text(account), forgotten ? 1 : 0);
  switch (event.kind) {
    case 'burn': {
      const { burn, issuer, algorithm, periodSeconds, reader, reached, outcome, verification, failure } =
        event;
      row.push(text(burn), text(issuer), text(algorithm), periodSeconds, text(reader), text(reached));
      row.push(text(outcome), text(verification), text(failure), event.clockErrorBefore);
      if (event.clockErrorAfter !== undefined) row.push(event.clockErrorAfter);
      break;
    }
    case 'seen':
      row.push(text(event.reader), event.clockErrorSeconds);
      break;
    case 'mark':
      row.push(text(event.as), text(event.note));
      break;
    case 'export':
      row.push(text(event.provider), text(event.protection));
      break;
  }
  return row;
}

export function decodeEvent(row: EventRow, texts: Texts): TokenEvent {
  const number = (column: number) => row[column] ?? 0;
  const text = (column: number) => texts.text(row[column]);
  const common = {
    desk: text(1),
    number: number(2),
    timeMilliseconds: number(3),
    operator: text(4),
    host: text(5),
    account: text(6),
    forgotten: number(7) === 1,
  };
  switch (KINDS[number(0)]) {
    case 'seen':
      return { ...common, kind: 'seen', reader: text(8), clockErrorSeconds: number(9) };
    case 'mark':
      return { ...common, kind: 'mark', as: text(8) as Marking['as'], note: text(9) };
    case 'export':
      return { ...common, kind: 'export', provider: text(8), protection: text(9) };
    default:
      return {
        ...common,
        kind: 'burn',
        burn: text(8),
        issuer: text(9),
        algorithm: text(10),
        periodSeconds: number(11),
        reader: text(12),
        reached: text(13) as PastBurn['reached'],
        outcome: text(14) as PastBurn['outcome'],
        verification: text(15) as PastBurn['verification'],
        failure: text(16),
        clockErrorBefore: number(17),
        clockErrorAfter: row[18],
      };
  }
}
