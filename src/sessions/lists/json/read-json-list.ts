import { fail, type Result, succeed } from '../../../base/result.ts';
import { Breath } from '../../breath.ts';
import { ColumnProfile } from '../column-profile.ts';
import { contradiction } from '../contradiction.ts';
import type { ListText } from '../decode-text.ts';
import { linesOf } from '../lines.ts';
import type { ListField } from '../list-field.ts';
import type { ListFailure } from '../list-problem.ts';
import { type CellOptions, type FieldFault, type ReadRow, readCells } from '../read-cells.ts';
import { isAegis, readAegis } from './aegis.ts';
import { isBitwarden, readBitwarden } from './bitwarden.ts';
import type { JsonEntry } from './json-entry.ts';
import { PLAIN_APPS } from './more-apps.ts';
import { parseJson } from './parse-json.ts';
import { graphEntries, oktaEntry } from './provider-json.ts';
import { isTwoFas, readTwoFas } from './two-fas.ts';

export type JsonFormat =
  | ('aegis' | '2fas' | 'bitwarden' | 'graph' | 'okta')
  | (typeof PLAIN_APPS)[number]['format'];

export interface JsonOptions extends Omit<CellOptions, 'hexFields' | 'dialect'> {
  /** Opens an encrypted backup. */
  readonly password?: string;
  readonly secretFormat?: 'base32' | 'hex';
}

/** An entry of Okta's on one line; a longer line is none. */
const LONGEST_LINE = 20_000;

/** Whether a text that begins like this is meant to be JSON. */
export function looksLikeJson(head: string): boolean {
  return /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/.test(head);
}

/** Reads the JSON of apps and providers that is known: a row an account or a token. Any other JSON is no list. */
export async function readJsonList(
  text: ListText,
  options: JsonOptions,
): Promise<Result<{ readonly format: JsonFormat; readonly rows: ReadRow[] }, ListFailure>> {
  if (isOktaList(text.head)) {
    const entries = await oktaEntries(text);
    if (!entries) return notKnown();
    const reading = options.secretFormat ?? (await readingOf(entries));
    return succeed({ format: 'okta', rows: await rowsOf(entries, { ...options, secretFormat: reading }) });
  }
  const json = await parseJson(text.pieces());
  if (!json.ok && json.failure === 'too-large')
    return fail({ code: 'list-too-large', bytes: text.byteLength });
  const read = await entriesOf(json.ok ? json.value : undefined, options.password);
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
  ...PLAIN_APPS,
] as const;

interface Placed {
  readonly entry: JsonEntry;
  readonly place: number;
}

function* placedOf(entries: Iterable<JsonEntry>): Generator<Placed> {
  let place = 0;
  for (const entry of entries) yield { entry, place: ++place };
}

/** Whether each line is meant to be JSON by itself, as the first one is. */
function isOktaList(head: string): boolean {
  const [first = ''] = head.trimStart().split('\n', 1);
  return entryOfLine(first) !== undefined;
}

function entryOfLine(line: string): JsonEntry | undefined {
  if (line.length > LONGEST_LINE) return undefined;
  try {
    return oktaEntry(JSON.parse(line));
  } catch {
    return undefined;
  }
}

async function oktaEntries(text: ListText): Promise<Placed[] | undefined> {
  const placed: Placed[] = [];
  const breath = new Breath();
  for (const { line, place } of linesOf(text.pieces())) {
    await breath.pause();
    if (line.trim() === '') continue;
    const entry = entryOfLine(line);
    if (!entry) return undefined;
    placed.push({ entry, place });
  }
  return placed;
}

async function rowsOf(placed: Iterable<Placed>, options: JsonOptions): Promise<ReadRow[]> {
  const cellOptions: CellOptions = {
    ...options,
    hexFields: options.secretFormat === 'hex' ? ['secret'] : [],
  };
  const rows: ReadRow[] = [];
  const breath = new Breath();
  for (const { entry, place } of placed) {
    const { row, faults } = readCells(cellsOf(entry), place, cellOptions);
    const asked = [...unsaid(entry, row, options), ...notUnderstood(entry, row, cellOptions)];
    rows.push({ row, faults: [...faults, ...asked] });
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

function notUnderstood({ others = [] }: JsonEntry, row: ReadRow['row'], options: CellOptions): FieldFault[] {
  return others
    .filter(({ field, text }) => contradiction(row, { field, text }, options))
    .map(({ field, name }) => ({ field, fault: { code: 'not-understood', name: harmlessName(name) } }));
}

/** A secret may stand in a name's place: what is shown is too short for one. */
function harmlessName(name: string): string {
  return /^[\w.-]{1,15}$/.test(name) ? name : '';
}

function notKnown() {
  return fail<ListFailure>({ code: 'not-a-list', looksLike: 'json' });
}
