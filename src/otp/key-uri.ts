import { fail, type Result, succeed } from '../base/result.ts';
import { readAccountNames } from './account-label.ts';
import { decodeBase32Leniently } from './base32.ts';
import { DEFAULT_PARAMETERS, type Enrolment, type HashAlgorithm } from './enrolment.ts';
import { takeSecret } from './secret-size.ts';
import type { BadBase32, MalformedUri, SeedWarning, UnsupportedAlgorithm } from './seed-failure.ts';
import { percentDecode, positionInUri, readUriQuery, type UriQuery } from './uri-query.ts';

export interface KeyUri {
  readonly enrolment: Enrolment;
  readonly warnings: readonly SeedWarning[];
}

export type KeyUriFailure =
  | { readonly code: 'hotp' }
  | { readonly code: 'missing-secret' }
  | BadBase32
  | MalformedUri
  | UnsupportedAlgorithm;

/**
 * Reads an otpauth URI on one line. The secret's size is not judged. Positions in failures are those in `uri`.
 * Source: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function readKeyUri(uri: string): Result<KeyUri, KeyUriFailure> {
  const [, type = '', encodedLabel = ''] = /^otpauth:\/\/([^/?]*)\/?([^?]*)/i.exec(uri) ?? [];
  if (type.toLowerCase() === 'hotp') return fail({ code: 'hotp' });
  if (type.toLowerCase() !== 'totp') return malformed('type', 'unknown-type');
  const label = percentDecode(encodedLabel);
  if (label === undefined) return malformed('label', 'bad-escape');
  const query = readUriQuery(uri, ['secret', 'issuer', 'algorithm', 'digits', 'period']);
  if (!query.ok) return query;
  const parameters = readParameters(query.value);
  if (!parameters.ok) return parameters;
  const secret = readSecret(uri, query.value);
  if (!secret.ok) return secret;
  const { issuer, account, warnings } = readAccountNames(label, query.value.known.get('issuer')?.value ?? '');
  return succeed({
    enrolment: { issuer, account, ...parameters.value, secret: secret.value.secret },
    warnings: [
      ...secret.value.warnings,
      ...warnings,
      ...query.value.unknown.map((name): SeedWarning => ({ code: 'unknown-parameter', name })),
    ],
  });
}

/** The algorithm of a name such as SHA1, sha-256, HMACSHA256 or Hmac_SHA512; undefined for any other. */
export function hashAlgorithmOfName(name: string): HashAlgorithm | undefined {
  const plain = name
    .replace(/[-_ /]/g, '')
    .toUpperCase()
    .replace(/^HMAC/, '');
  return (['SHA1', 'SHA256', 'SHA512', 'MD5'] as const).find((algorithm) => algorithm === plain);
}

function readParameters({ known }: UriQuery) {
  const name = known.get('algorithm')?.value ?? DEFAULT_PARAMETERS.algorithm;
  const algorithm = hashAlgorithmOfName(name);
  if (algorithm === undefined) {
    return fail<UnsupportedAlgorithm>({ code: 'unsupported-algorithm', name: harmlessAlgorithmName(name) });
  }
  const digits = wholeNumber(known.get('digits')?.value ?? String(DEFAULT_PARAMETERS.digits));
  if (digits === undefined) return malformed('digits', 'not-a-number');
  const periodSeconds = wholeNumber(known.get('period')?.value ?? String(DEFAULT_PARAMETERS.periodSeconds));
  if (periodSeconds === undefined) return malformed('period', 'not-a-number');
  return succeed({ algorithm, digits, periodSeconds });
}

function readSecret(uri: string, { known }: UriQuery) {
  const parameter = known.get('secret');
  if (parameter === undefined) return fail({ code: 'missing-secret' });
  const decoded = decodeBase32Leniently(parameter.value);
  if (decoded.ok) {
    const { bytes, spareBitsAt } = decoded.value;
    if (bytes.length === 0) return fail({ code: 'missing-secret' });
    const warnings: readonly SeedWarning[] = spareBitsAt === undefined ? [] : [{ code: 'spare-bits' }];
    return succeed({ secret: takeSecret(bytes), warnings });
  }
  const position = positionInUri(uri, parameter, decoded.failure.position);
  return fail<BadBase32>({ code: 'bad-base32', ...decoded.failure, position });
}

function wholeNumber(text: string): number | undefined {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return value > 0 ? value : undefined;
}

/** 12 characters hold every name in use, and no secret that can be used. */
function harmlessAlgorithmName(name: string): string {
  return /^[\w ./-]{1,12}$/.test(name) ? name : '';
}

function malformed(what: MalformedUri['what'], reason: MalformedUri['reason']) {
  return fail<MalformedUri>({ code: 'malformed-uri', what, reason });
}
