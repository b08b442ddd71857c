import type { TotpParameters } from '../../otp/enrolment.ts';
import { readSeed } from '../../otp/read-seed.ts';
import { checkSecretSize } from '../../otp/secret-size.ts';
import {
  joinTransferCodes,
  readTransferCode,
  type TransferAccount,
  type TransferCode,
} from '../../otp/transfer-code.ts';
import { Breath } from '../breath.ts';
import { linesOf } from './lines.ts';
import { fieldOfHeader } from './list-field.ts';
import type { RowFault } from './list-problem.ts';
import type { ListRow } from './list-row.ts';
import type { ReadRow } from './read-cells.ts';

/** Lines that are looked at. */
const LOOKED_AT = 100;

/**
 * Whether the lines of a text are otpauth URIs or Google's transfer codes, in any mixture. A title may stand above them, and
 * others among them: those are told as lines that are none. A header of a CSV above them is no title.
 */
export function isUriList(text: string): 'otpauth' | 'transfer' | undefined {
  const lines = text
    .slice(0, 100_000)
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

/**
 * Reads otpauth URIs and transfer codes, one a line, in any mixture. Transfer codes belong together: where parts of an
 * export are missing, each of its codes is still a row, and a fault says which parts are.
 */
export async function readUriList(text: string, defaults: TotpParameters): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  const codes: { place: number; code: TransferCode }[] = [];
  const breath = new Breath();
  for (const { line, place } of linesOf(text)) {
    await breath.pause();
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    if (/^["'<]*otpauth-migration:/i.test(trimmed)) {
      const code = readTransferCode(trimmed.replace(/^["'<]+|["'>]+$/g, ''));
      if (code.ok) codes.push({ place, code: code.value });
      else rows.push(faultyRow(place, defaults, code.failure));
    } else {
      rows.push(readLine(trimmed, place, defaults));
    }
  }
  return [...rows, ...joinedRows(codes, defaults)].toSorted((a, b) => a.row.place - b.row.place);
}

function readLine(line: string, place: number, defaults: TotpParameters): ReadRow {
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

function joinedRows(
  codes: readonly { place: number; code: TransferCode }[],
  defaults: TotpParameters,
): ReadRow[] {
  const joined = joinTransferCodes(codes.map(({ code }) => code));
  const accounts: readonly TransferAccount[] = joined.ok
    ? joined.value.accounts
    : codes.flatMap(({ code }) => code.accounts);
  const rows = accounts.map((account) => {
    const from = codes.find(({ code }) => code.accounts.includes(account));
    return accountRow(account, from?.place ?? 0);
  });
  const missing = joined.ok ? joined.value.missingParts : [];
  const lastPlace = codes.at(-1)?.place ?? 0;
  if (!joined.ok) return [...rows, faultyRow(lastPlace, defaults, joined.failure)];
  if (missing.length === 0) return rows;
  const fault = { code: 'transfer-code', accounts: [], missingParts: missing } as const;
  return [...rows, faultyRow(lastPlace, defaults, fault)];
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
