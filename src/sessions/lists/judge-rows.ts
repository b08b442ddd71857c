import { randomBytes } from 'node:crypto';
import type { Secret } from '../../base/secret.ts';
import { planBurn } from '../../burn/plan.ts';
import { accountKey } from '../../register/account-key.ts';
import { Breath } from '../breath.ts';
import { FirstSeen } from './first-seen.ts';
import { KeyedHash } from './keyed-hash.ts';
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
  const holders = await judgement.holders?.(rows.flatMap(({ row }) => (row.user === '' ? [] : [row.user])));
  const given = rows.filter(({ row }) => row.secretGiven).length;
  const judge = new RowJudge(columns, judgement, { rows, holders: holders ?? new Set(), given });
  const breath = new Breath();
  for (const read of rows) {
    judge.take(read);
    await breath.pause();
  }
  return judge.problems;
}

/** What is known of all rows before the first is judged. */
interface Known {
  readonly rows: readonly ReadRow[];
  readonly holders: ReadonlySet<string>;
  /** How many rows bring a seed. */
  readonly given: number;
}

/** A number as a spreadsheet writes it, with all of its digits and `E+019`, is no longer. */
const LONGEST_NUMBER = 40;

/** The same for every row: there may be hundreds of thousands of them. */
const MISSING_USER: RowFault = { code: 'missing-user' };
const OTHER_SERIAL: RowFault = { code: 'serial-of-another-kind' };

class RowJudge {
  readonly problems: RowProblem[] = [];
  readonly #judgement: Judgement;
  readonly #known: Known;
  readonly #columnOf = new Map<ListField, number>();
  readonly #hash = new KeyedHash(randomBytes(8));
  readonly #users: FirstSeen;
  readonly #serials: FirstSeen;
  readonly #seeds: FirstSeen;
  readonly #makeSeeds: RowFault;
  #row = 0;

  constructor(columns: readonly ListColumn[], judgement: Judgement, known: Known) {
    this.#judgement = judgement;
    this.#known = known;
    this.#users = new FirstSeen(known.rows.length);
    this.#serials = new FirstSeen(known.rows.length);
    this.#seeds = new FirstSeen(known.rows.length);
    this.#makeSeeds = { code: 'make-seeds', given: known.given };
    for (const { field, index } of columns) if (field !== undefined) this.#columnOf.set(field, index);
  }

  /** Judges the next row. */
  take({ row, faults }: ReadRow): void {
    for (const { field, column, fault } of faults) this.#blame(row, fault, field, column);
    this.#judgeParameters(row);
    if (row.secret) this.#judgeSeed(row, row.secret);
    if (!row.secretGiven) this.#blame(row, this.#makeSeeds, 'secret');
    if (this.#judgement.serials === 'bind' && row.serial !== '') this.#judgeSerial(row);
    if (row.user === '') this.#blame(row, MISSING_USER, 'user');
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
    const hash = secret.unwrap((bytes) => this.#hash.ofBytes(bytes));
    const first = this.#seeds.first(
      this.#row,
      hash,
      (other) => this.#at(other)?.secret?.equals(secret) === true,
    );
    this.#blameTwice(row, 'duplicate-seed', first, 'secret');
  }

  #judgeSerial(row: ListRow): void {
    const { serial } = row;
    const { serialDigits } = this.#judgement;
    if (/^\d(?:[.,]\d+)?E\+?\d+$/i.test(serial)) {
      this.#blame(
        row,
        { code: 'serial-in-scientific-notation', text: serial.slice(0, LONGEST_NUMBER) },
        'serial',
      );
      return;
    }
    const first = this.#serials.first(
      this.#row,
      this.#hash.ofText(serial),
      (other) => this.#at(other)?.serial === serial,
    );
    this.#blameTwice(row, 'duplicate-serial', first, 'serial');
    if (/^\d+$/.test(serial) && serial.length === serialDigits) return;
    const lostZeros =
      /^[1-9]\d*$/.test(serial) && serial.length < serialDigits && serial.length > serialDigits - 4;
    const fault: RowFault = lostZeros ? { code: 'serial-lost-zeros', digits: serial.length } : OTHER_SERIAL;
    this.#blame(row, fault, 'serial');
  }

  #judgeUser(row: ListRow): void {
    const account = accountKey(row.user);
    const hash = this.#hash.ofText(account) ^ Math.imul(this.#hash.ofText(row.issuer), 0x9e3779b1);
    const first = this.#users.first(this.#row, hash, (other) => {
      const { user = '', issuer } = this.#at(other) ?? {};
      return issuer === row.issuer && accountKey(user) === account;
    });
    this.#blameTwice(row, 'duplicate-user', first, 'user');
    if (this.#known.holders.has(account)) this.#blame(row, { code: 'user-has-token' }, 'user');
  }

  #at(index: number): ListRow | undefined {
    return this.#known.rows[index]?.row;
  }

  #blameTwice(
    row: ListRow,
    code: 'duplicate-user' | 'duplicate-serial' | 'duplicate-seed',
    first: number | undefined,
    field: ListField,
  ): void {
    const firstPlace = first === undefined ? undefined : this.#at(first)?.place;
    if (firstPlace !== undefined) this.#blame(row, { code, firstPlace }, field);
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
