import { fail, type Result, succeed } from '../../../base/result.ts';
import { Breath } from '../../breath.ts';
import { ColumnProfile } from '../column-profile.ts';
import type { ListField } from '../list-field.ts';
import type { ListFailure } from '../list-problem.ts';
import { type CellOptions, type FieldFault, type ReadRow, readCells } from '../read-cells.ts';
import { isAegis, readAegis } from './aegis.ts';
import { isBitwarden, readBitwarden } from './bitwarden.ts';
import type { JsonEntry } from './json-entry.ts';
import { parseJson } from './json-value.ts';
import { graphEntries, oktaEntry } from './provider-json.ts';
import { isTwoFas, readTwoFas } from './two-fas.ts';

export type JsonFormat = 'aegis' | '2fas' | 'bitwarden' | 'graph' | 'okta';

export interface JsonOptions extends Omit<CellOptions, 'reading' | 'dialect'> {
  /** Opens an encrypted backup. */
  readonly password?: string;
  readonly secretFormat?: 'base32' | 'hex';
}

/** JSON is parsed at one go: of 16 MB (some 50,000 tokens of Graph's) that takes about a tenth of a second. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/.test(text);
}

/** Reads the JSON of apps and providers that is known: a row an account or a token. Any other JSON is no list. */
export async function readJsonList(
  text: string,
  options: JsonOptions,
): Promise<Result<{ readonly format: JsonFormat; readonly rows: ReadRow[] }, ListFailure>> {
  const lines = oktaLines(text);
  if (lines) {
    const entries = await parsedLines(lines);
    return entries ? succeed({ format: 'okta', rows: await rowsOf(entries, options) }) : notKnown();
  }
  if (text.length > MOST_CHARACTERS) return fail({ code: 'list-too-large', bytes: text.length });
  const json = parseJson(text);
  const read = await entriesOf(json, options.password);
  if (!read.ok) return read;
  const { format, entries } = read.value;
  return succeed({
    format,
    rows: await rowsOf(
      entries.map((entry, index) => ({ entry, place: index + 1 })),
      options,
    ),
  });
}

async function entriesOf(
  json: unknown,
  password: string | undefined,
): Promise<Result<{ format: JsonFormat; entries: readonly JsonEntry[] }, ListFailure>> {
  const graph = graphEntries(json);
  if (graph) return succeed({ format: 'graph', entries: graph });
  const app = APPS.find(({ fits }) => fits(json));
  if (!app) return notKnown();
  const entries = await app.read(json, password);
  return entries.ok ? succeed({ format: app.format, entries: entries.value }) : entries;
}

const APPS = [
  { format: 'aegis', fits: isAegis, read: readAegis },
  { format: '2fas', fits: isTwoFas, read: readTwoFas },
  { format: 'bitwarden', fits: isBitwarden, read: readBitwarden },
] as const;

interface Placed {
  readonly entry: JsonEntry;
  readonly place: number;
}

/** The lines of a text of which each is JSON by itself; undefined where it is not meant so. */
function oktaLines(text: string): string[] | undefined {
  const start = text.trimStart().slice(0, 20_000);
  const end = start.indexOf('\n');
  const first = end < 0 ? start : start.slice(0, end);
  return oktaEntry(parseJson(first)) ? text.split(/\r\n|[\n\r]/) : undefined;
}

async function parsedLines(lines: readonly string[]): Promise<Placed[] | undefined> {
  const placed: Placed[] = [];
  const breath = new Breath();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const entry = oktaEntry(parseJson(line));
    if (!entry) return undefined;
    placed.push({ entry, place: index + 1 });
    await breath.pause();
  }
  return placed;
}

async function rowsOf(placed: readonly Placed[], options: JsonOptions): Promise<ReadRow[]> {
  const reading = options.secretFormat ?? (await readingOf(placed));
  const rows: ReadRow[] = [];
  const breath = new Breath();
  for (const { entry, place } of placed) {
    const { row, faults } = readCells(cellsOf(entry), place, { ...options, reading });
    rows.push({ row, faults: [...faults, ...unsaid(entry, row, options)] });
    await breath.pause();
  }
  return rows;
}

function cellsOf({ cells }: JsonEntry): Map<ListField, string> {
  return new Map(Object.entries(cells) as [ListField, string][]);
}

/** Okta's secrets are as its profile says: in all lines the same way. */
async function readingOf(placed: readonly Placed[]): Promise<'base32' | 'hex'> {
  const profile = new ColumnProfile();
  const breath = new Breath();
  for (const { entry } of placed) {
    profile.take(entry.cells.secret ?? '');
    await breath.pause();
  }
  return profile.hexOnly > profile.base32Only ? 'hex' : 'base32';
}

function unsaid(entry: JsonEntry, row: ReadRow['row'], { periodGiven }: JsonOptions): FieldFault[] {
  const fields = (entry.unsaid ?? []).filter((field) => field !== 'period' || !periodGiven);
  return fields.map((field) => {
    const value = field === 'period' ? String(row.periodSeconds) : row.algorithm;
    return { field, fault: { code: 'assumed-value', text: '', value } };
  });
}

function notKnown() {
  return fail<ListFailure>({ code: 'not-a-list', looksLike: 'json' });
}
