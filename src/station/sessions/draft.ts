import { randomBytes } from 'node:crypto';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { DraftReading, DraftRow, DraftView } from '../../ipc/session.ts';
import type { RowFaultCode } from '../../sessions/lists/list-problem.ts';
import type { ListRow } from '../../sessions/lists/list-row.ts';
import type { PskcKeys } from '../../sessions/lists/pskc/unlock-pskc.ts';
import { type List, type ReadListOptions, readList } from '../../sessions/lists/read-list.ts';
import { type RowsForSession, rowsForSession } from '../../sessions/rows-for-session.ts';
import type { SessionRow } from '../../sessions/session-row.ts';
import { CLASSIC_MODELS, type Model } from '../../tokens/token2/models.ts';
import { DraftProblems } from './draft-problems.ts';
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

const PSKC_KEY_BYTES = [16, 24, 32] as const;

/** A list that was read and is looked through before anything is burned. Its seeds are in here alone. */
export class Draft {
  readonly file: DraftFile;
  readonly reading: DraftReading;
  readonly view: DraftView;
  readonly #list: List;
  readonly #problems: DraftProblems;

  private constructor(file: DraftFile, reading: DraftReading, list: List, problems: DraftProblems) {
    this.file = file;
    this.reading = reading;
    this.#list = list;
    this.#problems = problems;
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
    if (!read.ok) return read;
    const { rows, problems } = read.value;
    return succeed(new Draft(file, reading, read.value, await DraftProblems.of(rows.length, problems)));
  }

  rows({ from, count, onlyProblems, only }: DraftWindow): { total: number; rows: DraftRow[] } {
    const { rows } = this.#list;
    if (!onlyProblems && only === undefined) {
      const part = rows.slice(from, from + count);
      return { total: rows.length, rows: part.map((row, at) => this.#rowView(row, from + at)) };
    }
    const found = this.#problems.rowsWith(only);
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
    return { ...shown, hasSecret: secretGiven, problems: this.#problems.ofRow(index) };
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
      troubles: this.#problems.troubles,
      burnable: this.#problems.burnable,
    };
  }
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
