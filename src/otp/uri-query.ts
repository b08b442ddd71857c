import type { MalformedUri, OddWriting } from './seed-failure.ts';

export type KnownParameter = Extract<
  MalformedUri['what'],
  'secret' | 'issuer' | 'algorithm' | 'digits' | 'period' | 'counter' | 'encoder' | 'data'
>;

export interface QueryParameter {
  /** Percent-decoded; undefined where that cannot be done. */
  readonly value: string | undefined;
  /** As it stands in the URI, and where: an index into the URI. */
  readonly raw: string;
  readonly start: number;
}

export interface UriQuery {
  /** As often as each stands there; those without a value are not in it. */
  readonly known: ReadonlyMap<KnownParameter, readonly QueryParameter[]>;
  /** Known parameters without a value. */
  readonly empty: readonly KnownParameter[];
  /** The others: names in small letters, '' for one that cannot be read. */
  readonly others: readonly { readonly name: string; readonly value: string }[];
  readonly oddities: readonly OddWriting['what'][];
}

/**
 * Reads the query of a URI. Names are taken in any case, `+` is a plus, and what copies of web pages and careless services
 * write for `&` is one: `&amp;`, a second `?`, `;`. A `#` ends a value, as in any URI, but not an issuer's name.
 */
export function readUriQuery(uri: string, knownNames: readonly KnownParameter[]): UriQuery {
  const known = new Map<KnownParameter, QueryParameter[]>();
  const empty = new Set<KnownParameter>();
  const others: { name: string; value: string }[] = [];
  const { pieces, oddities } = splitQuery(uri, knownNames);
  for (const { text, start } of pieces) {
    const equals = text.includes('=') ? text.indexOf('=') : text.length;
    const name = percentDecode(text.slice(0, equals))?.trim().toLowerCase() ?? '';
    const whole = text.slice(equals + 1);
    const knownName = knownNames.find((candidate) => candidate === name);
    if (knownName === undefined) {
      others.push({ name, value: decodeName(whole).text });
      continue;
    }
    const raw = knownName === 'issuer' ? whole : (whole.split('#', 1)[0] ?? '');
    if (raw !== whole) oddities.add('fragment');
    if (raw === '') {
      empty.add(knownName);
      continue;
    }
    const parameter = { value: percentDecode(raw), raw, start: start + equals + 1 };
    const sameName = known.get(knownName) ?? [];
    sameName.push(parameter);
    known.set(knownName, sameName);
  }
  return { known, empty: [...empty], others, oddities: [...oddities] };
}

/** Where the query starts: behind the first `?`, unless that one is a part of a name; behind the end where there is none. */
export function queryStart(uri: string, knownNames: readonly KnownParameter[]): number {
  const question = uri.indexOf('?');
  if (question >= 0 && /^\?(?:[^?&:/]{0,40}=|&|$)/.test(uri.slice(question))) return question + 1;
  const begin = new RegExp(`[?&]${ahead(knownNames)}`, 'i').exec(uri)?.index ?? question;
  return begin < 0 ? uri.length + 1 : begin + 1;
}

interface Pieces {
  /** Each with its index in the URI. */
  readonly pieces: readonly { readonly text: string; readonly start: number }[];
  readonly oddities: Set<OddWriting['what']>;
}

function splitQuery(uri: string, knownNames: readonly KnownParameter[]): Pieces {
  const pieces: { text: string; start: number }[] = [];
  const oddities = new Set<OddWriting['what']>();
  const separator = new RegExp(`(?:&|\\\\u0026)(?:amp;|#38;|#x26;)*|(?:[?;#]|%26)${ahead(knownNames)}`, 'gi');
  let start = queryStart(uri, knownNames);
  separator.lastIndex = start;
  if (uri.charAt(start - 1) === '&') oddities.add('separator');
  for (let found = separator.exec(uri); found !== null; found = separator.exec(uri)) {
    pieces.push({ text: uri.slice(start, found.index), start });
    start = separator.lastIndex;
    if (/^[^&\\]/.test(found[0])) oddities.add('separator');
  }
  pieces.push({ text: uri.slice(start), start });
  return { pieces: pieces.filter(({ text }) => text !== ''), oddities };
}

/** In a regular expression: what follows is one of these parameters. */
function ahead(names: readonly string[]): string {
  return `(?=\\s*(?:${names.join('|')})\\s*=)`;
}

/** Undefined when an escape is broken or the bytes are not UTF-8. */
export function percentDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** One escaped or plain character of a well-formed percent-encoded text: UTF-8 says its length in its first byte. */
const ENCODED_CHARACTER =
  /%[0-7][\da-f]|%[cd][\da-f](?:%[\da-f]{2})|%e[\da-f](?:%[\da-f]{2}){2}|%f[\da-f](?:%[\da-f]{2}){3}|[^%]/giu;

/**
 * A name as far as it can be read: a `%` that begins no escape is a per cent sign, bytes that are not UTF-8 are taken for
 * ISO 8859-1, which old services write. `damaged`: that was needed.
 */
export function decodeName(text: string): { readonly text: string; readonly damaged: boolean } {
  const whole = percentDecode(text);
  if (whole !== undefined) return { text: whole, damaged: false };
  const readable = text.replace(
    /%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}|%[\da-f]{2}/gi,
    (written) => percentDecode(written) ?? written.replace(/%(..)/g, latin1),
  );
  return { text: readable, damaged: true };
}

function latin1(_: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

/** Turns a position in a parameter's value into one in the URI, both counted in characters from 1. */
export function positionInUri(uri: string, parameter: QueryParameter, position: number): number {
  const before = (parameter.raw.match(ENCODED_CHARACTER) ?? []).slice(0, position - 1).join('');
  return Array.from(uri.slice(0, parameter.start) + before).length + 1;
}
