import type { Warning } from '../ipc/failure.ts';
import type { Person } from '../ipc/state.ts';
import { accountKey } from '../register/account-key.ts';
import { nameOf } from './would-take.ts';

/**
 * A seed's names, filled in with those of whom it was to be for; its own where it names somebody else, and then a
 * warning that says so.
 */
export function intendedNames(
  seed: Person,
  intended: Person | undefined,
): { readonly names: Person; readonly warnings: readonly Warning[] } {
  const { account, issuer } = seed;
  if (intended === undefined) return { names: { account, issuer }, warnings: [] };
  const sameAccount =
    isOpen(account, intended.account) || accountKey(account) === accountKey(intended.account);
  const sameIssuer = isOpen(issuer, intended.issuer) || issuer === intended.issuer;
  if (sameAccount && sameIssuer) {
    return {
      names: { account: account || intended.account, issuer: issuer || intended.issuer },
      warnings: [],
    };
  }
  const difference = { wanted: nameOf(intended), named: nameOf(seed) };
  return { names: { account, issuer }, warnings: [{ code: 'other-than-intended', ...difference }] };
}

function isOpen(name: string, intended: string): boolean {
  return name === '' || intended === '';
}
