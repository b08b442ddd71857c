import { createHash, randomBytes } from 'node:crypto';
import type { Secret } from '../../base/secret.ts';
import { planBurn } from '../../burn/plan.ts';
import { accountKey } from '../../register/account-key.ts';
import { Breath } from '../breath.ts';
import type { ListColumn } from './list-columns.ts';
import type { ListField } from './list-field.ts';
import { type RowFault, type RowProblem, severityOf } from './list-problem.ts';
import type { ListRow } from './list-row.ts';
import type { ReadRow } from './read-cells.ts';

/** What rows are judged by, apart from each other. */
export interface Judgement {
  /** Which of these accounts have a token already, as account keys: the register knows. */
  readonly holders?: (accounts: readonly string[]) => Promise<ReadonlySet<string>>;
  /** `ignore`: the tokens are taken as they come, whatever serials the list names. */
  readonly serials: 'bind' | 'ignore';
  /** How many digits the serials of tokens that can be burned have. */
  readonly serialDigits: number;
}

/** Finds what is wrong with rows, each by itself and among each other, before anything is burned. */
export async function judgeRows(
  rows: readonly ReadRow[],
  columns: readonly ListColumn[],
  judgement: Judgement,
): Promise<RowProblem[]> {
  const users = rows.flatMap(({ row }) => (row.user === '' ? [] : [row.user]));
  const judge = new RowJudge(columns, judgement, (await judgement.holders?.(users)) ?? new Set());
  judge.takeColumns(columns, rows);
  const breath = new Breath();
  for (const read of rows) {
    judge.take(read);
    await breath.pause();
  }
  return judge.problems;
}

class RowJudge {
  readonly problems: RowProblem[] = [];
  readonly #judgement: Judgement;
  readonly #holders: ReadonlySet<string>;
  readonly #columnOf = new Map<ListField, number>();
  readonly #users = new Map<string, number>();
  readonly #serials = new Map<string, number>();
  readonly #seeds = new Map<string, number>();
  /** Seeds are compared by a keyed hash, so that no text of one is left behind. */
  readonly #seedKey = randomBytes(32);
  #row = 0;

  constructor(columns: readonly ListColumn[], judgement: Judgement, holders: ReadonlySet<string>) {
    this.#judgement = judgement;
    this.#holders = holders;
    for (const { field, index } of columns) if (field !== undefined) this.#columnOf.set(field, index);
  }

  /** Where two columns have one header, no row can be trusted until a person has said which of them counts. */
  takeColumns(columns: readonly ListColumn[], rows: readonly ReadRow[]): void {
    const doubtful = columns.find(({ duplicate, field }) => duplicate && field !== undefined);
    if (doubtful === undefined) return;
    const { index, field } = doubtful;
    for (const [
      row,
      {
        row: { place },
      },
    ] of rows.entries()) {
      const fault = { code: 'duplicate-column' } as const;
      this.problems.push({ row, place, column: index, severity: 'stop', fault, ...(field && { field }) });
    }
  }

  /** Judges the next row. */
  take({ row, faults }: ReadRow): void {
    for (const { field, fault } of faults) this.#blame(row, fault, field);
    this.#judgeParameters(row);
    if (row.secret) this.#judgeSeed(row, row.secret);
    if (this.#judgement.serials === 'bind' && row.serial !== '') this.#judgeSerial(row);
    if (row.user === '') this.#blame(row, { code: 'missing-user' }, 'user');
    else this.#judgeUser(row);
    this.#row++;
  }

  #judgeParameters(row: ListRow): void {
    // What tokens can carry, judged with an enrolment whose secret is not looked at.
    const { algorithm, digits, periodSeconds } = row;
    const plan = planBurn({
      issuer: '',
      account: '',
      algorithm,
      digits,
      periodSeconds,
      secret: row.secret as Secret,
    });
    if (plan.ok) return;
    const { failure } = plan;
    const fields = {
      'unsupported-digits': 'digits',
      'unsupported-algorithm': 'algorithm',
      'unsupported-period': 'period',
    } as const;
    this.#blame(row, failure, fields[failure.code]);
  }

  #judgeSeed(row: ListRow, secret: Secret): void {
    const key = secret.unwrap((bytes) =>
      createHash('sha256').update(this.#seedKey).update(bytes).digest('base64'),
    );
    const firstPlace = this.#first(this.#seeds, key, row.place);
    if (firstPlace !== undefined) this.#blame(row, { code: 'duplicate-seed', firstPlace }, 'secret');
  }

  #judgeSerial(row: ListRow): void {
    const { serial, place } = row;
    const { serialDigits } = this.#judgement;
    if (/^\d(?:[.,]\d+)?E\+?\d+$/i.test(serial)) {
      this.#blame(row, { code: 'serial-in-scientific-notation', text: serial.slice(0, 20) }, 'serial');
      return;
    }
    const firstPlace = this.#first(this.#serials, serial, place);
    if (firstPlace !== undefined) this.#blame(row, { code: 'duplicate-serial', firstPlace }, 'serial');
    if (/^\d+$/.test(serial) && serial.length === serialDigits) return;
    const lostZeros =
      /^[1-9]\d*$/.test(serial) && serial.length < serialDigits && serial.length > serialDigits - 4;
    const fault: RowFault = lostZeros
      ? { code: 'serial-lost-zeros', digits: serial.length }
      : { code: 'serial-of-another-kind' };
    this.#blame(row, fault, 'serial');
  }

  #judgeUser(row: ListRow): void {
    const account = accountKey(row.user);
    const firstPlace = this.#first(this.#users, `${account}\n${row.issuer}`, row.place);
    if (firstPlace !== undefined) this.#blame(row, { code: 'duplicate-user', firstPlace }, 'user');
    if (this.#holders.has(account)) this.#blame(row, { code: 'user-has-token' }, 'user');
  }

  /** Where the same was seen first; undefined where this is the first. */
  #first(seen: Map<string, number>, key: string, place: number): number | undefined {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, place);
    return first;
  }

  #blame(row: ListRow, fault: RowFault, field?: ListField): void {
    const column = field && this.#columnOf.get(field);
    this.problems.push({
      row: this.#row,
      place: row.place,
      severity: severityOf(fault.code),
      fault,
      ...(field && { field }),
      ...(column !== undefined && { column }),
    });
  }
}
