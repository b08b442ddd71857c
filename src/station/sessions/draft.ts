import { randomBytes } from 'node:crypto';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { Burnable, DraftReading, DraftRow, DraftTrouble, DraftView } from '../../ipc/session.ts';
import type { RowFaultCode, RowProblem, Severity } from '../../sessions/lists/list-problem.ts';
import type { ListRow } from '../../sessions/lists/list-row.ts';
import type { PskcKeys } from '../../sessions/lists/pskc/unlock-pskc.ts';
import { type List, type ReadListOptions, readList } from '../../sessions/lists/read-list.ts';
import { type RowsForSession, rowsForSession } from '../../sessions/rows-for-session.ts';
import type { SessionRow } from '../../sessions/session-row.ts';
import { CLASSIC_MODELS, type Model } from '../../tokens/token2/models.ts';
import { keyOfHex } from './key-of-hex.ts';

export { ASKED_FAULTS } from '../../sessions/lists/list-problem.ts';

/** A list's file as it came. */
export interface DraftFile {
  /** Told apart from the list before it by this, whatever both are called. */
  readonly id: string;
  readonly fileName: string;
  /** Kept to be read again, and wiped in the end: seeds are in it. */
  readonly bytes: Uint8Array;
}

export interface DraftOptions {
  readonly models: readonly Model[];
  readonly holders: NonNullable<ReadListOptions['holders']>;
}

/** Which rows of the draft are asked for. */
export interface DraftWindow {
  readonly from: number;
  readonly count: number;
  readonly onlyProblems: boolean;
  readonly only?: RowFaultCode;
}

const ORDER: readonly Severity[] = ['stop', 'ask', 'note'];
const PSKC_KEY_BYTES = [16, 24, 32] as const;

/** A list that was read and is looked through before anything is burned. Its seeds are in here alone. */
export class Draft {
  readonly file: DraftFile;
  readonly reading: DraftReading;
  readonly view: DraftView;
  readonly #list: List;
  readonly #problems: ReadonlyMap<number, readonly RowProblem[]>;

  private constructor(file: DraftFile, reading: DraftReading, list: List) {
    this.file = file;
    this.reading = reading;
    this.#list = list;
    this.#problems = groupByRow(list.problems);
    this.view = this.#describe();
  }

  static async read(
    file: DraftFile,
    reading: DraftReading,
    { models, holders }: DraftOptions,
  ): Promise<Result<Draft, Failure>> {
    const { columns, header, secretFormat, serials, issuer, password, periodSeconds } = reading;
    const pskc = pskcKeys(reading.pskc);
    if (!pskc.ok) return pskc;
    const read = await readList(file.bytes, {
      ...(columns && { columns }),
      ...(header !== undefined && { header }),
      ...(secretFormat && { secretFormat }),
      ...(serials && { serials }),
      ...(issuer !== undefined && { issuer: issuer.trim() }),
      ...(password !== undefined && { password }),
      ...(periodSeconds && { defaults: { periodSeconds } }),
      pskc: pskc.value,
      holders,
      serialPrefixes: [...models, ...CLASSIC_MODELS].map(({ serialPrefix }) => serialPrefix),
    });
    pskc.value.presharedKey?.fill(0);
    return read.ok ? succeed(new Draft(file, reading, read.value)) : read;
  }

