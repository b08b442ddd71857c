import { fail, type Result, succeed } from '../../base/result.ts';
import type { TotpParameters } from '../../otp/enrolment.ts';
import { readSeed } from '../../otp/read-seed.ts';
import { checkSecretSize } from '../../otp/secret-size.ts';
import { readTransferCode, type TransferAccount, TransferJoin } from '../../otp/transfer-code.ts';
import { Breath } from '../breath.ts';
import type { ListFailure, RowFault } from './list-problem.ts';
import type { ListRow } from './list-row.ts';
import type { ReadRow } from './read-cells.ts';

/** Whether the lines of a text are otpauth URIs or Google's transfer codes, as the first of them is. */
export function isUriList(text: string): 'otpauth' | 'transfer' | undefined {
  const lines = text.slice(0, 10_000).split(/[\r\n\u2028\u2029]/);
  const first = lines.map((line) => line.trim()).find((line) => line !== '' && !line.startsWith('#')) ?? '';
  if (/^["'<]*otpauth-migration:/i.test(first)) return 'transfer';
  return /^["'<]*otpauth:/i.test(first) ? 'otpauth' : undefined;
}

/** Four times what a QR code holds. */
const LONGEST_LINE = 16 * 1024;

/** A row takes a kilobyte of memory or more, and a transfer code makes a row of seven bytes. */
const MOST_ROWS = 200_000;

/**
 * Reads otpauth URIs and transfer codes, one a line, in any mixture. Transfer codes belong together: where parts of an
 * export are missing, each of its codes is still a row, and a fault says which parts are.
 */
export async function readUriList(
  text: string,
  defaults: TotpParameters,
): Promise<Result<ReadRow[], ListFailure>> {
  const rows: ReadRow[] = [];
  const transfers = new TransferLines();
  const breath = new Breath();
  let place = 0;
  for (const line of linesOf(text)) {
    place += 1;
    const trimmed = line.trim();
    if (/^["'<]*otpauth-migration:/i.test(trimmed)) {
      const failure = transfers.take(withoutWrapping(trimmed), place);
      if (failure) rows.push(faultyRow(place, defaults, failure));
    } else if (trimmed !== '' && !trimmed.startsWith('#')) rows.push(readLine(trimmed, place, defaults));
    if (rows.length + transfers.accounts > MOST_ROWS) {
      return fail({ code: 'list-too-large', bytes: Buffer.byteLength(text) });
    }
    await breath.pause();
  }
  for (const row of transfers.rows(defaults)) {
    rows.push(row);
    await breath.pause();
  }
  return succeed(rows.toSorted((a, b) => a.row.place - b.row.place));
}

/** One after the other: an array of all of them would be larger than the text. */
function* linesOf(text: string): Generator<string> {
  const lineEnd = /\r\n|[\n\r\u2028\u2029]/g;
  let start = 0;
  for (let end = lineEnd.exec(text); end !== null; end = lineEnd.exec(text)) {
    yield text.slice(start, end.index);
    start = lineEnd.lastIndex;
  }
  yield text.slice(start);
}

/** A run of quotation marks that is not at the end is looked at once, and not once for each of them. */
function withoutWrapping(line: string): string {
  return line.replace(/^["'<]+/, '').replace(/(?<!["'>])["'>]+$/, '');
}

function readLine(line: string, place: number, defaults: TotpParameters): ReadRow {
  if (line.length > LONGEST_LINE) return faultyRow(place, defaults, { code: 'unknown' });
  const read = readSeed(line, { serialPrefixes: [] });
  if (!read.ok) return faultyRow(place, defaults, read.failure);
  const { enrolment, warnings } = read.value;
  return {
    row: { ...emptyRow(place, enrolment), ...namesOf(enrolment), secret: enrolment.secret },
    faults: warnings.map((fault) => ({ field: 'uri', fault })),
  };
}

/** The transfer codes of a list. */
class TransferLines {
  readonly #join = new TransferJoin();
  /** The line that each account stands in. */
  readonly #places = new Map<TransferAccount, number>();
  #lastPlace = 0;

  /** How many accounts were read. */
  get accounts(): number {
    return this.#places.size;
  }

  take(uri: string, place: number): RowFault | undefined {
    const code = readTransferCode(uri);
    if (!code.ok) return code.failure;
    for (const account of code.value.accounts) this.#places.set(account, place);
    this.#join.add(code.value);
    this.#lastPlace = place;
    return undefined;
  }

  *rows(defaults: TotpParameters): Generator<ReadRow> {
    const joined = this.#join.result;
    const accounts = joined.ok ? joined.value.accounts : this.#places.keys();
    for (const account of accounts) yield accountRow(account, this.#places.get(account) ?? 0);
    const missingParts = joined.ok ? joined.value.missingParts : [];
    if (!joined.ok) yield faultyRow(this.#lastPlace, defaults, joined.failure);
    else if (missingParts.length > 0) {
      yield faultyRow(this.#lastPlace, defaults, { code: 'transfer-code', accounts: [], missingParts });
    }
  }
}

function accountRow({ type, enrolment, warnings }: TransferAccount, place: number): ReadRow {
  const size = checkSecretSize(enrolment.secret);
  const faults: RowFault[] = [...warnings];
  if (type === 'hotp') faults.push({ code: 'hotp' });
  else if (!size.ok) faults.push(size.failure);
  else faults.push(...size.value);
  const usable = type === 'totp' && size.ok;
  return {
    row: {
      ...emptyRow(place, enrolment),
      ...namesOf(enrolment),
      secret: usable ? enrolment.secret : undefined,
    },
    faults: faults.map((fault) => ({ field: 'uri', fault })),
  };
}

function namesOf({ account, issuer }: { account: string; issuer: string }): Pick<ListRow, 'user' | 'issuer'> {
  return { user: account, issuer };
}

function faultyRow(place: number, parameters: TotpParameters, fault: RowFault): ReadRow {
  return { row: emptyRow(place, parameters), faults: [{ field: 'uri', fault }] };
}

/** A row of which nothing is known but that it had a seed. */
export function emptyRow(place: number, { algorithm, digits, periodSeconds }: TotpParameters): ListRow {
  return {
    place,
    user: '',
    userId: '',
    issuer: '',
    serial: '',
    manufacturer: '',
    model: '',
    realm: '',
    algorithm,
    digits,
    periodSeconds,
    secret: undefined,
    secretGiven: true,
  };
}
