import { fail, type Result, succeed } from '../base/result.ts';
import { DEFAULT_PARAMETERS, type HashAlgorithm, type TotpParameters } from './enrolment.ts';
import { type CodeParameter, isStartName, meaningOfName } from './parameter-names.ts';
import type { MalformedUri, SeedFailure, SeedWarning, UnsupportedAlgorithm } from './seed-failure.ts';
import type { KnownParameter, UriQuery } from './uri-query.ts';

export type CodeParametersFailure =
  | MalformedUri
  | UnsupportedAlgorithm
  | Extract<SeedFailure, { code: 'not-totp' }>;

export type SaidParameter = Exclude<CodeParameter, 'secret'>;

export interface CodeParameters {
  readonly parameters: TotpParameters;
  /** Those of them that the URI says itself. */
  readonly said: readonly SaidParameter[];
  readonly warnings: readonly SeedWarning[];
}

/**
 * How a URI's codes are made: what it says, and what everybody means by default where it says nothing. What it says and
 * cannot be read is a failure: a token with the default would never show a right code.
 */
export function readCodeParameters(query: UriQuery): Result<CodeParameters, CodeParametersFailure> {
  const encoder = readEncoder(query);
  if (encoder) return fail(encoder);
  const algorithm = readOne(query, 'algorithm', hashAlgorithmOfName);
  if (!algorithm.ok) return algorithm;
  const digits = readOne(query, 'digits', wholeNumber);
  if (!digits.ok) return digits;
  const period = readOne(query, 'period', wholeNumber);
  if (!period.ok) return period;
  const counter = readOne(query, 'counter', (text) => (/^\d{1,20}$/.test(text) ? text : undefined));
  if (!counter.ok) return counter;
  const parameters: TotpParameters = {
    algorithm: algorithm.value ?? DEFAULT_PARAMETERS.algorithm,
    digits: digits.value ?? DEFAULT_PARAMETERS.digits,
    periodSeconds: period.value ?? DEFAULT_PARAMETERS.periodSeconds,
  };
  const otherwise = saidOtherwise(query, parameters) ?? otherStart(query, counter.value);
  if (otherwise) return fail(otherwise);
  const warnings: SeedWarning[] = query.empty.flatMap((name) =>
    name === 'secret' || name === 'issuer' || name === 'data' ? [] : [{ code: 'empty-parameter', name }],
  );
  if (counter.value !== undefined) warnings.push({ code: 'unknown-parameter', name: 'counter' });
  const values = { algorithm: algorithm.value, digits: digits.value, period: period.value };
  const said = SAID.filter((name) => values[name] !== undefined);
  return succeed({ parameters, said, warnings });
}

const SAID = ['algorithm', 'digits', 'period'] as const;

/** The algorithm of a name such as SHA1, sha-256, HMACSHA256 or Hmac_SHA512; undefined for any other. */
export function hashAlgorithmOfName(name: string): HashAlgorithm | undefined {
  const plain = name
    .replace(/[-_ /]/g, '')
    .toUpperCase()
    .replace(/^HMAC/, '')
    .replace(/^SHA2(?=256$|512$)/, 'SHA');
  return (['SHA1', 'SHA256', 'SHA512', 'MD5'] as const).find((algorithm) => algorithm === plain);
}

/** Codes that are not written in digits, or of a secret that is only half there. */
function readEncoder({ known, others }: UriQuery): CodeParametersFailure | undefined {
  if (others.some(({ name }) => name.startsWith('2step_'))) return { code: 'not-totp', codes: 'two-step' };
  const encoders = known.get('encoder') ?? [];
  if (encoders.some(({ value }) => value?.trim().toLowerCase() === 'steam')) {
    return { code: 'not-totp', codes: 'steam' };
  }
  const encoding = others.find(({ name, value }) => name === 'encoding' && /hex|64|ascii|raw/i.test(value));
  const encoder = encoders[0] ?? encoding;
  return (
    encoder && { ...malformed('encoder', 'unknown-value'), ...named(harmlessValue(encoder.value ?? '')) }
  );
}

/** A parameter that is read as often as it stands there, and has to say one thing; undefined where it says nothing. */
function readOne<Value extends string | number>(
  { known }: UriQuery,
  what: Extract<KnownParameter, 'algorithm' | 'digits' | 'period' | 'counter'>,
  read: (text: string) => Value | undefined,
): Result<Value | undefined, MalformedUri | UnsupportedAlgorithm> {
  let value: Value | undefined;
  for (const parameter of known.get(what) ?? []) {
    if (parameter.value === undefined) return fail(malformed(what, 'bad-escape'));
    const said = read(parameter.value);
    if (said === undefined && what === 'algorithm') {
      return fail({ code: 'unsupported-algorithm', name: harmlessValue(parameter.value) });
    }
    if (said === undefined) return fail(malformed(what, 'not-a-number'));
    if (value !== undefined && value !== said) return fail(malformed(what, 'conflicting'));
    value = said;
  }
  return succeed(value);
}

/**
 * Where a parameter of another name (`algo`, `interval`) says something else. Apps pass it over and services mean it, or the
 * other way round: nobody can know. The same said twice is harmless.
 */
function saidOtherwise({ others }: UriQuery, parameters: TotpParameters): MalformedUri | undefined {
  for (const { name, value } of others) {
    const what = meaningOfName(name);
    if (what === undefined || what === 'secret' || agrees(what, value.trim(), parameters)) continue;
    return { ...malformed(what, 'other-name'), ...named(harmlessName(name)) };
  }
  return undefined;
}

/** A token counts from 1970, and by time alone: with any other start, or a counter that has moved, no code of its is right. */
function otherStart({ others }: UriQuery, counter: string | undefined): MalformedUri | undefined {
  if (counter !== undefined && !/^0+$/.test(counter)) return malformed('counter', 'other-start');
  const start = others.find(
    ({ name, value }) => isStartName(name) && !/^[+-]?0*(?:\.0*)?$/.test(value.trim()),
  );
  return start && { ...malformed('parameter', 'other-start'), ...named(harmlessName(start.name)) };
}

function agrees(what: Exclude<CodeParameter, 'secret'>, value: string, parameters: TotpParameters): boolean {
  switch (what) {
    case 'algorithm':
      // Anything else of that name is no algorithm: a checksum, say.
      return (
        !/^(?:hmac|sha|md\d|sm\d|gost|blake|ripemd|steam)/i.test(value) ||
        hashAlgorithmOfName(value) === parameters.algorithm
      );
    case 'digits':
      return !/^\d+$/.test(value) || Number(value) === parameters.digits;
    case 'period':
      return !/^\d+$/.test(value) || Number(value) === parameters.periodSeconds;
  }
}

function wholeNumber(text: string): number | undefined {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return value > 0 ? value : undefined;
}

function malformed(what: MalformedUri['what'], reason: MalformedUri['reason']): MalformedUri {
  return { code: 'malformed-uri', what, reason };
}

function named(name: string): { readonly name?: string } {
  return name === '' ? {} : { name };
}

/** 12 characters hold every name in use, and no secret that can be used. */
export function harmlessValue(text: string): string {
  return /^[\w ./-]{1,12}$/.test(text) ? text : '';
}

/** 15 characters at most: a secret that can be used has 16, and may stand in the wrong place. */
export function harmlessName(name: string): string {
  return /^[a-z][a-z0-9_.-]{0,14}$/.test(name) ? name : '';
}
