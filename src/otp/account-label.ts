import type { SeedWarning } from './seed-failure.ts';

/** Who an enrolment belongs to; '' where unknown. */
export interface AccountNames {
  readonly issuer: string;
  readonly account: string;
}

/**
 * Issuer and account of a decoded label, "Issuer:account" or "account", and of an issuer named beside it, which wins.
 * Source: https://github.com/google/google-authenticator/wiki/Key-Uri-Format, Label and Issuer.
 */
export function readAccountNames(
  label: string,
  issuerBeside: string,
): AccountNames & { warnings: readonly SeedWarning[] } {
  const colon = label.indexOf(':');
  const labelIssuer = cleanName(label.slice(0, Math.max(colon, 0)));
  const account = cleanName(label.slice(colon + 1));
  const parameterIssuer = cleanName(issuerBeside);
  const differs = labelIssuer !== '' && parameterIssuer !== '' && labelIssuer !== parameterIssuer;
  return {
    issuer: parameterIssuer || labelIssuer,
    account,
    warnings: differs ? [{ code: 'issuer-differs', labelIssuer, parameterIssuer }] : [],
  };
}

/** "issuer:account", or the account alone where the issuer is unknown. */
export function accountLabel({ issuer, account }: AccountNames): string {
  return issuer === '' ? account : `${issuer}:${account}`;
}

/** A name that is safe to show: no control characters, which move a terminal's cursor, and none that turn text round. */
export function cleanName(name: string): string {
  return name.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '').trim();
}