  rows({ from, count, onlyProblems, only }: DraftWindow): { total: number; rows: DraftRow[] } {
    const { rows } = this.#list;
    if (!onlyProblems && only === undefined) {
      const part = rows.slice(from, from + count);
      return { total: rows.length, rows: part.map((row, at) => this.#rowView(row, from + at)) };
    }
    const found = [...this.#problems.entries()]
      .filter(([, problems]) => only === undefined || problems.some(({ fault }) => fault.code === only))
      .map(([index]) => index)
      .sort((a, b) => a - b);
    return {
      total: found.length,
      rows: found.slice(from, from + count).flatMap((index) => {
        const row = rows[index];
        return row ? [this.#rowView(row, index)] : [];
      }),
    };
  }

  /** What can be burned, with a seed each. The rows share the list's secrets: see `release`. */
  rowsForSession(accept: readonly RowFaultCode[]): Promise<RowsForSession> {
    const { serials = 'bind' } = this.reading;
    return rowsForSession(this.#list, { accept, serials, randomBytes });
  }

  /** Lets go of the list: what a session does not keep is wiped. */
  release(kept: readonly SessionRow[] = []): void {
    const secrets = new Set(kept.map(({ secret }) => secret));
    for (const { secret } of this.#list.rows) if (!secrets.has(secret)) secret?.wipe();
  }

  #rowView(row: ListRow, index: number): DraftRow {
    const { secret, secretGiven, ...shown } = row;
    return { ...shown, hasSecret: secretGiven, problems: this.#problems.get(index) ?? [] };
  }

  #describe(): DraftView {
    const { format, columns, headerLine, dialect, rows } = this.#list;
    const { pskc, password, ...reading } = this.reading;
    return {
      id: this.file.id,
      fileName: this.file.fileName,
      reading,
      format,
      columns,
      ...(headerLine !== undefined && { headerLine }),
      ...(dialect && { dialect }),
      rows: rows.length,
      withoutSecret: rows.filter(({ secretGiven }) => !secretGiven).length,
      withSerial: rows.filter(({ serial }) => serial !== '').length,
      troubles: troublesOf(this.#problems),
      burnable: burnableOf(rows.length, this.#problems),
    };
  }
}

function groupByRow(problems: readonly RowProblem[]): Map<number, RowProblem[]> {
  const byRow = new Map<number, RowProblem[]>();
  for (const problem of problems) {
    const others = byRow.get(problem.row);
    if (others) others.push(problem);
    else byRow.set(problem.row, [problem]);
  }
  return byRow;
}

function burnableOf(rows: number, problems: ReadonlyMap<number, readonly RowProblem[]>): Burnable {
  let stopped = 0;
  let asked = 0;
  const asks = new Map<string, { codes: readonly RowFaultCode[]; rows: number }>();
  for (const ofRow of problems.values()) {
    if (ofRow.some(({ severity }) => severity === 'stop')) stopped++;
    else {
      const questions = ofRow.filter(({ severity }) => severity === 'ask').map(({ fault }) => fault.code);
      if (questions.length === 0) continue;
      asked++;
      const codes = [...new Set(questions)].sort();
      const same = asks.get(codes.join());
      if (same) same.rows++;
      else asks.set(codes.join(), { codes, rows: 1 });
    }
  }
  return { atLeast: rows - stopped - asked, atMost: rows - stopped, asks: [...asks.values()] };
}

function troublesOf(problems: ReadonlyMap<number, readonly RowProblem[]>): DraftTrouble[] {
  const troubles = new Map<RowFaultCode, { rows: number; first: RowProblem }>();
  for (const ofRow of problems.values()) {
    for (const [code, first] of new Map(ofRow.toReversed().map((each) => [each.fault.code, each]))) {
      const known = troubles.get(code);
      if (known) known.rows++;
      if (known === undefined) troubles.set(code, { rows: 1, first });
      else if (first.row < known.first.row) known.first = first;
    }
  }
  return [...troubles.entries()]
    .map(([code, { rows, first }]) => ({ code, severity: first.severity, rows, first }))
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || b.rows - a.rows);
}

function pskcKeys(given: DraftReading['pskc']): Result<PskcKeys, Failure> {
  const { password, keyHex } = given ?? {};
  const key = keyHex === undefined ? undefined : keyOfHex(keyHex, PSKC_KEY_BYTES);
  if (keyHex !== undefined && key === undefined) return fail({ code: 'bad-key', bytes: PSKC_KEY_BYTES });
  return succeed({ ...(password !== undefined && { password }), ...(key && { presharedKey: key }) });
}

/** What of a reading opens the file. */
export function keysOf(reading: DraftReading | undefined): Pick<DraftReading, 'pskc' | 'password'> {
  const { pskc, password } = reading ?? {};
  return { ...(pskc && { pskc }), ...(password !== undefined && { password }) };
}
