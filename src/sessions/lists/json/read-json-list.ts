import { fail, type Result, succeed } from '../../../base/result.ts';
import { Breath } from '../../breath.ts';
import { ColumnProfile } from '../column-profile.ts';
import { linesOf } from '../lines.ts';
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

export interface JsonOptions extends Omit<CellOptions, 'hexFields' | 'dialect'> {
  /** Opens an encrypted backup. */
  readonly password?: string;
  readonly secretFormat?: 'base32' | 'hex';
}

/** JSON is parsed at one go: of 8 MB (some 30,000 tokens of Graph's) that takes about a tenth of a second. */
const MOST_CHARACTERS = 8 * 1024 * 1024;
/** Nothing that is read here nests as deeply; what does takes seconds. */
const DEEPEST = 50;
/** Characters that tell whether it is JSON: some texts are nothing but millions of empty lines. */
const BEGINNING = 100_000;

export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/.test(text.slice(0, BEGINNING));
}

/** Reads the JSON of apps and providers that is known: a row an account or a token. Any other JSON is no list. */
export async function readJsonList(
  text: string,
  options: JsonOptions,
): Promise<Result<{ readonly format: JsonFormat; readonly rows: ReadRow[] }, ListFailure>> {
  if (isOktaList(text)) {
    const entries = await oktaEntries(text);
    if (!entries) return notKnown();
    const reading = options.secretFormat ?? (await readingOf(entries));
    return succeed({ format: 'okta', rows: await rowsOf(entries, { ...options, secretFormat: reading }) });
  }
  if (text.length > MOST_CHARACTERS) return fail({ code: 'list-too-large', bytes: text.length });
  const json = nestsDeeply(text) ? undefined : parseJson(text);
  const read = await entriesOf(json, options.password);
  if (!read.ok) return read;
  const { format, entries } = read.value;
  return succeed({ format, rows: await rowsOf(placedOf(entries), options) });
}

async function entriesOf(
  json: unknown,
  password: string | undefined,
): Promise<Result<{ format: JsonFormat; entries: Iterable<JsonEntry> }, ListFailure>> {
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

/** Whether brackets stand within brackets beyond any sense, texts left out. */
function nestsDeeply(text: string): boolean {
  const marks = /"(?:[^"\\]|\\.)*"|[[{]|[\]}]/g;
  let depth = 0;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    const [mark] = found;
    if (mark === '[' || mark === '{') depth++;
    else if (mark === ']' || mark === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

interface Placed {
  readonly entry: JsonEntry;
  readonly place: number;
}

function* placedOf(entries: Iterable<JsonEntry>): Generator<Placed> {
  let place = 0;
  for (const entry of entries) yield { entry, place: ++place };
}

/** Whether each line is meant to be JSON by itself, as the first one is. */
function isOktaList(text: string): boolean {
  const [first = ''] = text.trimStart().slice(0, 20_000).split('\n', 1);
  return oktaEntry(parseJson(first)) !== undefined;
}

async function oktaEntries(text: string): Promise<Placed[] | undefined> {
  const placed: Placed[] = [];
  const breath = new Breath();
  for (const { line, place } of linesOf(text)) {
    await breath.pause();
    if (line.trim() === '') continue;
    const entry = oktaEntry(parseJson(line));
    if (!entry) return undefined;
    placed.push({ entry, place });
  }
  return placed;
}

async function rowsOf(placed: Iterable<Placed>, options: JsonOptions): Promise<ReadRow[]> {
  const hexFields: readonly ListField[] = options.secretFormat === 'hex' ? ['secret'] : [];
  const rows: ReadRow[] = [];
  const breath = new Breath();
  for (const { entry, place } of placed) {
    const { row, faults } = readCells(cellsOf(entry), place, { ...options, hexFields });
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
