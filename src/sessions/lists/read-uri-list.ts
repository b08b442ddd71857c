import { fail, type Result, succeed } from '../../base/result.ts';
import type { TotpParameters } from '../../otp/enrolment.ts';
import { readSeed } from '../../otp/read-seed.ts';
import { checkSecretSize } from '../../otp/secret-size.ts';
import { readTransferCode, type TransferAccount, TransferJoin } from '../../otp/transfer-code.ts';
import { Breath } from '../breath.ts';
import type { ListText } from './decode-text.ts';
import { linesOf } from './lines.ts';
import { fieldOfHeader } from './list-field.ts';
import type { ListFailure, RowFault } from './list-problem.ts';
import type { ListRow } from './list-row.ts';
import type { ReadRow } from './read-cells.ts';

/** Lines that are looked at. */
const LOOKED_AT = 100;

/**
 * Whether the lines of a text that begins like this are otpauth URIs or Google's transfer codes, in any mixture. A title
 * may stand above them, and others among them: those are told as lines that are none. A header of a CSV above them is no
 * title.
 */
export function isUriList(head: string): 'otpauth' | 'transfer' | undefined {
  const lines = head
    .split(/[\r\n\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(0, LOOKED_AT);
  const uris = lines.filter((line) => URI.test(line));
  if (uris.length * 2 < lines.length || uris[0] === undefined) return undefined;
  const [first = ''] = lines;
  if (!URI.test(first) && first.split(/[,;\t|]/).some((cell) => fieldOfHeader(cell)?.isWhole))
    return undefined;
  return /^["'<]*otpauth-migration:/i.test(uris[0]) ? 'transfer' : 'otpauth';
}

const URI = /^["'<]*otpauth(?:-migration)?:/i;

/** Four times what a QR code holds. */
const LONGEST_LINE = 16 * 1024;

/** A row takes a kilobyte of memory or more, and a transfer code makes a row of seven bytes. */
const MOST_ROWS = 200_000;

/**
 * Reads otpauth URIs and transfer codes, one a line, in any mixture. Transfer codes belong together: where parts of an
 * export are missing, each of its codes is still a row, and a fault says which parts are.
 */
export async function readUriList(
  text: ListText,
  defaults: TotpParameters,
): Promise<Result<ReadRow[], ListFailure>> {
  const rows: ReadRow[] = [];
  const transfers = new TransferLines();
  const breath = new Breath();
  for (const { line, place } of linesOf(text.pieces())) {
    await breath.pause();
    const trimmed = line.trim();
    if (/^["'<]*otpauth-migration:/i.test(trimmed)) {
      const failure = transfers.take(withoutWrapping(trimmed), place);
      if (failure) rows.push(faultyRow(place, defaults, failure));
    } else if (trimmed !== '' && !trimmed.startsWith('#')) rows.push(readLine(trimmed, place, defaults));
    if (rows.length + transfers.accounts > MOST_ROWS) {
      return fail({ code: 'list-too-large', bytes: text.byteLength });
    }
  }
  for (const row of transfers.rows(defaults)) {
    rows.push(row);
    await breath.pause();
  }
  return succeed(rows.toSorted((a, b) => a.row.place - b.row.place));
}

/** A run of quotation marks that is not at the end is looked at once, and not once for each of them. */
function withoutWrapping(line: string): string {
  return line.replace(/^["'<]+/, '').replace(/(?<!["'>])["'>]+$/, '');
}

function readLine(line: string, place: number, defaults: TotpParameters): ReadRow {
  if (line.length > LONGEST_LINE) return faultyRow(place, defaults, { code: 'unknown' });
  const read = readSeed(line, { serialPrefixes: [] });
  if (!read.ok) return faultyRow(place, defaults, isUri(line) ? read.failure : { code: 'unknown' });
  const { enrolment, warnings } = read.value;
  return {
    row: { ...emptyRow(place, enrolment), ...namesOf(enrolment), secret: enrolment.secret },
    faults: warnings.map((fault) => ({ field: 'uri', fault })),
  };
}

/** Anything else among URIs, a title say, is a line that does not belong there, and no spoilt secret. */
function isUri(line: string): boolean {
  return /^["'<]*[a-z][a-z\d+.-]*:/i.test(line);
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
