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
  const holders = (await judgement.holders?.(users)) ?? new Set<string>();
  const given = rows.filter(({ row }) => row.secretGiven).length;
  const judge = new RowJudge(columns, judgement, { holders, given });
  const breath = new Breath();
  for (const read of rows) {
    judge.take(read);
    await breath.pause();
  }
  return judge.problems;
}

/** What is known of all rows before the first is judged. */
interface Known {
  readonly holders: ReadonlySet<string>;
  /** How many rows bring a seed. */
  readonly given: number;
}

/** A number as a spreadsheet writes it, with all of its digits and `E+019`, is no longer. */
const LONGEST_NUMBER = 40;

class RowJudge {
  readonly problems: RowProblem[] = [];
  readonly #judgement: Judgement;
  readonly #known: Known;
  readonly #columnOf = new Map<ListField, number>();
  readonly #users = new Map<string, number>();
  readonly #serials = new Map<string, number>();
  readonly #seeds = new Map<string, number>();
  /** Seeds are compared by a keyed hash, so that no text of one is left behind. */
  readonly #seedKey = randomBytes(32);
  #row = 0;

  constructor(columns: readonly ListColumn[], judgement: Judgement, known: Known) {
    this.#judgement = judgement;
    this.#known = known;
    for (const { field, index } of columns) if (field !== undefined) this.#columnOf.set(field, index);
  }

  /** Judges the next row. */
  take({ row, faults }: ReadRow): void {
    for (const { field, column, fault } of faults) this.#blame(row, fault, field, column);
    this.#judgeParameters(row);
    if (row.secret) this.#judgeSeed(row, row.secret);
    if (!row.secretGiven) this.#blame(row, { code: 'make-seeds', given: this.#known.given }, 'secret');
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
      this.#blame(
        row,
        { code: 'serial-in-scientific-notation', text: serial.slice(0, LONGEST_NUMBER) },
        'serial',
      );
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
    if (this.#known.holders.has(account)) this.#blame(row, { code: 'user-has-token' }, 'user');
  }

  /** Where the same was seen first; undefined where this is the first. */
  #first(seen: Map<string, number>, key: string, place: number): number | undefined {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, place);
    return first;
  }

  #blame(row: ListRow, fault: RowFault, field?: ListField, at?: number): void {
    const column = at ?? (field && this.#columnOf.get(field));
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
