import { fail, type Result, succeed } from '../base/result.ts';
import type { MalformedUri } from './seed-failure.ts';

export type KnownParameter = Extract<
  MalformedUri['what'],
  'secret' | 'issuer' | 'algorithm' | 'digits' | 'period' | 'data'
>;

export interface QueryParameter {
  /** Percent-decoded. */
  readonly value: string;
  /** As it stands in the URI, and where: an index into the URI. */
  readonly raw: string;
  readonly start: number;
}

export interface UriQuery {
  readonly known: ReadonlyMap<KnownParameter, QueryParameter>;
  /** Names of the other parameters, '' for one that had better not be repeated. */
  readonly unknown: readonly string[];
}

/**
 * Reads the query of a URI, which starts after its first `?`. Names are taken in any case, `+` is a plus, `&amp;` from
 * a copied web page is a `&`. A known parameter may be repeated with the same value.
 */
export function readUriQuery(
  uri: string,
  knownNames: readonly KnownParameter[],
): Result<UriQuery, MalformedUri> {
  const known = new Map<KnownParameter, QueryParameter>();
  const unknown = new Set<string>();
  for (const { text, start } of splitQuery(uri)) {
    const equals = text.includes('=') ? text.indexOf('=') : text.length;
    const name = percentDecode(text.slice(0, equals))?.toLowerCase();
    const raw = text.slice(equals + 1);
    const value = percentDecode(raw);
    const knownName = knownNames.find((candidate) => candidate === name);
    if (name === undefined || value === undefined) {
      return fail({ code: 'malformed-uri', what: knownName ?? 'parameter', reason: 'bad-escape' });
    }
    if (knownName === undefined) {
      unknown.add(harmlessName(name));
    } else if ((known.get(knownName)?.value ?? value) !== value) {
      return fail({ code: 'malformed-uri', what: knownName, reason: 'conflicting' });
    } else if (!known.has(knownName)) {
      known.set(knownName, { value, raw, start: start + equals + 1 });
    }
  }
  return succeed({ known, unknown: [...unknown] });
}

/** The pieces between `&`, each with its index in the URI. */
function splitQuery(uri: string): { text: string; start: number }[] {
  const question = uri.indexOf('?');
  if (question < 0) return [];
  let start = question + 1;
  return uri
    .slice(start)
    .split('&')
    .map((piece) => {
      const text = piece.replace(/^amp;/, '');
      const place = { text, start: start + piece.length - text.length };
      start += piece.length + 1;
      return place;
    })
    .filter(({ text }) => text !== '');
}

/** Undefined when an escape is broken or the bytes are not UTF-8. */
export function percentDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** 15 characters at most: a secret that can be used has 16, and may stand in the wrong place. */
function harmlessName(name: string): string {
  return /^[a-z][a-z0-9_.-]{0,14}$/.test(name) ? name : '';
}

/** One escaped or plain character of a well-formed percent-encoded text: UTF-8 says its length in its first byte. */
const ENCODED_CHARACTER =
  /%[0-7][\da-f]|%[cd][\da-f](?:%[\da-f]{2})|%e[\da-f](?:%[\da-f]{2}){2}|%f[\da-f](?:%[\da-f]{2}){3}|[^%]/giu;

/** Turns a position in a parameter's value into one in the URI, both counted in characters from 1. */
export function positionInUri(uri: string, parameter: QueryParameter, position: number): number {
  const before = (parameter.raw.match(ENCODED_CHARACTER) ?? []).slice(0, position - 1).join('');
  return Array.from(uri.slice(0, parameter.start) + before).length + 1;
}
