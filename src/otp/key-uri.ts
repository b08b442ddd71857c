import { fail, type Result, succeed } from '../base/result.ts';
import type { Secret } from '../base/secret.ts';
import { type AccountNames, cleanName, readAccountNames } from './account-label.ts';
import { decodeBase32Leniently } from './base32.ts';
import { harmlessName, harmlessValue, readCodeParameters, type SaidParameter } from './code-parameters.ts';
import type { Enrolment } from './enrolment.ts';
import { appOfParameters, otherTypeOfUri } from './other-codes.ts';
import { meaningOfName } from './parameter-names.ts';
import { takeSecret } from './secret-size.ts';
import type { BadBase32, MalformedUri, SeedFailure, SeedWarning } from './seed-failure.ts';
import { decodeName, positionInUri, queryStart, readUriQuery, type UriQuery } from './uri-query.ts';

export { hashAlgorithmOfName } from './code-parameters.ts';

export interface KeyUri {
  readonly enrolment: Enrolment;
  /** What of it the URI says itself; the rest is what everybody takes for granted. */
  readonly said: readonly SaidParameter[];
  readonly warnings: readonly SeedWarning[];
}

const PARAMETERS = ['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder'] as const;

/**
 * Reads an otpauth URI on one line. What is wrong outside its secret and outside what its codes hang on is a warning. The
 * secret's size is not judged. Positions in failures are those in `uri`.
 * Source: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function readKeyUri(uri: string): Result<KeyUri, SeedFailure> {
  const [prefix = '', writtenType = ''] = /^otpauth:[\\/]*([^\\/?&#:]*)/i.exec(uri) ?? [];
  const type = writtenType.trim().toLowerCase();
  if (type === 'hotp') return fail({ code: 'hotp' });
  if (type !== 'totp') return fail(otherTypeOfUri(type) ?? unknownType(writtenType));
  const query = readUriQuery(uri, PARAMETERS);
  const code = readCodeParameters(query);
  if (!code.ok) return code;
  const secret = readSecret(uri, query);
  if (!secret.ok) return secret;
  const label = uri.slice(prefix.length, queryStart(uri, PARAMETERS) - 1).replace(/^\\?[\\/]/, '');
  const { issuer, account, warnings } = readNames(label, query);
  const isWhole = /^otpauth:\/\/[^\\/?&#:]*(?:[/?]|$)/i.test(uri);
  return succeed({
    enrolment: { issuer, account, ...code.value.parameters, secret: secret.value.secret },
    said: code.value.said,
    warnings: [
      ...secret.value.warnings,
      ...warnings,
      ...query.oddities.map((what): SeedWarning => ({ code: 'odd-writing', what })),
      ...(isWhole ? [] : [{ code: 'odd-writing', what: 'prefix' } as const]),
      ...code.value.warnings,
      ...unknownParameters(query),
    ],
  });
}

function unknownType(type: string): MalformedUri {
  const name = harmlessValue(type.trim());
  return { code: 'malformed-uri', what: 'type', reason: 'unknown-type', ...(name !== '' && { name }) };
}

function readNames(
  rawLabel: string,
  { known }: UriQuery,
): AccountNames & { readonly warnings: readonly SeedWarning[] } {
  const label = decodeName(rawLabel);
  const issuers = (known.get('issuer') ?? []).map(({ raw }) => decodeName(raw));
  const [issuer, ...others] = issuers;
  // A colon that is not escaped stands between the two; others belong to a name.
  const colon = rawLabel.indexOf(':');
  const between = colon < 0 ? undefined : decodeName(rawLabel.slice(0, colon)).text.length;
  const names = readAccountNames(label.text, issuer?.text ?? '', between);
  const other = others.find(({ text }) => cleanName(text) !== cleanName(issuer?.text ?? ''));
  const warnings = [...names.warnings];
  if (other) {
    const [labelIssuer, parameterIssuer] = [cleanName(other.text), names.issuer];
    warnings.push({ code: 'issuer-differs', labelIssuer, parameterIssuer });
  }
  if (label.damaged) warnings.push({ code: 'odd-writing', what: 'label' });
  if (issuers.some(({ damaged }) => damaged)) warnings.push({ code: 'odd-writing', what: 'issuer' });
  return { issuer: names.issuer, account: names.account, warnings };
}

interface UriSecret {
  readonly secret: Secret;
  readonly warnings: readonly SeedWarning[];
}

function readSecret(uri: string, query: UriQuery): Result<UriSecret, SeedFailure> {
  const [parameter, ...repeated] = query.known.get('secret') ?? [];
  if (parameter === undefined) {
    const app = appOfParameters(query.others.map(({ name }) => name));
    return fail(app ? { code: 'push-code', app } : { code: 'missing-secret' });
  }
  if (parameter.value === undefined) return fail(malformedSecret('bad-escape'));
  const decoded = decodeBase32Leniently(parameter.value);
  if (!decoded.ok) {
    if (repeated.length > 0) return fail(malformedSecret('conflicting'));
    const position = positionInUri(uri, parameter, decoded.failure.position);
    return fail<BadBase32>({ code: 'bad-base32', ...decoded.failure, position });
  }
  const { bytes, spareBitsAt, plusSigns } = decoded.value;
  if (bytes.length === 0) return fail({ code: 'missing-secret' });
  const secret = takeSecret(bytes);
  const warnings: SeedWarning[] = spareBitsAt === undefined ? [] : [{ code: 'spare-bits' }];
  if (plusSigns) warnings.push({ code: 'odd-writing', what: 'plus' });
  const conflict = otherSecret(secret, query);
  if (conflict === undefined) return succeed({ secret, warnings });
  secret.wipe();
  return fail(conflict);
}

/** Whether a URI holds a second key that is not the first one. */
function otherSecret(secret: Secret, { known, others }: UriQuery): MalformedUri | undefined {
  const isSame = (text: string) => {
    const decoded = decodeBase32Leniently(text);
    return decoded.ok && secret.equals(takeSecret(decoded.value.bytes));
  };
  const repeated = known.get('secret') ?? [];
  if (!repeated.every(({ value }) => value !== undefined && isSame(value))) {
    return malformedSecret('conflicting');
  }
  const isSeed = (text: string) => /^[a-z2-7 =-]{16,}$/i.test(text) && decodeBase32Leniently(text).ok;
  const named = others.find(
    ({ name, value }) => meaningOfName(name) === 'secret' && isSeed(value) && !isSame(value),
  );
  return named && { ...malformedSecret('other-name'), name: named.name };
}

function malformedSecret(reason: MalformedUri['reason']): MalformedUri {
  return { code: 'malformed-uri', what: 'secret', reason };
}

function unknownParameters({ others }: UriQuery): SeedWarning[] {
  const names = new Set(others.map(({ name }) => harmlessName(name)));
  return [...names].map((name) => ({ code: 'unknown-parameter', name }));
}
