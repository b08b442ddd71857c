import { fail, type Result, succeed } from '../../base/result.ts';
import { DEFAULT_PARAMETERS, type TotpParameters } from '../../otp/enrolment.ts';
import type { CsvDialect } from './csv-dialects.ts';
import { decodePieces, type Encoding, encodingOf, headOf, textOf } from './decode-text.ts';
import { foreignText } from './foreign-text.ts';
import { type JsonFormat, looksLikeJson, readJsonList } from './json/read-json-list.ts';
import { type Judgement, judgeRows } from './judge-rows.ts';
import type { ColumnChoice, ListColumn } from './list-columns.ts';
import type { ListFailure, RowProblem } from './list-problem.ts';
import type { ListRow } from './list-row.ts';
import { looksLikeXml, type PskcKeys, readPskcList } from './pskc/read-pskc-list.ts';
import type { ReadRow } from './read-cells.ts';
import { readCsvList } from './read-csv-list.ts';
import { isUriList, readUriList } from './read-uri-list.ts';

export type ListFormat = 'csv' | 'pskc' | 'otpauth' | 'transfer' | JsonFormat;

export interface ReadListOptions extends Partial<Judgement> {
  /** What the columns of a CSV mean, where a person put that right. */
  readonly columns?: ColumnChoice;
  /** Whether a line of a CSV names its columns; found out where it is not said. */
  readonly header?: boolean;
  /** How bare secrets are written; found out for all of them together where it is not said. */
  readonly secretFormat?: 'base32' | 'hex';
  /** What a row means that does not say: SHA-1, six digits, 30 seconds. */
  readonly defaults?: Partial<TotpParameters>;
  /** The issuer of rows that name none. */
  readonly issuer?: string;
  /** Opens the encrypted backup of an app. */
  readonly password?: string;
  /** What opens a PSKC file. */
  readonly pskc?: PskcKeys;
  /** The first digits of known tokens' serial numbers: a serial in the secret's place is then told as such. */
  readonly serialPrefixes?: readonly string[];
}

/** A list as it was read, every row of it judged. Its secrets are to be wiped by who asked for it. */
export interface List {
  readonly format: ListFormat;
  readonly encoding: Encoding;
  /** Of a CSV; none otherwise. */
  readonly columns: readonly ListColumn[];
  /** The line of a CSV that names its columns, from 1. */
  readonly headerLine?: number;
  /** The program whose order or names a CSV has. */
  readonly dialect?: CsvDialect;
  readonly rows: readonly ListRow[];
  /** In the order of the rows. */
  readonly problems: readonly RowProblem[];
}

/** A list of 50,000 rows has some 6 MB. */
const MOST_BYTES_OF_TEXT = 32 * 1024 * 1024;
/** The same in PSKC has some 45 MB, and is read piece by piece. */
const MOST_BYTES_OF_XML = 128 * 1024 * 1024;

/** Digits in the serial of a single-profile token. Source: protocol notes. */
const SERIAL_DIGITS = 14;

/**
 * Reads a list of users, seeds and tokens: CSV as spreadsheets and providers write it, PSKC (RFC 6030), otpauth URIs or
 * Google's transfer codes, one a line, and the JSON of apps and providers. Gives way to others every few milliseconds. What is wrong with single rows is in
 * `problems`; a failure means that there is no list.
 */
export async function readList(
  bytes: Uint8Array,
  options: ReadListOptions = {},
): Promise<Result<List, ListFailure>> {
  if (bytes.length > MOST_BYTES_OF_XML) return fail({ code: 'list-too-large', bytes: bytes.length });
  const encoding = encodingOf(bytes);
  const head = headOf(bytes, encoding);
  const isXml = looksLikeXml(head) && foreignText(head) !== 'html';
  const read = await (isXml ? readXml(bytes, encoding, options) : readText(bytes, options));
  if (!read.ok) return read;
  const { format, columns, headerLine, dialect } = read.value;
  const rows = withIssuer(read.value.rows, options.issuer ?? '');
  if (rows.length === 0) return fail({ code: 'list-empty' });
  const problems = await judgeRows(rows, columns, {
    serials: options.serials ?? 'bind',
    serialDigits: options.serialDigits ?? SERIAL_DIGITS,
    ...(options.holders && { holders: options.holders }),
  });
  return succeed({
    ...{ format, encoding, columns, rows: rows.map(({ row }) => row), problems },
    ...(headerLine !== undefined && { headerLine }),
    ...(dialect && { dialect }),
  });
}

function withIssuer(rows: readonly ReadRow[], issuer: string): readonly ReadRow[] {
  if (issuer === '') return rows;
  return rows.map((read) => (read.row.issuer === '' ? { ...read, row: { ...read.row, issuer } } : read));
}

type Read = Pick<List, 'format' | 'columns' | 'headerLine' | 'dialect'> & {
  readonly rows: readonly ReadRow[];
};

/** PSKC is long for what it says: its text is never there as a whole. */
async function readXml(
  bytes: Uint8Array,
  encoding: Encoding,
  options: ReadListOptions,
): Promise<Result<Read, ListFailure>> {
  const defaults = { ...DEFAULT_PARAMETERS, ...options.defaults };
  const rows = await readPskcList(() => decodePieces(bytes, encoding), options.pskc ?? {}, defaults);
  return rows.ok ? succeed({ format: 'pskc', columns: [], rows: rows.value }) : rows;
}

async function readText(bytes: Uint8Array, options: ReadListOptions): Promise<Result<Read, ListFailure>> {
  if (bytes.length > MOST_BYTES_OF_TEXT) return fail({ code: 'list-too-large', bytes: bytes.length });
  const decoded = textOf(bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.value;
  const defaults = { ...DEFAULT_PARAMETERS, ...options.defaults };
  const foreign = foreignText(text.head);
  if (foreign) return fail({ code: 'not-a-list', looksLike: foreign });
  const { serialPrefixes = [], password, columns, header, secretFormat } = options;
  const cellOptions = {
    ...{ defaults, serialPrefixes },
    ...(options.defaults?.periodSeconds !== undefined && { periodGiven: true }),
    ...(secretFormat && { secretFormat }),
  };
  if (looksLikeJson(text.head)) {
    const json = await readJsonList(text, { ...cellOptions, ...(password !== undefined && { password }) });
    return json.ok ? succeed({ columns: [], ...json.value }) : json;
  }
  const uris = isUriList(text.head);
  if (uris) {
    const read = await readUriList(text, defaults);
    return read.ok ? succeed({ format: uris, columns: [], rows: read.value }) : read;
  }
  const csv = await readCsvList(text, {
    ...cellOptions,
    ...(columns && { columns }),
    ...(header !== undefined && { header }),
    ...(options.serials && { serials: options.serials }),
  });
  return csv.ok ? succeed({ format: 'csv', ...csv.value }) : csv;
}
