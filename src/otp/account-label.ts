import { plainText } from '../base/plain-text.ts';
import type { SeedWarning } from './seed-failure.ts';

/** Who an enrolment belongs to; '' where unknown. */
export interface AccountNames {
  readonly issuer: string;
  readonly account: string;
}

/**
 * Issuer and account of a decoded label, "Issuer:account" or "account", and of an issuer named beside it, which wins.
 * `colon`: the one between them, where that is known better; an issuer's name may hold some, too.
 * Source: https://github.com/google/google-authenticator/wiki/Key-Uri-Format, Label and Issuer.
 */
export function readAccountNames(
  label: string,
  issuerBeside: string,
  colon = label.indexOf(':'),
): AccountNames & { warnings: readonly SeedWarning[] } {
  const parameterIssuer = cleanName(issuerBeside);
  const repeated = issuerBeside !== '' && label.startsWith(`${issuerBeside}:`);
  const between = repeated ? issuerBeside.length : colon;
  const labelIssuer = cleanName(label.slice(0, Math.max(between, 0)));
  const account = cleanName(label.slice(between + 1));
  const differs = labelIssuer !== '' && parameterIssuer !== '' && !isSameIssuer(labelIssuer, parameterIssuer);
  return {
    issuer: parameterIssuer || labelIssuer,
    account,
    warnings: differs ? [{ code: 'issuer-differs', labelIssuer, parameterIssuer }] : [],
  };
}

/**
 * "GitHub" and "github.com" are one. Entra ID writes the organisation's name into every label and Microsoft beside it.
 */
function isSameIssuer(labelIssuer: string, parameterIssuer: string): boolean {
  const [inLabel, beside] = [labelIssuer, parameterIssuer].map((name) => name.toLowerCase());
  if (inLabel === undefined || beside === undefined) return false;
  return beside === 'microsoft' || inLabel.includes(beside) || beside.includes(inLabel);
}

/** "issuer:account", or the account alone where the issuer is unknown. */
export function accountLabel({ issuer, account }: AccountNames): string {
  return issuer === '' ? account : `${issuer}:${account}`;
}

/** A name that is safe to show: no control characters, which move a terminal's cursor, and none that turn text round. */
export function cleanName(name: string): string {
  return plainText(name).replaceAll('\n', '').trim();
}
