import type { Person } from '../ipc/state.ts';
import { accountKey } from '../register/account-key.ts';
import type { LastBurn } from '../register/last-burn.ts';

/**
 * From whom burning a seed would take a token: the person of its last burn, where that is somebody else and it is not
 * known that they are done with it. A lost token that turns up again may still be in their hands' reach, and of one whose
 * burn was cut short nobody knows what it holds: they are asked about as well.
 */
export function wouldTake(last: LastBurn | undefined, seed: Person): LastBurn | undefined {
  if (last === undefined || isSamePerson(last, seed)) return undefined;
  if (last.outcome === 'unfinished') return last;
  const leftSeed = last.outcome === 'seeded' || last.outcome === 'verified';
  return leftSeed && (last.ended === undefined || last.ended === 'lost') ? last : undefined;
}

/** As a person reads them: "jo@example.org, Contoso". */
export function nameOf({ account, issuer }: Person): string {
  return [account, issuer].filter((name) => name !== '').join(', ');
}

/** As the register takes them for the same: see token-life.ts. */
function isSamePerson(one: Person, other: Person): boolean {
  return accountKey(one.account) === accountKey(other.account) && one.issuer === other.issuer;
}
